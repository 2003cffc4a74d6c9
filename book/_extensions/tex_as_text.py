"""A formula as a line of text, with the signs that a reader would type, for the search."""

import re

from docutils.utils.math import tex2unichar

PIECE = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|[^\\\s]", re.DOTALL)
TABLES = ("alpha", "ord", "op", "bin", "rel", "open", "close", "fence", "punct")
SIGNS = {
    f"\\{name}": sign
    for table in TABLES
    for name, sign in getattr(tex2unichar, f"math{table}").items()
} | {
    **{"\\cdot": "·", "\\infty": "∞", "\\dots": "…", "\\mapsto": "↦", "\\tanh": "tanh"},
    **{"\\lvert": "|", "\\rvert": "|", "\\lVert": "‖", "\\rVert": "‖", "\\|": "‖"},
    **{"\\quad": " ", "\\qquad": " ", "\\,": " ", "\\:": " ", "\\;": " ", "\\ ": " ", "\\!": ""},
    **{"\\\\": " ", "&": " ", "~": " ", "{": "", "}": ""},
}
FRACTIONS = {"\\frac", "\\dfrac", "\\tfrac"}
MARKS = {"\\hat": "\u0302", "\\bar": "\u0304", "\\overline": "\u0304", "\\tilde": "\u0303"}
UPRIGHT = re.compile(r"\\(text|operatorname|math[a-z]+)$")
SIZES = re.compile(r"\\(left|right|[bB]igg?[lrm]?|textstyle|displaystyle|limits|nolimits)$")


class Reader:
    """Reads a formula from left to right."""

    def __init__(self, tex: str):
        self.pieces = PIECE.findall(tex)
        self.at = 0

    def next(self) -> str:
        """Take a piece, or nothing at the end."""
        self.at += 1
        return self.pieces[self.at - 1] if self.at <= len(self.pieces) else ""

    def argument(self) -> str:
        """Read what a command or a sign such as ``^`` is about: a group or a single piece."""
        piece = self.next()
        while piece.isspace():
            piece = self.next()
        return self.group() if piece == "{" else self.read(piece).strip()

    def group(self) -> str:
        """Read up to the brace that closes."""
        text = ""
        while (piece := self.next()) and piece != "}":
            text += self.read(piece)
        return " ".join(text.split())

    def read(self, piece: str) -> str:
        """Return what a piece says, with its arguments."""
        if piece == "{":
            return self.group()
        if piece in "^_":
            return piece + together(self.argument(), r"[^(].*[-+ ]")
        if piece in FRACTIONS:
            above, below = (together(self.argument(), r".* [-+=±] ") for _ in range(2))
            digits = above.isdigit() and below.isdigit()
            return f" {above}/{below} " if digits else f" {above} / {below} "
        if piece == "\\sqrt":
            return f" √{together(self.argument(), r'.*[ /]')}"
        if piece in MARKS:
            inner = self.argument()
            return f"{inner[:1]}{MARKS[piece]}{inner[1:]}" if " " not in inner else f"({inner})"
        if piece == "\\underbrace":
            inner = self.argument()
            if self.pieces[self.at : self.at + 1] == ["_"]:  # what it is called below the brace
                self.at += 1
                self.argument()
            return f" {inner} "
        if piece == "\\binom":
            return f"C({self.argument()}, {self.argument()})"
        if piece in ("\\begin", "\\end", "\\underset"):
            self.argument()
            return " "
        if UPRIGHT.match(piece):
            return self.argument() if piece != "\\text" else self.words()
        if SIZES.match(piece):
            return ""
        if piece in SIGNS:
            return f" {SIGNS[piece]} " if is_relation(piece) else SIGNS[piece]
        if piece.startswith("\\"):
            return f" {piece[1:]} "
        return piece

    def words(self) -> str:
        """Read words within a formula, whose spaces at both ends count."""
        start = self.at
        text = self.argument()
        raw = "".join(self.pieces[start : self.at]).strip("{}")
        return f"{' ' * raw[:1].isspace()}{text}{' ' * raw[-1:].isspace()}"


def together(text: str, loose: str) -> str:
    """Put parentheses around what would fall apart without its place above, below or under."""
    return f"({text})" if re.match(loose, text) else text


def is_relation(piece: str) -> bool:
    """Tell whether a sign has a space on both sides."""
    return piece[1:] in tex2unichar.mathrel or piece[1:] in tex2unichar.mathbin


def plain(tex: str) -> str:
    """Return a formula as a line of text, with the signs that a reader would type."""
    reader = Reader(tex)
    text = ""
    while piece := reader.next():
        text += reader.read(piece)
    text = " ".join(text.split())
    return re.sub(r"(?<=[A-Za-z]) (?=\()|(?<=\() | (?=[_^]|[),.;'](?: |$|[),.;]))", "", text)

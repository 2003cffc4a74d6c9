"""What a submission shows, made harmless: text, pictures, clean HTML, and no more than fits."""

from __future__ import annotations

import base64
import binascii
import html
import re
import struct
from dataclasses import dataclass
from typing import Any

import nh3

MAX_OUTPUTS = 200


@dataclass
class Room:
    """How much may still be kept.

    Attributes
    ----------
    text : int
        Characters of text.
    pictures : int
        Bytes of pictures.
    side : int
        Pixels along a picture's side; what is larger was not made by the sandbox, which scales.
    """

    text: int = 1_000_000
    pictures: int = 20_000_000
    side: int = 10_000


def clean_outputs(
    outputs: list[Any], note: str | None = None, room: Room | None = None
) -> list[dict[str, Any]]:
    """Keep of a submission's outputs what is harmless to show: text, pictures, clean HTML.

    Parameters
    ----------
    outputs : list
    note : str, optional
        What to say below them.
    room : Room, optional
        How much to keep; what is kept is taken off.
    """
    room = room or Room()
    cleaned, left_out = [], len(outputs) > MAX_OUTPUTS
    for output in outputs[:MAX_OUTPUTS]:
        if isinstance(output, dict):
            clean, complete = _clean(output, room)
            cleaned += [clean] if clean else []
            left_out |= not complete
    if left_out:
        note = f"{note or ''} There is more output; the rest is left out.".strip()
    if note:
        cleaned.append({"output_type": "stream", "name": "stderr", "text": note + "\n"})
    return cleaned


def _clean(output: dict[Any, Any], room: Room) -> tuple[dict[str, Any] | None, bool]:
    """Clean one output; tell whether all of it that can be shown found room."""
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        text, complete = _take_text(output.get("text"), room)
        return ({"output_type": "stream", "name": name, "text": text} if text else None), complete
    if kind == "error":
        trace = output.get("traceback")
        lines = trace[:50] if isinstance(trace, list) else []
        lines = [_take_text(text_of(line, 10_000), room)[0] for line in lines]
        return {
            "output_type": "error",
            "ename": text_of(output.get("ename"), 200),
            "evalue": _take_text(text_of(output.get("evalue"), 2000), room)[0],
            "traceback": lines,
        }, True
    if kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
        data, complete = {}, True
        for mime, value in output["data"].items():
            clean, fitted = _clean_data(mime, value, room)
            if clean is not None:
                data[mime] = clean
            complete &= fitted
        if "image/png" in data:  # the same picture, and safe as it is
            data.pop("image/svg+xml", None)
        if data:
            count = {"execution_count": None} if kind == "execute_result" else {}
            return {"output_type": kind, "data": data, "metadata": {}, **count}, complete
        return None, complete
    return None, True


def _take_text(value: Any, room: Room) -> tuple[str, bool]:
    text = text_of(value, max(0, room.text))
    room.text -= len(text)
    return text, not isinstance(value, str) or len(text) >= len(value)


def clean_html(markup: str, pictures: bool = False) -> str:
    """Take out of HTML what could act; what would take long to clean is shown as text.

    A picture that lies elsewhere is not fetched: the address may be one that logs its reader out,
    and its owner would learn who reads when.

    Parameters
    ----------
    markup : str
    pictures : bool
        Whether pictures that lie in the text itself are kept.
    """
    # The letters of pictures cost next to nothing.
    size = len(_INLINE.sub("", markup)) if pictures else len(markup)
    if size > 200_000 or markup.count("<") > 5_000:
        return f"<pre>{html.escape(markup[:10_000])}</pre>"

    def keep(tag: str, name: str, value: str) -> str | None:
        if tag == "img" and name == "src":
            return value if pictures and _INLINE.fullmatch(value) else None
        return None if value.lower().lstrip().startswith("data:") else value

    return nh3.clean(markup, url_schemes=nh3.ALLOWED_URL_SCHEMES | {"data"}, attribute_filter=keep)


def text_of(value: Any, room: int) -> str:
    """Return a text as such, without what cannot be written, cut off where there is no room."""
    text = value if isinstance(value, str) else ""
    return text[:room].encode("utf-8", "replace").decode()


_INLINE = re.compile(r"data:image/(?:png|jpeg|gif|svg\+xml);base64,[A-Za-z0-9+/=\s]*")
# MathJax runs these: they link, style or load something instead of setting a formula.
_ACTIVE_TEX = re.compile(r"\\(href|url|require|style|class|cssId|data|html\w*|includegraphics)\b")


def _clean_data(mime: Any, value: Any, room: Room) -> tuple[str | None, bool]:
    """Clean one representation; tell whether it found room. None is what is never shown."""
    if not isinstance(value, str):
        return None, True
    if mime in _STARTS:
        return _clean_picture(mime, value, room)
    if mime == "text/plain":
        return _take_text(value, room)
    clean = _CLEAN_TEXT.get(mime)
    if clean is None:
        return None, True
    if len(value) > room.text:
        return None, False
    kept = clean(text_of(value, room.text))
    room.text -= len(kept or "")
    return kept, True


def _clean_markdown(text: str) -> str | None:
    if _ACTIVE_TEX.search(text):
        return None
    return text if not nh3.is_html(text) else html.escape(text, quote=False)


def _clean_latex(text: str) -> str | None:
    return None if _ACTIVE_TEX.search(text) else text


# Drawings. What may be in one draws, and does nothing else: no script, style sheet, link, picture,
# animation or foreign element; a style sets how a line or a letter looks, and not where it lies.

_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_DRAWING = {
    *("svg", "g", "defs", "clipPath", "use", "text", "tspan", "title", "desc", *_SHAPES),
    *("linearGradient", "radialGradient", "stop"),
}
_DRAWS = {
    *("xmlns", "version", "viewBox", "preserveAspectRatio", "width", "height", "id", "transform"),
    *("d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "points"),
    *("href", "offset", "gradientUnits", "gradientTransform", "clipPathUnits", "style", "rotate"),
    *("spreadMethod", "fx", "fy", "textLength", "lengthAdjust", "pathLength"),
}
_LOOKS = {
    *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "opacity"),
    *("stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "color"),
    *("stroke-miterlimit", "stop-color", "stop-opacity", "clip-path", "clip-rule", "font"),
    *("font-family", "font-size", "font-style", "font-weight", "text-anchor", "letter-spacing"),
    *("dominant-baseline", "alignment-baseline", "shape-rendering", "text-rendering"),
    *("text-decoration", "vector-effect", "visibility", "display", "white-space"),
}
_PLAIN_VALUE = re.compile(r"[\w\s#.,%+'\"()-]*")
_ID = re.compile(r'<([\w]+)\b[^>]*? id="([^"]+)"')


def clean_drawing(markup: str) -> str | None:
    """Keep of an SVG what draws, or nothing where that is nothing or would take long to show."""
    if markup.count("<") > 50_000:
        return None
    start = markup.find("<svg")
    markup = markup[start:].replace("xlink:href", "href") if start >= 0 else ""
    clean = _clean_drawing(markup, None)
    shapes = {name for tag, name in _ID.findall(clean) if tag in _SHAPES}
    others = {name for tag, name in _ID.findall(clean) if tag not in _SHAPES}
    # One that repeats what repeats others grows without end.
    clean = _clean_drawing(clean, shapes - others).strip()
    return clean if clean.startswith("<svg") and clean.count("<") > 2 else None


def _clean_drawing(markup: str, targets: set[str] | None) -> str:
    def keep(tag: str, name: str, value: str) -> str | None:
        if name == "href":
            may = tag == "use" and value.startswith("#")
            return value if may and (targets is None or value[1:] in targets) else None
        if name == "style":
            pairs = (part.partition(":") for part in value.split(";"))
            looks = {n.strip(): v.strip() for n, _, v in pairs if n.strip() in _LOOKS}
            kept = [f"{n}: {v}" for n, v in looks.items() if _is_plain(v)]
            return "; ".join(kept) or None
        return value if name not in _LOOKS or _is_plain(value) else None

    clean = nh3.clean(
        markup,
        tags=_DRAWING,
        clean_content_tags={"script", "style", "foreignObject"},
        attributes={"*": _DRAWS | _LOOKS},
        attribute_filter=keep,
        link_rel=None,
    )
    return clean.replace("&nbsp;", "&#160;")  # XML has no name for it


def _is_plain(value: str) -> bool:
    outside = re.sub(r"url\(#[\w.:-]+\)", "", value)
    return bool(_PLAIN_VALUE.fullmatch(outside)) and "url" not in outside.lower()


_CLEAN_TEXT = {
    "text/html": clean_html,
    "text/markdown": _clean_markdown,
    "text/latex": _clean_latex,
    "image/svg+xml": clean_drawing,
}


# Pictures.

_STARTS = {"image/png": b"\x89PNG\r\n", "image/jpeg": b"\xff\xd8\xff", "image/gif": b"GIF8"}


def _clean_picture(mime: str, value: str, room: Room) -> tuple[str | None, bool]:
    """Keep a picture that is one, and that a browser can show without taking all memory."""
    if len(value) * 3 // 4 > room.pictures + 3:
        return None, False
    try:
        picture = base64.b64decode(value)
    except (binascii.Error, ValueError):
        return None, True
    if not picture.startswith(_STARTS[mime]):
        return None, True
    width, height = picture_size(picture)
    if not (0 < width <= room.side and 0 < height <= room.side):
        return None, False
    room.pictures -= len(picture)
    return base64.b64encode(picture).decode(), True


def picture_size(picture: bytes) -> tuple[int, int]:
    """Read width and height off a PNG, JPEG or GIF; zeros where they cannot be found."""
    try:
        if picture.startswith(b"\x89PNG"):
            return struct.unpack(">II", picture[16:24]) if picture[12:16] == b"IHDR" else (0, 0)
        if picture.startswith(b"GIF8"):
            return struct.unpack("<HH", picture[6:10])
        place = 2
        while picture[place] == 0xFF:
            marker, length = picture[place + 1], int.from_bytes(picture[place + 2 : place + 4])
            if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # start of a frame
                height, width = struct.unpack(">HH", picture[place + 5 : place + 9])
                return width, height
            place += 2 + length
    except (struct.error, IndexError):
        pass
    return 0, 0


def clean_attachments(attachments: dict[str, Any]) -> dict[str, Any]:
    kept, room = {}, Room(pictures=5_000_000)
    for name, bundle in attachments.items():
        if isinstance(bundle, dict):
            data = {m: _clean_data(m, v, room)[0] for m, v in bundle.items() if m in _STARTS}
            kept[text_of(name, 200)] = {
                mime: value for mime, value in data.items() if value is not None
            }
    return kept

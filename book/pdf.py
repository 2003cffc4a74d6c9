"""Make the book as one PDF: ``python book/pdf.py``.

Jupyter Book writes the whole book as one page, and Chromium prints it to _build/pdf/book.pdf. It
prints twice: a browser cannot write page numbers into a table of contents, so they are read from
the first printing. The next build of the site offers the file for download.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")
OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--virtual-time-budget=60000",
]


def print_page(browser: str, page: Path, to: Path) -> None:
    """Let the browser print a page to a PDF."""
    with tempfile.TemporaryDirectory() as profile:
        own = [f"--user-data-dir={profile}", f"--print-to-pdf={to}"]
        command = [browser, *OPTIONS, *own, page.as_uri()]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def page_numbers(pdf: Path) -> dict[str, int]:
    """Return the page of every anchor that a link of the book leads to."""
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    return {
        name.removeprefix("/"): reader.get_destination_page_number(place) + 1
        for name, place in reader.named_destinations.items()
    }


def with_numbers(html: str, numbers: dict[str, int]) -> str:
    """Return the book with the page's number at every entry of its contents."""

    def number(entry: re.Match) -> str:
        page = numbers.get(unquote(entry["anchor"]))
        return f'<span class="page">{page}</span>{entry[0]}' if page else entry[0]

    start, contents, rest = re.split(
        r'(<nav aria-label="Contents">.*?</nav>)', html, maxsplit=1, flags=re.DOTALL
    )
    return start + re.sub(r'<a [^>]*href="#(?P<anchor>[^"]+)"', number, contents) + rest


def main() -> int:
    """Build, print, and say where the file is."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        names = ", ".join(BROWSERS)
        print(
            f"No browser to print with: install one of {names}, or set CHROMIUM.", file=sys.stderr
        )
        return 2
    if not find_spec("pypdf"):
        print('pypdf reads the page numbers: pip install "pypdf>=5".', file=sys.stderr)
        return 2
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    build = ["build", ".", "-W", "-n", "--keep-going", "--builder", "singlehtml"]
    subprocess.run([jupyter_book, *build], cwd=ROOT, check=True)
    book = ROOT / "_build" / "pdf" / "book.pdf"
    book.parent.mkdir(parents=True, exist_ok=True)
    page = ROOT / "_build" / "singlehtml" / "book" / "intro.html"
    print_page(browser, page, book)
    numbered = page.with_name("numbered.html")
    text = page.read_text(encoding="utf-8")
    numbered.write_text(with_numbers(text, page_numbers(book)), encoding="utf-8")
    print_page(browser, numbered, book)
    numbered.unlink()
    print(book.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Make the book as one PDF: ``python book/pdf.py``.

Jupyter Book writes the whole book as one page, and Chromium prints it to _build/pdf/book.pdf.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

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


def main() -> int:
    """Build, print, and say where the file is."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        names = ", ".join(BROWSERS)
        print(
            f"No browser to print with: install one of {names}, or set CHROMIUM.", file=sys.stderr
        )
        return 2
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    build = ["build", ".", "-W", "-n", "--keep-going", "--builder", "singlehtml"]
    subprocess.run([jupyter_book, *build], cwd=ROOT, check=True)
    book = ROOT / "_build" / "pdf" / "book.pdf"
    book.parent.mkdir(parents=True, exist_ok=True)
    page = (ROOT / "_build" / "singlehtml" / "book" / "intro.html").as_uri()
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [browser, *OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={book}", page],
            check=True,
            stderr=subprocess.DEVNULL,
        )
    print(book.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())

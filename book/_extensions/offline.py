"""Reading without a network: one service worker for reading and practice, a list, and a zip.

The worker keeps what was visited. _static/offline.js keeps everything that
``_static/offline.json`` lists, when the reader wants that. Python for the browser is no part of the
list or of the zip: the practice asks for it, and a page opened from a disk cannot run it.
"""

import hashlib
import json
import zipfile
from pathlib import Path

WORKER = Path(__file__).with_name("sw.js")
PYTHON = "_static/pyodide"
LEFT_OUT = (PYTHON, "downloads/book.pdf", "downloads/site.zip", "sw.js")
SAME_DATE = (2026, 1, 1, 0, 0, 0)  # the same site makes the same zip


def configure(app, config):
    """Let the worker's version change with it."""
    both = config.html_context["site_digest"] + WORKER.read_text(encoding="utf-8")
    config.html_context["site_digest"] = hashlib.sha256(both.encode()).hexdigest()[:8]


def readable(out: Path) -> list[Path]:
    """List the files that a reader can come to."""
    found = []
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        name = path.relative_to(out).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/")) or path.suffix == ".inv"
        if not (hidden or name.startswith(LEFT_OUT)):
            found.append(path)
    return found


def address(name: str, site: str, practice: str) -> str:
    """Return the address that pages use for a file."""
    if "/chunks/" in name or not (name.startswith("_static/") and name.endswith((".js", ".css"))):
        return name
    own = name in {"_static/practice/page.js", "_static/practice/worker.js"}
    return f"{name}?v={practice if own else site}"


def zip_files(out: Path, files: list[Path]) -> None:
    """Write the site as one file to download."""
    (out / "downloads").mkdir(exist_ok=True)
    with zipfile.ZipFile(out / "downloads" / "site.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            name = f"functions-of-a-neural-network/{path.relative_to(out).as_posix()}"
            entry = zipfile.ZipInfo(name, SAME_DATE)
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def publish(app, exception):
    """Write worker, list and zip when everything else is there."""
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    version = app.config.html_context["site_digest"]
    practice = app.config.practice["digest"]
    python = out / PYTHON
    wheels = sorted(path.name for path in python.iterdir()) if python.exists() else []
    worker = WORKER.read_text(encoding="utf-8").replace("__VERSION__", version)
    digest = hashlib.sha256(json.dumps(wheels).encode()).hexdigest()[:8]
    (out / "sw.js").write_text(worker.replace("__PYTHON__", digest), encoding="utf-8")
    files = readable(out)
    names = [path.relative_to(out).as_posix() for path in files]
    told = {
        "bytes": sum(path.stat().st_size for path in files),
        "files": ["", *(address(name, version, practice) for name in names)],
    }
    (out / "_static" / "offline.json").write_text(json.dumps(told), encoding="utf-8")
    zip_files(out, files)


def setup(app):
    """Come after all that write files."""
    app.connect("config-inited", configure, priority=850)
    app.connect("build-finished", publish, priority=980)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

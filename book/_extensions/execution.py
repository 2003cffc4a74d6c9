"""How the pages' cells are executed: style, a cache that knows what they import, all processors.

The cells are plain Matplotlib. The kernels get their style from the environment: a Matplotlib
configuration file and an IPython profile. The cache of results is myst-nb's; its folder is named
after everything that a result depends on besides the cells, so none outlives a change there.
Sphinx reads page after page; what the cache lacks is executed before, many pages at once.
"""

import functools
import hashlib
import logging
import multiprocessing
import os
import platform
import shutil
from importlib.metadata import version
from pathlib import Path

from jupyter_cache import get_cache, readers
from jupyter_cache.executors.basic import ExecutionWorkerLocalMProc, ProcessData
from progress import show

# It looks through all packages that are installed, for each page twice.
readers.get_entry_point = functools.cache(readers.get_entry_point)

HERE = Path(__file__).parent
STYLE = HERE / "figures.mplstyle"
PROFILE = """\
c = get_config()
c.InlineBackend.figure_formats = {"svg"}
c.InlineBackend.print_figure_kwargs = {"bbox_inches": "tight", "metadata": {"Date": None}}
c.HistoryManager.enabled = False
c.IPKernelApp.log_level = 40  # not that a kernel on this very machine talks unencrypted
"""


def key(root: Path) -> str:
    """Return a digest of all that the result of a page depends on besides its cells."""
    digest = hashlib.sha256(PROFILE.encode() + STYLE.read_bytes())
    for name in ("numpy", "matplotlib", "ipython"):
        digest.update(f"{name} {version(name)} ".encode())
    digest.update(platform.python_version().encode())
    data = (path for path in root.glob("book/[!_]*/*") if path.suffix not in {".md", ".ipynb"})
    for path in sorted([*root.glob("solutions/**/*"), *data]):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def prepare(app, config):
    """Choose the cache's folder, and tell the kernels where their style is."""
    root = Path(app.srcdir)
    build = root / "_build"
    profile = build / ".ipython" / "profile_default" / "ipython_kernel_config.py"
    profile.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text(PROFILE)
    os.environ["IPYTHONDIR"] = str(profile.parent.parent)
    os.environ["MATPLOTLIBRC"] = str(STYLE)
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, [str(root), os.environ.get("PYTHONPATH")])
    )

    logging.getLogger("traitlets").setLevel(logging.WARNING)  # each start of a kernel is told

    caches = build / ".jupyter_cache"
    cache = caches / key(root)
    for other in caches.glob("*"):
        if other != cache:
            shutil.rmtree(other) if other.is_dir() else other.unlink()
    config.nb_execution_cache_path = str(cache)


def execute_ahead(app, env, names):
    """Execute the pages that the cache lacks, one on each processor.

    One that fails is left to myst-nb, which executes it again and says why.
    """
    cache = get_cache(app.config.nb_execution_cache_path)
    pages = [
        str(page)
        for page in map(Path, map(env.doc2path, names))
        if page.suffix == ".md" and "{code-cell}" in page.read_text(encoding="utf-8")
    ]
    for page in pages:
        cache.add_nb_to_project(page, read_data={"name": "myst_nb_md", "type": "plugin"})
    timeout = app.config.nb_execution_timeout
    missing = [
        ProcessData(record.pk, record.uri, cache, timeout, False)
        for record in cache.list_unexecuted(filter_uris=pages)
    ]
    if not missing:
        return
    multiprocessing.get_logger().addHandler(logging.NullHandler())
    with multiprocessing.Pool(initializer=one_thread) as pool:
        running = pool.imap_unordered(ExecutionWorkerLocalMProc(), missing)
        for done, _ in enumerate(running, 1):
            show("executed", done, len(missing))


def one_thread():
    """Every processor has a page of its own already."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"


def setup(app):
    """Come before myst-nb reads its settings."""
    app.connect("config-inited", prepare, priority=100)
    app.connect("env-before-read-docs", execute_ahead)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

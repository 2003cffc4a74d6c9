"""Counts the pages while they are executed and read: ``--quiet`` says nothing for minutes."""

import sys


def show(what: str, done: int, total: int) -> None:
    """Draw a bar; where no person looks, write every tenth line."""
    if sys.stderr.isatty():
        width = 30 * done // total
        bar = f"\r  pages {what} [{'#' * width}{' ' * (30 - width)}] {done} of {total}"
        print(bar, end="\n" if done == total else "", file=sys.stderr, flush=True)
    elif done % 10 == 0 or done == total:
        print(f"  pages {what}: {done} of {total}", file=sys.stderr, flush=True)


def begin(app, env, names):
    app.pages_to_read, app.pages_read = len(names), 0


def count(app, name, source):
    app.pages_read += 1
    show("read", app.pages_read, app.pages_to_read)


def setup(app):
    app.connect("env-before-read-docs", begin)
    app.connect("source-read", count)
    return {"parallel_read_safe": False, "parallel_write_safe": True}

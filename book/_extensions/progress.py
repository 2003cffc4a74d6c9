"""Counts the pages while they are read and executed: ``--quiet`` says nothing for minutes."""

import sys


def begin(app, env, names):
    app.pages_to_read, app.pages_read = len(names), 0


def count(app, name, source):
    app.pages_read += 1
    done, total = app.pages_read, app.pages_to_read
    if sys.stderr.isatty():
        width = 30 * done // total
        bar = f"\r  pages [{'#' * width}{' ' * (30 - width)}] {done} of {total}"
        print(bar, end="\n" if done == total else "", file=sys.stderr, flush=True)
    elif done % 10 == 0 or done == total:
        print(f"  pages: {done} of {total}", file=sys.stderr, flush=True)


def setup(app):
    app.connect("env-before-read-docs", begin)
    app.connect("source-read", count)
    return {"parallel_read_safe": False, "parallel_write_safe": True}

"""The table of the corpus, hostile and honest, under stock nbgrader and under this grader.

    python tests/autograder/stock.py                  # everything: about half an hour
    python tests/autograder/stock.py patched_numpy    # only some
    python tests/autograder/stock.py --save table.txt

Stock nbgrader is the same course without ``use_autograder``. It runs each submission with nothing
around it; so here every submission gets a machine of its own: namespaces for processes, network,
shared memory and mounts, a user that nobody has, and limits on memory, processes and files.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus

NOBODY = 1_100_000_000
STOCK = {"STOCK_NBGRADER": "yes"}
SECONDS = 150


def walled(folder: Path, user: int) -> list[str]:
    """A command that runs another one in a small machine of its own."""
    command = ["bwrap", "--die-with-parent", "--unshare-pid", "--unshare-net", "--unshare-ipc"]
    command += ["--unshare-uts", "--ro-bind", "/usr", "/usr", "--ro-bind", "/etc", "/etc"]
    for name in ("/bin", "/sbin", "/lib", "/lib64"):
        if os.path.islink(name):
            command += ["--symlink", os.readlink(name), name]
        elif os.path.isdir(name):
            command += ["--ro-bind", name, name]
    python = {sys.prefix, sys.base_prefix, os.path.realpath(sys.base_prefix)}
    for path in sorted(path for path in python if not path.startswith("/usr")):
        for parent in list(reversed(Path(path).parents))[1:]:
            command += ["--perms", "0755", "--dir", str(parent)]
        command += ["--ro-bind", path, path]
    command += ["--size", str(2**28), "--perms", "1777", "--tmpfs", "/tmp", "--dev", "/dev"]
    command += ["--proc", "/proc", "--bind", str(folder), "/course", "--chdir", "/course"]
    if os.geteuid() == 0:
        ids = ["--reuid", str(user), "--regid", str(user), "--clear-groups", "--no-new-privs"]
        return [*command, "--", "setpriv", *ids]
    return [*command, "--unshare-user", "--"]


def limit() -> None:
    """No submission may take this machine down."""
    resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
    resource.setrlimit(resource.RLIMIT_NPROC, (250, 250))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**27, 2**27))


def stock_score(case, template: Path, released: dict, number: int) -> float | None:
    """Grade one submission with stock nbgrader; None when it gives no grade."""
    with corpus.scratch() as place:
        folder = Path(place) / "course"
        shutil.copytree(template, folder)
        corpus.hand_in(case, folder / "submitted" / "student" / corpus.ASSIGNMENT, released)
        user = NOBODY + number
        if os.geteuid() == 0:
            os.chmod(place, 0o755)
            subprocess.run(["chown", "-Rh", str(user), folder], check=True)
        environment = STOCK | {
            "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "HOME": "/tmp",
            "LANG": "C.UTF-8",
        }
        command = [sys.executable, "-m", "nbgrader", "autograde", corpus.ASSIGNMENT, "--create"]
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(
                [*walled(folder, user), *command],
                env=environment,
                preexec_fn=limit,
                timeout=SECONDS,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        graded = folder / "autograded" / "student" / corpus.ASSIGNMENT
        if not (graded / f"{corpus.NOTEBOOK}.ipynb").exists():
            return None
        try:
            return corpus.read_scores(folder).get("student", {}).get("score")
        except Exception:
            return None


def table(names: list[str], jobs: int, tell) -> str:
    """Grade everything with both and write the table."""
    cases = [(kind, case) for kind in ("attacks", "controls") for case in corpus.cases(kind)]
    cases = [(kind, case) for kind, case in cases if not names or case.name in names]
    kinds = ("--kinds", "attacks", "controls", "--no-interleave")
    ours = corpus.behind_wall(*[case.name for _, case in cases], *kinds, timeout=3000)
    ours = {one["name"]: one["score"] for one in ours["submissions"]}
    with corpus.scratch() as place:
        template = Path(place) / "course"
        released = corpus.make_course(template, STOCK)

        def grade(entry):
            number, (_, case) = entry
            try:
                score = stock_score(case, template, released, number)
            except Exception as error:
                tell(f"{case.name}: {type(error).__name__}: {error}")
                score = None
            tell(f"{number + 1} of {len(cases)}: {case.name} {score}")
            return score

        with ThreadPoolExecutor(jobs) as pool:
            stock = list(pool.map(grade, enumerate(cases)))
    lines = [f"{'submission':44}{'due':>6}{'nbgrader':>10}{'this grader':>13}"]
    counts = {"nbgrader": [0, 0, 0, 0.0], "this grader": [0, 0, 0, 0.0]}
    for (_, case), theirs in zip(cases, stock, strict=True):
        scores = {"nbgrader": theirs, "this grader": ours.get(case.name)}
        for who, score in scores.items():
            if score is None:
                counts[who][2] += 1
            elif score > case.due:
                counts[who][0] += 1
                counts[who][3] += score - case.due
            elif case.exactly and score < case.due:
                counts[who][1] += 1
        shown = ["none" if score is None else f"{score:g}" for score in scores.values()]
        lines.append(f"{case.name:44}{case.due:6g}{shown[0]:>10}{shown[1]:>13}")
    lines.append("")
    heads = f"{'above due':>12}{'points':>9}{'below due':>12}{'no grade':>11}"
    lines.append(f"{'of ' + str(len(cases)):14}{heads}")
    for who, (above, below, none, points) in counts.items():
        lines.append(f"{who:14}{above:12}{points:9g}{below:12}{none:11}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="submissions; all if left out")
    parser.add_argument("--jobs", type=int, default=2, help="submissions at once")
    parser.add_argument("--save", type=Path, help="write the table to a file too")
    options = parser.parse_args()
    start = time.monotonic()
    written = table(options.names, options.jobs, lambda line: print(line, file=sys.stderr))
    print(written, end="")
    print(f"{time.monotonic() - start:.0f} s", file=sys.stderr)
    if options.save:
        options.save.write_text(written)


if __name__ == "__main__":
    main()

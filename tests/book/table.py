"""``python -m tests.book.table``: what the exercises check, and what checks them, as Markdown.

Every variant is graded by the real grader and every mutant is run, so this takes some minutes;
``--jobs N`` says how many processes do it. The exit status is 1 when a variant is misjudged or a
survivor is not explained. ``--count`` runs nothing and prints the table of the instructors' page.
"""

import argparse
import multiprocessing
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from tests.book.battery import battery
from tests.book.battery import listed as listed_wrappers
from tests.book.exercises import CHAPTERS, chapter, variants
from tests.book.mutants import listed, mutants, survivors
from tests.book.promises import promises
from tests.book.test_variants import misjudged

PARTS = 8
HEAD = (
    *("chapter", "functions", "checks", "points"),
    *("wrong variants rejected", "right variants accepted", "mutants killed", "equivalent"),
    *("wrappers killed", "wrappers listed"),
)

COUNTED = ("chapter", "functions", "checks", "points", "wrong", "right", "mutants", "listed")


def counted() -> list[str]:
    """Count what there is, without running any of it, as lines of Markdown."""
    rows = {}
    for name in CHAPTERS:
        chosen, written = chapter(name), variants(name)
        wrong = len([variant for variant in written if variant.fails])
        numbers = [len(chosen.exercises), len(chosen.checks), int(chosen.points)]
        numbers += [wrong, len(written) - wrong, len(mutants(name)), len(listed(name))]
        rows[name] = numbers
    rows["together"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    head = [line(COUNTED), line(["---", *["---:"] * (len(COUNTED) - 1)])]
    return head + [line([name, *map(str, numbers)]) for name, numbers in rows.items()]


def count(name: str, part: int) -> Counter[str]:
    """Run a share of a chapter's variants and mutants."""
    chosen = variants(name)[part::PARTS]
    bad = {line.split(" ")[0] for line in misjudged(name, chosen)}
    wrong = [variant for variant in chosen if variant.fails]
    right = [variant for variant in chosen if not variant.fails]
    found = survivors(name, part, PARTS)
    functions = [*promises(name)][part::PARTS]
    results = [battery(name, function) for function in functions]
    tried = sum(len(result.tried) for result in results)
    alive = [wrapper for result in results for wrapper in result.alive]
    reasons = [wrapper for wrapper in alive if wrapper in listed_wrappers(name)]
    explained = [mutant for mutant in found if mutant in listed(name)]
    return Counter(
        {
            "wrong": len(wrong),
            "rejected": len([variant for variant in wrong if variant.name not in bad]),
            "right": len(right),
            "accepted": len([variant for variant in right if variant.name not in bad]),
            "killed": len(mutants(name)[part::PARTS]) - len(found),
            "equivalent": len(explained),
            "survived": len(found) - len(explained),
            "tried": tried - len(reasons),
            "stopped": tried - len(alive),
            "listed": len(reasons),
        }
    )


def of(part: int, whole: int) -> str:
    return str(whole) if part == whole else f"**{part} of {whole}**"


def cells(label: str, numbers: Counter[str]) -> list[str]:
    """Write one row; what is not as it should be stands out."""
    return [
        label,
        *(f"{numbers[column]:g}" for column in ("functions", "checks", "points")),
        of(numbers["rejected"], numbers["wrong"]),
        of(numbers["accepted"], numbers["right"]),
        of(numbers["killed"], numbers["killed"] + numbers["survived"]),
        str(numbers["equivalent"]),
        of(numbers["stopped"], numbers["tried"]),
        str(numbers["listed"]),
    ]


def line(row: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(row)} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", default=CHAPTERS)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--count", action="store_true")
    options = parser.parse_args()
    if options.count:
        print(*counted(), sep="\n")
        return 0
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(options.jobs, mp_context=fork) as pool:
        shares = {
            name: [pool.submit(count, name, part) for part in range(PARTS)]
            for name in options.chapters
        }
        print(line(HEAD), line(["---", *["---:"] * (len(HEAD) - 1)]), sep="\n", flush=True)
        total: Counter[str] = Counter()
        for name, share in shares.items():
            numbers = sum((future.result() for future in share), Counter())
            chosen = chapter(name)
            numbers["functions"] = len(chosen.exercises)
            numbers["checks"] = len(chosen.checks)
            numbers["points"] = int(chosen.points)
            total += numbers
            print(line(cells(name, numbers)), flush=True)
        print(line(cells("together", total)))
    whole = total["rejected"] == total["wrong"] and total["accepted"] == total["right"]
    whole = whole and total["stopped"] == total["tried"]
    return 0 if whole and not total["survived"] else 1


if __name__ == "__main__":
    sys.exit(main())

"""python -m ua FILE…: prints a line for each failure; exits with 1 if there is any."""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter

from . import rules
from .check import structure_text, validate


def main() -> int:
    parser = argparse.ArgumentParser(prog="ua", description="Validates the structure of PDF/UA-1 and PDF/A-2a files.")
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--list", action="store_true", help="print all rules and whether they are checked")
    parser.add_argument("--text", action="store_true", help="print the text in the order of the structure instead")
    parser.add_argument("--alt", action="store_true", help="with --text: print alternative texts in place of what they stand for")
    parser.add_argument("--allow", action="append", default=[], metavar="CODE", help="only tell how often this rule fails")
    options = parser.parse_args()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if options.list:
        print(rules.listing())
        return 0
    if not options.files:
        parser.error("no files")
    if unknown := set(options.allow) - rules.CODES:
        parser.error(f"unknown rules {', '.join(sorted(unknown))}")
    if options.text:
        for file in options.files:
            print(structure_text(file, options.alt))
        return 0
    return _validate(options.files, set(options.allow))


def _validate(files: list[str], allowed: set[str]) -> int:
    failures = 0
    passed_over: Counter[str] = Counter()
    for file in files:
        for failure in validate(file):
            if failure.code in allowed:
                passed_over[failure.code] += failure.times
            else:
                failures += failure.times
                print(failure.line(file))
    for code, times in sorted(passed_over.items()):
        print(f"(allowed: {code}, {times} times)")
    print(
        f"{len(files)} files; {rules.count(rules.CHECKED)} of {len(rules.MATTERHORN)} Matterhorn conditions for "
        f"software checked, {rules.count(rules.ABSENT)} asserted absent, {len(rules.OTHER)} further rules checked; "
        f"{failures} failures"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

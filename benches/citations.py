#!/usr/bin/env python3
"""What citations cost: 500 briefs of 20 each, style by style, beside the same site without any.

    benches/citations.py target/release/briefpress
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

BRIEFS, WORKS, CITES = 500, 2000, 20
STYLES = ["harvard", "apa", "apsa", "chicago-author-date", "chicago-notes", "chicago-short-notes", "mhra", "mla", "oscola", "vancouver"]


def work(number):
    kind, house = ("report", "institution") if number % 2 else ("book", "publisher")
    return (
        f"@{kind}{{w{number}, author = {{Name{number % 700}, Given and Other{number % 300}, Jo}}, "
        f"title = {{A title of some words {number}}}, {house} = {{House}}, date = {{{1990 + number % 30}}}, "
        f"url = {{https://example.org/{number}}}}}\n"
    )


def write(folder, style, cites):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(f"{folder}/content/briefs")
    os.makedirs(f"{folder}/references")
    with open(f"{folder}/references/refs.bib", "w") as file:
        file.writelines(work(number) for number in range(WORKS))
    with open(f"{folder}/site.yaml", "w") as file:
        file.write("title: T\nbase_url: https://example.org/\nsearch: false\ntheme: {images: {plates: false}}\n")
        file.write(f"bibliography: refs.bib\ncitation: {style}\n")
    draw = random.Random(1)
    for brief in range(BRIEFS):
        cited = (f"[@w{draw.randrange(WORKS)}, p. {number}]" if cites else "(Name, 2000)" for number in range(CITES))
        text = "".join(f"Some words of a sentence that is no longer than others {one}. " for one in cited)
        with open(f"{folder}/content/briefs/b{brief:04}.md", "w") as file:
            file.write(f"---\ntitle: Brief {brief}\ndate: 2024-01-{1 + brief % 28:02}\n---\n{text}\n")


def build(program, folder):
    """Returns seconds by the clock and of the processor of the median of three first builds."""
    runs = []
    for _ in range(3):
        for made in ("public", ".public.briefpress", ".briefpress"):
            shutil.rmtree(f"{folder}/{made}", ignore_errors=True)
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run([program, "--quiet", "--root", folder, "build"], check=True, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        runs.append((used, time.monotonic() - began))
    return sorted(runs)[1]


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        folder = f"{scratch}/site"
        write(folder, "harvard", cites=False)
        without, _ = build(program, folder)
        print(f"{'style':20} {'ms a brief':>10} {'cores':>6}")
        for style in STYLES:
            write(folder, style, cites=True)
            used, wall = build(program, folder)
            print(f"{style:20} {(used - without) / BRIEFS * 1000:10.1f} {used / wall:6.1f}")


main()

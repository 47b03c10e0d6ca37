#!/usr/bin/env python3
"""Measure the search: what its index adds to a build, weighs, costs a reader and finds, beside Pagefind.

    benches/search.py [--bin target/release/briefpress] [--counts 300 2000 10000] [--runs 5] [--history 2000]
                      [--corpus 'COMMAND {out} {count}'] [--no-pagefind] [--work DIR]

For each number of briefs:

- first builds with `search: true` and `search: false` in turn, so that a drift of the machine reaches both: medians of wall time,
  processor time (all threads, user and system) and peak memory;
- the files of the index, and what a first search sends: the page, its script, the table and the files that a question of three words of a
  title needs, with and without the numbers beside the filters (`benches/search.mjs`, which needs Node);
- the time of an answer to `the` and to four common words;
- questions made by a machine from a seed, 150 of each kind, and how many have their brief among the first five: three words of a title;
  three words of a body that at most five texts have (among 10,000 texts of one vocabulary there are none); three words of a title, one of which lacks a
  letter;
- for the number --history alone, by how much one brief more, the newest, lets the packed history of a branch of pages grow, with and without the search,
  all packed anew (`git repack -adf`) and as `git gc` packs it by itself;
- Pagefind over the same pages of briefs, the newest one, which npm installs into the work folder.

Real vocabularies are far larger than that of the corpus of this repository, whose five hundred words hide half of the cost. --corpus names a command that writes
Markdown files of briefs, or a site with a `site.yaml`, into a folder; what it writes for a greater number must begin with the same briefs but for
their links. Python's standard library, Node and git are all it needs.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter

from whole import OURS, REPOSITORY, Side, corpus, measure, run

SITE = "title: Benchmark briefs\nbase_url: https://example.org/site/\ndescription: A synthetic collection\ntheme: {images: {plates: false}}\n"
ASKED = 150
COMMON = ["the", "the of and to"]
RARE = 5
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?", re.IGNORECASE)


def write(command, site, count):
    """Write a site of so many briefs."""
    if not command:
        corpus(site, count)
        return
    raw = site.with_name(f"{site.name}-raw")
    subprocess.run([part.format(out=raw, count=count) for part in shlex.split(command)], check=True, stdout=subprocess.DEVNULL)
    if (raw / "site.yaml").is_file():
        raw.rename(site)
        return
    (site / "content").mkdir(parents=True)
    raw.rename(site / "content/briefs")
    (site / "site.yaml").write_text(SITE)


def without_search(site):
    """Copy a site and switch its search off."""
    copy = site.with_name(f"{site.name}-without")
    shutil.copytree(site, copy)
    with open(copy / "site.yaml", "a", encoding="utf-8") as settings:
        settings.write("search: false\n")
    return copy


def size(folder, pattern="**/*"):
    """Give the number of files in a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.glob(pattern) if path.is_file()]
    return len(sizes), sum(sizes)


def texts(site):
    """Give the slug of each brief with its title and body."""
    for path in sorted((site / "content/briefs").glob("**/*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        title = re.search(r'^title: *"?(.*?)"?$', front, re.MULTILINE)[1]
        yield path.stem, title, body


def words(text):
    return [word.lower() for word in WORD.findall(text)]


def shortened(word, rng):
    """Take a letter from the middle or the end of a word."""
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1:]


def questions(site, seed):
    """Make questions of the words of the site's texts."""
    every = [(slug, words(title), words(body)) for slug, title, body in texts(site)]
    spread = Counter(word for _, title, body in every for word in {*title, *body})
    rng = random.Random(seed)

    def ask(kind, choose):
        made, turns = [], 0
        while len(made) < ASKED and turns < 100 * ASKED:
            turns += 1
            slug, title, body = rng.choice(every)
            chosen = choose(title, body)
            if chosen:
                made.append({"kind": kind, "query": " ".join(chosen), "address": f"/{slug}/"})
        return made

    def three(some):
        some = sorted(set(some))
        return rng.sample(some, 3) if len(some) >= 3 else None

    # What a reader remembers of a title is none of its small words.
    def of_title(title, _):
        return three([word for word in title if len(word) >= 4])

    def rare(_, body):
        return three([word for word in body if len(word) >= 4 and spread[word] <= RARE])

    def slipped(title, _):
        chosen = three([word for word in title if len(word) >= 4])
        long = [at for at, word in enumerate(chosen or []) if len(word) >= 6]
        if not long:
            return None
        at = rng.choice(long)
        return [shortened(word, rng) if here == at else word for here, word in enumerate(chosen)]

    return [*ask("title", of_title), *ask("rare", rare), *ask("slip", slipped)]


def git(folder, *command):
    settings = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false", "-c", "gc.auto=0"]
    subprocess.run(["git", "-C", folder, *settings, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def packed(folder):
    return sum(path.stat().st_size for path in (folder / ".git/objects/pack").glob("*.pack"))


def commit(side, branch, subject):
    """Build, and commit what was built to a branch of its own."""
    run(side.command)
    for old in branch.iterdir():
        if old.name != ".git":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(side.out, branch, dirs_exist_ok=True)
    git(branch, "add", "--all")
    git(branch, "commit", "--quiet", "--message", subject)


def newest(brief, site):
    """Give the text of a brief with the day behind the last one of a site, as a new brief has it."""
    dated = re.compile(r"^date: *(\d{4}-\d\d-\d\d)", re.MULTILINE)
    last = max(dated.search(path.read_text(encoding="utf-8"))[1] for path in (site / "content/briefs").glob("**/*.md"))
    day = datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
    return dated.sub(f"date: {day}", brief.read_text(encoding="utf-8"), count=1)


def growth(side, more, work):
    """Give by how many bytes one brief more lets the history grow: packed anew, and as git packs it by itself."""
    branch = work / f"branch-{side.site.name}"
    branch.mkdir()
    git(branch, "init", "--quiet")
    commit(side, branch, "First")
    git(branch, "repack", "-adf")
    before = packed(branch)
    (side.site / "content/briefs" / more.name).write_text(newest(more, side.site), encoding="utf-8")
    commit(side, branch, "One brief more")
    git(branch, "gc", "--quiet")
    by_itself = packed(branch) - before
    git(branch, "repack", "-adf")
    anew = packed(branch) - before
    (side.site / "content/briefs" / more.name).unlink()
    shutil.rmtree(branch)
    return anew, by_itself


def install_pagefind(work):
    """Install the peer; give its command and version."""
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", work, "pagefind"], check=True)
    command = str(work / "node_modules/.bin/pagefind")
    version = subprocess.run([command, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return command, version


def tell_builds(count, sides, runs):
    figures = measure(sides, runs, lambda: [side.forget() for side in sides])
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in figures.items()}
    for name, (wall, cpu, peak) in medians.items():
        print(f"{count:>7}  first build, {name:<16} {wall:>8.3f} s {cpu:>8.3f} s of the processor {peak:>8.1f} MiB")
    (_, cpu, peak), (_, bare, bare_peak) = medians["with"], medians["without"]
    print(f"{count:>7}  the index adds {cpu / bare - 1:.3f} of the processor time, {peak - bare_peak:.1f} MiB", flush=True)


def tell_search(count, site, out, seed):
    files, total = size(out / "search/index")
    print(f"{count:>7}  index: {files} files, {total / 1e6:.2f} MB")
    asked = questions(site, seed)
    given = json.dumps({"asked": asked, "timed": COMMON})
    command = ["node", str(REPOSITORY / "benches/search.mjs"), str(out)]
    answered = json.loads(subprocess.run(command, input=given, check=True, capture_output=True, text=True).stdout)
    first, facets = answered["first"], answered["facets"]
    print(f"{count:>7}  first search: {first['median'] / 1e3:.1f} kB, at most {first['most'] / 1e3:.1f} kB; {facets / 1e3:.1f} kB more for the numbers beside the filters")
    print(f"{'':>7}  (of it page and script {answered['shell'] / 1e3:.1f} kB, table {answered['table'] / 1e3:.1f} kB)")
    for time in answered["times"]:
        print(f"{count:>7}  `{time['query']}`: {time['first']:.0f} ms with files to read, {time['later']:.0f} ms with files read")
    made = Counter(one["kind"] for one in asked)
    told = [f"{kind} {answered['found'].get(kind, 0)} of {made[kind]}" for kind in ("title", "rare", "slip")]
    print(f"{count:>7}  among the first five: {', '.join(told)}", flush=True)


def tell_growth(count, sides, more, work):
    grown = {side.name: growth(side, more, work) for side in sides}
    for name, (anew, by_itself) in grown.items():
        print(f"{count:>7}  history, one brief more, {name:<8} {anew / 1e3:>8.1f} kB packed anew, {by_itself / 1e3:>8.1f} kB by `git gc`")
    beyond = [(one - other) / 1e3 for one, other in zip(grown["with"], grown["without"])]
    print(f"{count:>7}  of it the search: {beyond[0]:.1f} kB, {beyond[1]:.1f} kB", flush=True)


def tell_pagefind(count, command, version, out, work):
    target = work / "pagefind"
    wall, cpu, peak = run([command, "--silent", "--site", str(out), "--glob", "briefs/*/index.html", "--output-path", str(target)])
    files, total = size(target)
    print(f"{count:>7}  {version}: {wall:.1f} s, {cpu:.1f} s of the processor, {peak:.0f} MiB, {files} files, {total / 1e6:.2f} MB", flush=True)
    shutil.rmtree(target)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(REPOSITORY / "target/release/briefpress"))
    parser.add_argument("--counts", type=int, nargs="+", default=[300, 2000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--history", type=int, default=2000, help="the number of briefs for which the history is measured")
    parser.add_argument("--corpus", help="a command that writes briefs, with {out} and {count}")
    parser.add_argument("--seed", default="search")
    parser.add_argument("--no-pagefind", action="store_true")
    parser.add_argument("--work", help="folder to work in; made if missing, and kept")
    args = parser.parse_args()
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as temporary:
        work = pathlib.Path(args.work or temporary).resolve()
        work.mkdir(parents=True, exist_ok=True)
        peer = None if args.no_pagefind else install_pagefind(work)
        binary = os.path.abspath(args.bin)
        for count in args.counts:
            folder = work / str(count)
            folder.mkdir()
            site = folder / "site"
            write(args.corpus, site, count)
            sides = [Side("with", OURS, binary, site, folder / "with"), Side("without", OURS, binary, without_search(site), folder / "without")]
            tell_builds(count, sides, args.runs)
            tell_search(count, site, sides[0].out, args.seed)
            if count == args.history:
                write(args.corpus, folder / "more", count + 1)
                names = {path.name for path in (site / "content/briefs").iterdir()}
                more = next(path for path in (folder / "more/content/briefs").iterdir() if path.name not in names)
                tell_growth(count, sides, more, folder)
            if peer:
                tell_pagefind(count, *peer, sides[1].out, folder)
            if not args.work:
                shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())

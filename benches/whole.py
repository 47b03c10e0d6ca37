#!/usr/bin/env python3
"""Time a whole build as its user sees it: from the start of the process to its end.

    benches/whole.py [--bin target/release/briefpress] [--counts 300 10000] [--runs 9] [--work DIR] [--against COMMAND]

For each number of briefs it measures a first build, a build with nothing changed, and one after a sentence was added to
one body; prints medians of wall time, processor time (all threads, user and system) and peak memory, and how far the
slowest and the fastest run of the wall time were apart.

--against takes another command, in which {site} and {out} stand for the folders, and runs it in turn with the first, so
that a drift of the machine's speed reaches both:

    benches/whole.py --against 'older/briefpress --root {site} build --output {out}'

The work folder is best in memory-backed storage; without --work it is made there if the system has such a thing.
Python's standard library is all it needs; Unix alone, for the figures of a process that ended.
"""
import argparse
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
OURS = "{bin} --quiet --root {site} build --output {out}"
SENTENCE = " One sentence more."


def run(command):
    """Run a command; give wall time and processor time in seconds and peak memory in MiB."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"`{shlex.join(command)}` failed: {errors.decode(errors='replace')[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20


class Side:
    """A command and the folder that it writes."""

    def __init__(self, name, template, binary, site, out):
        self.name, self.site, self.out = name, site, out
        places = {"bin": binary, "site": str(site), "out": str(out)}
        self.command = [part.format(**places) for part in shlex.split(template)]

    def forget(self):
        """Remove what earlier builds wrote."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.rmtree(self.out.with_name(f".{self.out.name}.briefpress"), ignore_errors=True)


def corpus(site, count):
    command = ["cargo", "bench", "--quiet", "--bench", "corpus", "--", str(site), str(count)]
    subprocess.run(command, cwd=REPOSITORY, check=True)


def toggle(brief):
    """Add a sentence to a body, or take it away again."""
    text = brief.read_text()
    longer = text.replace("\n\n## Options", f"{SENTENCE}\n\n## Options", 1)
    brief.write_text(text.replace(SENTENCE, "", 1) if SENTENCE in text else longer)


def measure(sides, runs, before):
    """Run each side in turn, after one round that does not count; figures by side."""
    figures = {side.name: [] for side in sides}
    for turn in range(runs + 1):
        before()
        for side in sides:
            figure = run(side.command)
            if turn:
                figures[side.name].append(figure)
    return figures


def tell(count, scenario, figures):
    medians = {}
    for name, rows in figures.items():
        walls = [row[0] for row in rows]
        medians[name] = wall, cpu, peak = [statistics.median(column) for column in zip(*rows)]
        spread = f"{min(walls):.3f} to {max(walls):.3f}"
        print(f"{count:>7}  {scenario:<18} {name:<8} {wall:>8.3f} {cpu:>8.3f} {peak:>9.1f}   {spread}", flush=True)
    if len(medians) == 2:
        first, second = medians.values()
        ratios = [other / own for own, other in zip(first, second)]
        print(f"{'':>7}  {'':<18} {'ratio':<8} {ratios[0]:>8.2f} {ratios[1]:>8.2f} {ratios[2]:>9.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(REPOSITORY / "target/release/briefpress"))
    parser.add_argument("--counts", type=int, nargs="+", default=[300, 10000])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--work", help="folder to work in; made if missing, and kept")
    parser.add_argument("--against", metavar="COMMAND", help="another command, with {site} and {out}")
    args = parser.parse_args()
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as temporary:
        work = pathlib.Path(args.work or temporary).resolve()
        print(f"{'briefs':>7}  {'build':<18} {'':<8} {'wall s':>8} {'cpu s':>8} {'peak MiB':>9}   wall, fastest to slowest")
        for count in args.counts:
            site = work / f"site-{count}"
            corpus(site, count)
            binary = os.path.abspath(args.bin)
            sides = [Side("this", OURS, binary, site, work / f"this-{count}")]
            if args.against:
                sides.append(Side("other", args.against, binary, site, work / f"other-{count}"))
            forget = lambda: [side.forget() for side in sides]
            brief = site / "content/briefs" / f"brief-{count // 2:06}.md"
            for scenario, before in [
                ("first", forget),
                ("nothing changed", lambda: None),
                ("one body edited", lambda: toggle(brief)),
            ]:
                tell(count, scenario, measure(sides, args.runs, before))


if __name__ == "__main__":
    main()

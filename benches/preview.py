#!/usr/bin/env python3
"""Time what a writer waits for: from the save of one body to the page being there anew.

    benches/preview.py [--bin target/release/briefpress] [--count 10000] [--edits 40] [--work DIR]

It makes the corpus, starts a real preview of it, listens to its events as a browser does, and then adds a sentence to one
brief after the other. Of each save it takes the time until the event is there, until the script of an open page has been
told what is new, and until the page's new bytes have come. The preview waits for quiet before it looks, 15 ms after the last
event and 50 ms at most; that wait is part of the figures, and is told beside them.

Python's standard library is all it needs.
"""
import argparse
import http.client
import json
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
QUIET = 15.0


def corpus(folder, count):
    """Write the site."""
    command = ["cargo", "bench", "--bench", "corpus", "--", str(folder), str(count)]
    subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Preview:
    """A running preview, with a stream of its events."""

    def __init__(self, binary, site):
        self.child = subprocess.Popen(
            [binary, "--root", site, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        start = time.monotonic()
        for line in self.child.stdout:
            found = re.search(r"http://(\S+?)(/\S*) shows", line)
            if found:
                break
        else:
            sys.exit("the preview did not start")
        self.started = time.monotonic() - start
        self.host, self.base = found.groups()
        self.page = http.client.HTTPConnection(self.host)
        stream = http.client.HTTPConnection(self.host)
        stream.request("GET", "/-/briefpress/events")
        self.events = stream.getresponse()
        self.event()

    def event(self):
        """Wait for the next event; give its generation."""
        while True:
            line = self.events.readline()
            if not line:
                sys.exit("the stream has ended")
            if line.startswith(b"data: "):
                return json.loads(line[6:])["generation"]

    def get(self, path):
        """Ask for something over the connection that stays."""
        self.page.request("GET", path)
        return self.page.getresponse().read()

    def memory(self):
        """The memory that it takes, in MiB."""
        status = pathlib.Path(f"/proc/{self.child.pid}/status")
        text = status.read_text() if status.exists() else ""
        found = re.search(r"VmRSS:\s*(\d+)", text)
        return int(found.group(1)) / 1024 if found else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(REPOSITORY / "target/release/briefpress"))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--work", help="a folder for the site, best in memory-backed storage")
    options = parser.parse_args()
    memory = pathlib.Path("/dev/shm")
    work = pathlib.Path(tempfile.mkdtemp(prefix="preview-", dir=options.work or (memory if memory.is_dir() else None)))
    try:
        site = work / "site"
        corpus(site, options.count)
        preview = Preview(options.bin, str(site))
        print(f"{options.count:,} briefs: the preview is there after {preview.started:.1f} s")
        measure(preview, site, options.edits)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def measure(preview, site, edits):
    """Edit briefs one after the other; print what each step took."""
    briefs = sorted(site.glob("content/briefs/**/*.md"))
    draw = random.Random(1)
    steps = {"event": [], "told": [], "page": []}
    try:
        # All pages are rendered behind at first, which is no writer's ordinary hour.
        wait_until_idle(preview.child.pid)
        for number in range(edits):
            brief = draw.choice(briefs)
            route = f"/briefs/{brief.parent.name if brief.stem == 'index' else brief.stem}/"
            state = f"/-/briefpress/state?route={route}&since=0"
            before = json.loads(preview.get(state))["print"]
            text = brief.read_text()
            words = f"A sentence of the edit {number}."
            time.sleep(1.0)
            start = time.monotonic()
            brief.write_text(f"{text}\n{words}\n")
            preview.event()
            steps["event"].append(time.monotonic() - start)
            after = json.loads(preview.get(state))["print"]
            steps["told"].append(time.monotonic() - start)
            page = preview.get(preview.base.rstrip("/") + route)
            steps["page"].append(time.monotonic() - start)
            if before == after or words.encode() not in page:
                sys.exit(f"{route} was not updated")
        for step, times in steps.items():
            times = [value * 1000 for value in times]
            low, mid, high = min(times), statistics.median(times), max(times)
            print(f"{step:>6}: median {mid:6.1f} ms, without the wait for quiet {mid - QUIET:6.1f}, {low:.1f} to {high:.1f}")
        print(f"memory: {preview.memory():.0f} MiB")
    finally:
        preview.child.terminate()
        preview.child.wait()


def wait_until_idle(process):
    """Wait until a process has used next to no processor time for two seconds."""
    stat = pathlib.Path(f"/proc/{process}/stat")
    used = lambda: sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13])) if stat.exists() else 0
    last = -100
    for _ in range(120):
        now = used()
        if now - last <= 20:
            return
        last = now
        time.sleep(2)


if __name__ == "__main__":
    main()

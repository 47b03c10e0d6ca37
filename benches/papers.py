#!/usr/bin/env python3
"""What PDF editions cost: briefs of 1,000 words with a table, a picture and twelve notes, beside the same site without papers.

    cargo build --release --features pdf
    benches/papers.py target/release/briefpress [COUNT]

With `pandoc`, `typst` and `chromium` on the path, the same text by Pandoc and Typst, and by Chromium's print of the page.
"""

import os
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

FORMER, LATER = "a be co de di ex for in inter non per pre pro re sub trans un".split(), (
    "vision position mission ference port duct tract gress sent form serve tain cede pose scribe struct volve able ment"
).split()
SMALL = "the of and to in that is was for on as with by at from it this not or are an be had but which".split()
PEERS = 10
TOPICS = 10


def words(draw, count):
    def word():
        return draw.choice(SMALL) if draw.random() < 0.45 else draw.choice(FORMER) + draw.choice(LATER)

    text = []
    while count > 0:
        length = draw.randint(9, 26)
        text.append(" ".join(word() for _ in range(length)).capitalize() + ".")
        count -= length
    return " ".join(text)


def picture(draw):
    """A PNG of 640 by 360 points in a few colours."""
    rows = b"".join(b"\0" + bytes((x // 40 * 9 + y // 30 * 5) % 200 for x in range(640)) for y in range(360))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", 640, 360, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def brief(draw, number):
    parts, notes = [], []
    for section in range(6):
        parts.append(f"## {words(draw, 4)[:-1]}")
        for _ in range(2):
            notes.append(words(draw, 12))
            parts.append(words(draw, 68) + f"[^{len(notes)}]")
    parts.insert(7, '![A picture](picture.png "What it shows")')
    rows = [f"| {words(draw, 3)} | {draw.randrange(1000)} | {draw.randrange(1000)} |" for _ in range(8)]
    parts.insert(11, "\n".join(["| Country | 2023 | 2024 |", "|---|---:|---:|", *rows]))
    parts += [f"[^{at}]: {note}" for at, note in enumerate(notes, 1)]
    front = f"---\ntitle: Brief {number} on {words(draw, 4)[:-1]}\ndate: 2024-{1 + number % 12:02}-{1 + number % 28:02}\n"
    points = "".join(f"  - {words(draw, 14)}\n" for _ in range(3))
    front += f"topics: [Topic {number % TOPICS}]\n"
    return f"{front}summary: {words(draw, 30)}\nkey_points:\n{points}---\n" + "\n\n".join(parts) + "\n"


def write(folder, count):
    draw = random.Random(1)
    (folder / "content/briefs").mkdir(parents=True)
    (folder / "site.yaml").write_text(
        "title: T\nbase_url: https://example.org/\nsearch: false\ntheme: {images: {plates: false}}\n"
    )
    (folder / "content/briefs/picture.png").write_bytes(picture(draw))
    for number in range(count):
        (folder / f"content/briefs/b{number:05}.md").write_text(brief(draw, number))


def run(command, folder=None):
    """Returns seconds by the clock, seconds of the processor, and the most memory in MiB of a command."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: {status}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def build(program, folder, *options, keeps=False):
    for made in ("public", ".public.briefpress", *([] if keeps else [".briefpress"])):
        shutil.rmtree(folder / made, ignore_errors=True)
    return run([program, "--quiet", "--root", folder, "build", *options])


def tell(name, figures, count, less=0.0):
    wall, used, memory = figures
    print(f"{name:34} {wall:7.2f} s  {used:7.2f} s  {memory:5.0f} MiB  {1000 * (used - less) / count:6.1f} ms a brief")


def peers(folder):
    """The text of some briefs by other programs."""
    texts = sorted((folder / "content/briefs").glob("*.md"))[:PEERS]
    if shutil.which("pandoc") and shutil.which("typst"):
        runs = []
        for text in texts:
            made = run(["pandoc", text.name, "-o", f"/tmp/{text.stem}.typ", "--standalone"], text.parent)
            shutil.copy(folder / "content/briefs/picture.png", "/tmp/picture.png")
            runs.append([sum(each) for each in zip(made, run(["typst", "compile", f"/tmp/{text.stem}.typ"]))])
        tell("Pandoc and Typst, one by one", [sum(of) for of in zip(*runs)][:2] + [max(each[2] for each in runs)], len(runs))
    if shutil.which("chromium"):
        runs = []
        for text in texts:
            page = folder / "public/briefs" / text.stem / "index.html"
            with tempfile.TemporaryDirectory() as profile:
                options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--no-pdf-header-footer"]
                runs.append(run(["chromium", *options, f"--print-to-pdf=/tmp/{text.stem}.pdf", page.as_uri()]))
        tell("Chromium's print, one by one", [sum(of) for of in zip(*runs)][:2] + [max(each[2] for each in runs)], len(runs))


def main():
    program, count = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 300
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, count)
        build(program, folder)
        plain = min((build(program, folder) for _ in range(3)), key=lambda figures: figures[1])
        print(f"{count} briefs{'':25} wall     processor  memory")
        tell("without papers", plain, count)
        tell("with papers", build(program, folder, "--pdf"), count, plain[1])
        tell("again, output deleted", build(program, folder, "--pdf", keeps=True), count, plain[1])
        tell("again, nothing changed", run([program, "--quiet", "--root", folder, "build", "--pdf"]), count)
        peers(folder)
        with (folder / "site.yaml").open("a") as settings:
            settings.write("pdf: {dossiers: [topics]}\n")
        tell(f"with dossiers of {TOPICS} topics", build(program, folder), count, plain[1])


if __name__ == "__main__":
    main()

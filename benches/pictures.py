#!/usr/bin/env python3
"""Time what pictures cost: the builds of a site with photographs beside those of the same site without any.

    benches/pictures.py PHOTOGRAPHS [--bin target/release/briefpress] [--count 300] [--runs 7] [--hugo PATH] [--plates]

PHOTOGRAPHS is a folder of JPEG files, each of which is put into a brief of its own. It measures a first build, one into a new
output with all that is kept, and one with nothing changed, each in turn with the site that has no photographs. --hugo builds the same texts
with Hugo's bare site and the same three widths, as JPEG alone. --plates draws a picture for each brief that has none, on both sides.

Python's standard library is all it needs.
"""
import argparse
import pathlib
import shutil
import statistics
import sys
import tempfile
import time

from whole import OURS, Side, corpus, run

WIDTHS = "480 960 1600"
HOOK = """{{- $photograph := resources.Get .Destination -}}
<img src="{{ $photograph.RelPermalink }}" srcset="{{ range slice WIDTHS }}{{ ($photograph.Resize (printf "%dx q80" .)).RelPermalink }} {{ . }}w, {{ end }}" alt="{{ .Text }}">
"""
PAGES = {
    "hugo.yaml": "baseURL: https://example.org/\ntitle: Briefs\ntaxonomies: {country: countries, topic: topics, author: authors}\n",
    "layouts/index.html": "{{ range .Site.RegularPages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}",
    "layouts/_default/single.html": "<h1>{{ .Title }}</h1>{{ .Content }}",
    "layouts/_default/list.html": "{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}",
    "layouts/_default/_markup/render-image.html": HOOK.replace("WIDTHS", WIDTHS),
}


def with_photographs(site, photographs):
    """Give each photograph a brief."""
    briefs = sorted((site / "content/briefs").glob("*.md"))
    if len(photographs) > len(briefs):
        sys.exit("more photographs than briefs")
    for brief, photograph in zip(briefs, photographs):
        shutil.copy(photograph, brief.parent)
        brief.write_text(f'{brief.read_text()}\n![A place]({photograph.name} "The place. Photo: N. N.")\n')


def of_hugo(folder, site):
    """Make a site for Hugo of the same texts and photographs."""
    for name, text in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for source in (site / "content/briefs").iterdir():
        target = folder / ("content" if source.suffix == ".md" else "assets") / source.name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(source, target)


def forget_all(side):
    side.forget()
    for kept in (".briefpress", "resources"):
        shutil.rmtree(side.site / kept, ignore_errors=True)


def measure(sides, scenario, runs, before):
    """Run each side in turn and print medians."""
    figures = {side.name: [] for side in sides}
    for turn in range(runs + 1):
        for side in sides:
            before(side)
            figure = run(side.command)
            # The first round makes what the later ones find kept; where nothing is kept it counts.
            if turn or before is forget_all:
                figures[side.name].append(figure)
    for name, rows in figures.items():
        wall, cpu, peak = [statistics.median(column) for column in zip(*rows)]
        print(f"{scenario:<20} {name:<12} {wall:>8.3f} {cpu:>8.3f} {peak:>9.1f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photographs", type=pathlib.Path)
    parser.add_argument("--bin", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "target/release/briefpress")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--hugo", help="Hugo's program")
    parser.add_argument("--plates", action="store_true")
    args = parser.parse_args()
    photographs = sorted(path for path in args.photographs.iterdir() if path.suffix.lower() in (".jpg", ".jpeg"))
    memory = "/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as temporary:
        work = pathlib.Path(temporary)
        without, site = work / "without", work / "with"
        corpus(without, args.count)
        if args.plates:
            settings = without / "site.yaml"
            settings.write_text(settings.read_text().replace("plates: false", "plates: true"))
        shutil.copytree(without, site)
        with_photographs(site, photographs)
        binary = str(args.bin.resolve())
        sides = []
        for folder in (without, site):
            sides.append(Side(folder.name, OURS, binary, folder, work / f"{folder.name}-out"))
        if args.hugo:
            of_hugo(work / "hugo", site)
            sides.append(Side("hugo", f"{args.hugo} --quiet --source {{site}} --destination {{out}}", binary, work / "hugo", work / "hugo-out"))
        size = sum(path.stat().st_size for path in photographs) / 1e6
        print(f"{len(photographs)} photographs, {size:.0f} MB, in {args.count} briefs")
        print(f"{'build':<20} {'':<12} {'wall s':>8} {'cpu s':>8} {'peak MiB':>9}")
        # A stamp is believed once it is older than the clock's step.
        time.sleep(3)
        measure(sides, "first", 0, forget_all)
        measure(sides, "new output, kept", args.runs, Side.forget)
        measure(sides, "nothing changed", args.runs, lambda side: None)


if __name__ == "__main__":
    main()

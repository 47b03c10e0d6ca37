"""Imports sites that their own programs have built, and compares: every address that the old site answered leads somewhere, and
every word that a reader saw in a text is there.

    check.py PROGRAM FOLDER

`hugo`, `jekyll` and `pandoc` are taken from the PATH; what is missing is left out, and said.
"""

import csv
import html
import html.parser
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import wordpress_export
from hugo_site import png, write

HERE = Path(__file__).parent
FAULTS = []

# Elements that are closed by nothing.
INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "u"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def fault(what):
    FAULTS.append(what)
    print(f"fault: {what}")


class Text(html.parser.HTMLParser):
    """The words of the first element with a class, without those of some elements in it."""

    def __init__(self, wanted, without=()):
        super().__init__(convert_charrefs=True)
        self.wanted, self.without = wanted, without
        self.depth, self.hidden, self.words, self.done = 0, 0, [], False

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.part(tag)
        classes = (attributes.get("class") or "").split()
        if tag in VOID:
            return
        if self.depth:
            self.depth += 1
            # Kramdown's contents say the headings once more.
            is_left_out = tag in ("script", "style") or attributes.get("id") == "markdown-toc"
            if self.hidden or is_left_out or any(name in self.without for name in classes):
                self.hidden += 1
        elif self.wanted in classes and not self.done:
            self.depth = 1

    def handle_startendtag(self, tag, attributes):
        pass

    def part(self, tag):
        """Blocks that stand beside one another part words; what stands in a line does not."""
        if self.depth and tag not in INLINE:
            self.words.append(" ")

    def handle_endtag(self, tag):
        self.part(tag)
        if tag in VOID or not self.depth:
            return
        self.depth -= 1
        self.hidden = max(0, self.hidden - 1)
        self.done = self.depth == 0

    def handle_data(self, data):
        if self.depth and not self.hidden:
            self.words.append(data)


def words(text):
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return Counter(word for word in re.findall(r"[^\W_]+", text.lower()))


def text_of(file, wanted, without=()):
    parser = Text(wanted, without)
    parser.feed(Path(file).read_text(encoding="utf-8"))
    return "".join(parser.words)


def run(*command, cwd=None):
    ran = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    if ran.returncode:
        fault(f"{' '.join(map(str, command))}: {ran.returncode}\n{ran.stdout[-2000:]}{ran.stderr[-4000:]}")
    return ran.stdout


def addresses(public, base):
    """Every path of the old site below its base: of its site maps, and of its files."""
    found = set()
    for file in Path(public).rglob("sitemap.xml"):
        for url in re.findall(r"<loc>([^<]+)</loc>", file.read_text(encoding="utf-8")):
            path = unquote(urlsplit(html.unescape(url)).path).removeprefix(base)
            # Search engines are told the new site map.
            found.update([] if path.endswith("sitemap.xml") else [path])
    for file in Path(public).rglob("*"):
        if file.is_file() and file.name not in ("sitemap.xml", "robots.txt", "404.html"):
            path = "/" + file.relative_to(public).as_posix()
            found.add(path.removesuffix("index.html"))
    return found


def answers(public, path):
    path = unquote(path)
    file = Path(public, path.lstrip("/"))
    return file.is_file() or (file / "index.html").is_file()


def compare_addresses(name, old, base, new):
    missing = []
    known = sorted(addresses(old, base))
    missing = [path for path in known if not answers(new, path)]
    print(f"{name}: {len(known)} addresses, {len(missing)} of them lead nowhere")
    for path in missing[:20]:
        fault(f"{name}: nothing answers at {path}")


def compare_words(name, old, base, report, new, wanted):
    """Every word of a text on the old site stands on its page."""
    compared = 0
    for row in report:
        path = unquote(row["old_address"])
        path = path[len(base):] if base and path.startswith(base + "/") else path
        file = Path(old, path.lstrip("/"))
        file = file if file.is_file() else file / "index.html"
        page = Path(new, row["address"].lstrip("/"), "index.html")
        if not file.is_file() or not page.is_file() or not row["file"].startswith("content/briefs/"):
            continue
        said, shown = words(text_of(file, wanted)), words(text_of(page, "page-brief"))
        missing = said - shown
        # Marks of notes are numbered anew, and links back from notes are signs.
        missing = Counter({word: count for word, count in missing.items() if not word.isdigit()})
        compared += 1
        if missing:
            fault(f"{name}: {row['file']} lacks {dict(missing.most_common(8))}")
    print(f"{name}: {compared} texts compared word by word")
    return compared


def report(site):
    with open(Path(site, "import-report.csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hugo(program, folder):
    source, old, new = folder / "hugo", folder / "hugo-public", folder / "hugo-new"
    run(sys.executable, HERE / "hugo_site.py", source)
    run("hugo", "--noBuildLock", "--quiet", "--destination", old, cwd=source)
    before = {path: path.read_bytes() for path in source.rglob("*") if path.is_file()}
    run(program, "import", source, "--into", new)
    after = {path: path.read_bytes() for path in source.rglob("*") if path.is_file()}
    if before != after:
        fault("hugo: the source was changed")
    run(program, "--root", new, "build")
    compare_addresses("hugo", old, "/blog", new / "public")
    return compare_words("hugo", old, "/blog", report(new), new / "public", "text")


def jekyll(program, folder):
    source, old, new = folder / "jekyll", folder / "jekyll-public", folder / "jekyll-new"
    run(sys.executable, HERE / "jekyll_site.py", source)
    run("jekyll", "build", "--quiet", "--disable-disk-cache", "--source", source, "--destination", old)
    run(program, "import", source, "--into", new)
    run(program, "--root", new, "build")
    compare_addresses("jekyll", old, "", new / "public")
    return compare_words("jekyll", old, "/notes", report(new), new / "public", "text")


def wordpress(program, folder):
    """There is no WordPress at hand: what its texts say is what their HTML says."""
    source, new = folder / "wordpress", folder / "wordpress-new"
    shown = wordpress_export.site(source)
    run(program, "import", source / "export.xml", "--into", new)
    run(program, "--root", new, "build")
    for name, content in shown.items():
        content = re.sub(r"\[/?caption[^\]]*\]|<!--.*?-->|https://www.youtube.com/\S*", " ", content)
        said = words(html.unescape(re.sub(r"<[^>]*>", " ", content)))
        page = new / "public/briefs" / name / "index.html"
        missing = said - words(text_of(page, "page-brief") if page.is_file() else "")
        missing = Counter({word: count for word, count in missing.items() if not word.isdigit()})
        if missing:
            fault(f"wordpress: {name} lacks {dict(missing.most_common(8))}")
    for path in ["/2021/03/text-7/", "/fr/2021/03/francais/", "/about/team/", "/category/region/water/", "/tag/tunisia/",
                 "/author/amina/", "/feed/", "/category/region/water/feed/", "/wp-content/uploads/2021/03/map.png"]:
        if not answers(new / "public", path):
            fault(f"wordpress: nothing answers at {path}")
    hidden = ["Not yet.", "Not for all.", "Gone.", "A remark"]
    published = "".join(file.read_text(encoding="utf-8") for file in (new / "public").rglob("*.html"))
    for words_of_draft in hidden:
        if words_of_draft in published:
            fault(f"wordpress: `{words_of_draft}` is published")
    if "lost.png" not in (new / "import-report.csv").read_text(encoding="utf-8"):
        fault("wordpress: a file that is missing is not told")
    whole, cut = wordpress_export.export()[0], source / "cut.xml"
    cut.write_text(whole[: len(whole) // 2], encoding="utf-8")
    ran = subprocess.run([program, "import", cut, "--into", folder / "cut"], capture_output=True, text=True, check=False)
    if ran.returncode != 1 or "cut.xml:" not in ran.stderr or (folder / "cut").exists():
        fault(f"wordpress: an export that is cut off: {ran.returncode} {ran.stderr[:500]}")
    ran = subprocess.run([program, "import", cut, "--into", folder / "cut", "--keep-going"], capture_output=True, check=False)
    if not list((folder / "cut/content/briefs").glob("text-*.md")):
        fault("wordpress: --keep-going takes nothing")
    print(f"wordpress: {len(shown)} texts compared word by word")
    return len(shown)


# Documents of all kinds, as pandoc writes them: the name, the text, and what of it a reader must not find.
DOCUMENTS = {
    "lists.docx": ("# Lists\n\nText with *soft*, **bold** and [a link](https://example.net/).\n\n- one\n- two\n    - three\n\n1. first\n2. second\n", ""),
    "table.docx": ("Words.\n\n| Country | Share |\n|---|--:|\n| Tunisia | 12 |\n| Lebanon | 8 |\n\nMore.\n", ""),
    "notes.docx": ("A claim.[^1] Another.[^2]\n\n[^1]: The first note, with *emphasis*.\n\n[^2]: The second.\n", ""),
    "picture.docx": ("Before.\n\n![The caption of a map](map.png)\n\nBehind.\n", ""),
    "tracked.docx": ('Kept [added]{.insertion author="A" date="2021-01-01T00:00:00Z"} and '
                     '[removed]{.deletion author="A" date="2021-01-01T00:00:00Z"} words'
                     '[remark]{.comment-start id="0" author="A" date="2021-01-01T00:00:00Z"} here[]{.comment-end id="0"}.\n', "removed remark"),
    "french.docx": ("---\nlang: fr\ntitle: L’eau et la paix\nauthor: Élise Martin\n---\n\nLe texte « français » : 12 % de l’eau.\n", ""),
    "arabic.docx": ("---\nlang: ar\ndir: rtl\ntitle: المياه\n---\n\nنص عن المياه والسلام.\n", ""),
    "brief.docx": ("---\ntitle: A policy brief\nauthor: [Amina Khan, John Doe]\ndate: 2021-03-04\n---\n\n# Key messages\n\n- One.\n- Two.\n\n"
                   "# Background\n\nWords.\n\n# Recommendations\n\n1. Do this.\n2. Do that.\n", ""),
    "quotes.odt": ("# Quotes\n\n> A quotation\n> of two lines.\n\nAnd H~2~O and ~~gone~~.\n", ""),
    "notes.odt": ("Open text.[^1]\n\n[^1]: An open note.\n\n- a\n- b\n", ""),
}


def word(program, folder):
    source, new = folder / "word", folder / "word-new"
    (source).mkdir()
    write(source, "map.png", png())
    for name, (text, _) in DOCUMENTS.items():
        draft = source / "draft.md"
        draft.write_text(text, encoding="utf-8")
        run("pandoc", "--from", "markdown", "--output", source / name, draft, cwd=source)
        draft.unlink()
    (source / "map.png").unlink()
    run(program, "import", source, "--from", "word", "--into", new)
    run(program, "--root", new, "build")
    rows = {row["source"]: row for row in report(new)}
    for name, (_, hidden) in DOCUMENTS.items():
        said = words(run("pandoc", "--to", "plain", "--wrap=none", "--standalone", source / name)) - words(hidden)
        row = rows.get(name)
        page = new / "public" / row["address"].lstrip("/") / "index.html" if row else Path("/nowhere")
        shown = words(text_of(page, "page-brief") if page.is_file() else "")
        missing = Counter({word: count for word, count in (said - shown).items() if not word.isdigit()})
        # Headings whose lists stand under headings of ours.
        if name == "brief.docx":
            missing -= words("Key messages")
        if missing:
            fault(f"word: {name} lacks {dict(missing.most_common(8))}")
        if hidden and any(word in shown for word in words(hidden)):
            fault(f"word: {name} shows {hidden}")
        if row and "these words" in row["losses"]:
            fault(f"word: {name}: {row['losses']}")
    told = rows["tracked.docx"]["losses"]
    if "tracked changes are accepted" not in told or "comment" not in told:
        fault(f"word: tracked changes and comments are not told: {told}")
    brief = next(iter((new / "content/briefs").glob("brief*")), None)
    stated = brief.read_text(encoding="utf-8") if brief and brief.is_file() else ""
    for line in ("title: A policy brief", "date: 2021-03-04", "- One.", "- Do this.", "- Amina Khan"):
        if line not in stated:
            fault(f"word: brief.docx does not state `{line}`: {stated[:400]}")
    print(f"word: {len(DOCUMENTS)} documents compared word by word")
    return len(DOCUMENTS)


def again(program, folder):
    """The second time nothing is added, and nothing of a person's is written over."""
    source, new = folder / "hugo", folder / "hugo-new"
    listing = lambda: {path: path.read_bytes() for path in new.rglob("*") if path.is_file() and "public" not in path.parts}
    before = listing()
    run(program, "import", source, "--into", new)
    if listing() != before:
        fault("hugo: a second import changes the site")
    touched = new / "content/briefs/talks-1.md"
    touched.write_text(touched.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    terms = new / "import-terms.csv"
    terms.write_text(terms.read_text(encoding="utf-8").replace("Trade,topic,Trade", "Trade,topic,Commerce"), encoding="utf-8")
    run(program, "import", source, "--into", new)
    if "Mine." not in touched.read_text(encoding="utf-8"):
        fault("hugo: a file that was changed by hand is written over")
    if not any("Commerce" in file.read_text(encoding="utf-8") for file in (new / "content/briefs").glob("talks-*.md")):
        fault("hugo: the table of terms is not applied")


def main():
    program, folder = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    compared, start = 0, time.monotonic()
    for needed, check in CHECKS:
        if needed and not shutil.which(needed):
            print(f"left out, since there is no {needed}: {check.__name__}")
            continue
        compared += check(program, folder) or 0
    print(f"{compared} texts, {len(FAULTS)} faults, {time.monotonic() - start:.0f} s")
    sys.exit(bool(FAULTS))


CHECKS = [("hugo", hugo), ("hugo", again), ("jekyll", jekyll), (None, wordpress), ("pandoc", word)]

if __name__ == "__main__":
    main()

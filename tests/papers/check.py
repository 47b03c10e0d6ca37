"""Papers of this repository's own site and of awkward briefs: their structure, and that no word of a page is missing.

usage: check.py PROGRAM FOLDER

PROGRAM is a briefpress that sets papers; FOLDER is where the sites are built. A font with Han letters is expected at
`FOLDER/han.ttf`.
"""

import html.parser
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from ua import structure_text, validate

HERE = Path(__file__).parent

# Typst 0.15 writes the words of a line from right to left in the order of the page. What it says of them is right, so programs that
# look at places read them; those that follow the file do not. The manual tells it.
RIGHT_TO_LEFT = {"X-rtl-words", "X-rtl-order", "X-rtl-twice"}

# What of a page is for screens: ways to other pages, and what scripts do.
SCREEN = {
    "anchor", "attachments-head", "backlinks", "breadcrumbs", "cite-forms", "cite-styles", "contents", "cover", "derived", "facts",
    "file-meta", "footnote-back", "kicker", "media-file", "more", "orcid", "print-url", "related", "series-nav", "tools", "versions",
    "visually-hidden",
}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(html.parser.HTMLParser):
    """The words of the brief on a page, without what is for screens."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.words = []

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.words.append(" ")
        if tag in VOID:
            return
        classes = set((dict(attributes).get("class") or "").split())
        above = self.open[-1][1] if self.open else None
        if dict(attributes).get("id") == "footnotes-title":
            # On paper notes stand at the foot of their page.
            shown = False
        elif tag == "article" and "brief" in classes:
            shown = True
        else:
            shown = bool(above) and not classes & SCREEN and tag not in {"script", "style", "button"}
        self.open.append((tag, shown))
        if tag not in {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup", "u", "del", "time"}:
            self.words.append(" ")

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "div", "time", "pre", "figcaption", "summary", "caption"}:
            self.words.append(" ")

    def handle_data(self, data):
        if self.open and self.open[-1][1]:
            self.words.append(data)


def letters(text):
    """A text as its words of letters and digits, without what is set otherwise on paper: vowel marks, joiners, soft hyphens."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Cf"})
    return re.findall(r"[^\W_]+", text)


def words_of_page(path, with_marks):
    """Returns the words of a page. Those with vowel marks are left out on request: pdftotext sets such a letter once more beside
    its mark."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    text = "".join(page.words)
    if not with_marks:
        text = re.sub(r"\S*[\u064b-\u0652\u0670]\S*", " ", text)
    return Counter(letters(text))


def missing(page, pdf, by_places):
    """Returns the words of a page that its paper lacks: of the text in the order of its structure, or as pdftotext reads it."""
    if by_places:
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True).stdout.decode()
        # A hyphen at the end of a line may be the paper's or the author's.
        joined = re.sub(r"(?<=\w)[-\u2010\u00ad]\n\s*(?=\w)", "", text)
        known = set(letters(text)) | set(letters(joined)) | {"".join(letters(joined))}
        whole = "".join(letters(joined))
        return [word for word in page if word not in known and word not in whole and word[::-1] not in whole]
    known = Counter(letters(structure_text(pdf)))
    return [word for word, times in page.items() if known[word] < times]


def check(site):
    """Checks the papers of a built site; returns what is wrong, and how many papers there are."""
    wrong, papers = [], sorted(site.rglob("briefs/*/*.pdf"))
    for pdf in papers:
        page = pdf.parent / "index.html"
        text = page.read_text(encoding="utf-8")
        if "/" + pdf.name not in text or f"{pdf.parent.name}.pdf" != pdf.name:
            continue
        name = pdf.relative_to(site)
        is_from_right = 'dir="rtl"' in text[:200]
        allowed = RIGHT_TO_LEFT if is_from_right or "dir=\"rtl\"" in text else set()
        wrong += [failure.line(str(name)) for failure in validate(pdf) if failure.code not in allowed]
        words = words_of_page(page, not allowed)
        if not allowed:
            wrong += [f"{name}: the paper lacks `{word}`" for word in missing(words, pdf, False)]
        wrong += [f"{name}: pdftotext does not find `{word}`" for word in missing(words, pdf, True)]
    return wrong, len(papers)


def check_dossiers(site, base):
    """Checks the dossiers of a built site, which have every word of their briefs, though fewer times where they tell a work once.
    `base` is the path of the site."""
    wrong, dossiers = [], sorted(pdf for kind in ("countries", "topics") for pdf in site.rglob(f"{kind}/*/*.pdf"))
    briefs = sorted(site.rglob("briefs/*/index.html"))
    for pdf in dossiers:
        name = pdf.relative_to(site)
        index = (pdf.parent / "index.html").read_text(encoding="utf-8")
        held = [page for page in briefs if f'"{base}{page.parent.relative_to(site)}/"' in index]
        if not held:
            wrong.append(f"{name}: no brief is found that it should hold")
        texts = [page.read_text(encoding="utf-8") for page in held]
        has_right = any('dir="rtl"' in text for text in [index, *texts])
        wrong += [failure.line(str(name)) for failure in validate(pdf) if failure.code not in (RIGHT_TO_LEFT if has_right else set())]
        # Around a brief that is not translated a dossier speaks its own language: names, roles, labels.
        own = [page for page in held if page.parents[2] == pdf.parents[2]]
        words = Counter({word: 1 for page in own for word in words_of_page(page, not has_right)})
        wrong += [f"{name}: pdftotext does not find `{word}`" for word in missing(words, pdf, True)]
        if not has_right:
            wrong += [f"{name}: the dossier lacks `{word}`" for word in missing(words, pdf, False)]
    return wrong, len(dossiers)


def main():
    program, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    repository = HERE.parent.parent
    wrong, papers, dossiers = [], 0, 0
    own = folder / "own"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir(parents=True)
    for part in ("content", "static", "references"):
        if (repository / part).exists():
            shutil.copytree(repository / part, own / part)
    # Our own site is also built by programs that set no papers.
    settings = (repository / "site.yaml").read_text(encoding="utf-8")
    (own / "site.yaml").write_text(settings + "\npdf: {briefs: auto, dossiers: [countries]}\n", encoding="utf-8")
    hold = folder / "hold"
    shutil.rmtree(hold, ignore_errors=True)
    shutil.copytree(HERE / "hold", hold)
    (hold / "static" / "fonts").mkdir(parents=True)
    shutil.copy(folder / "han.ttf", hold / "static" / "fonts" / "han.ttf")
    for name, root in [("own", own), ("hold", hold)]:
        output = folder / f"{name}-site"
        shutil.rmtree(output, ignore_errors=True)
        built = [program, "--root", root, "build", "--output", output]
        subprocess.run(built, check=True)
        base = re.search(r"^base_url: *https://[^/\s]*(/\S*)", (root / "site.yaml").read_text(encoding="utf-8"), re.M)[1]
        found, count = check(output)
        wrong += found
        papers += count
        found, count = check_dossiers(output, base)
        wrong += found
        dossiers += count
    print("\n".join(wrong[:200]))
    print(f"{papers} papers, {dossiers} dossiers; {len(wrong)} faults")
    # A check that looks at nothing finds nothing.
    if papers < 35 or dossiers < 30:
        sys.exit("too few papers")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

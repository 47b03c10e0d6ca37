"""Writes a Hugo site: 66 posts in three languages, with patterns of addresses, bundles, shortcodes and links."""

import struct
import sys
import zlib
from pathlib import Path

CONFIG = """\
baseURL = "https://old.example.org/blog/"
title = "House of Letters"
defaultContentLanguage = "en"
timeZone = "Africa/Tunis"
enableRobotsTXT = false
[permalinks.page]
posts = "/:year/:month/:slug/"
papers = "/papers/:sections[1:]/:contentbasename/"
[pagination]
pagerSize = 7
[taxonomies]
tag = "tags"
category = "categories"
author = "authors"
[languages.en]
weight = 1
locale = "en-GB"
[languages.fr]
weight = 2
locale = "fr"
title = "Maison des lettres"
[languages.ar]
weight = 3
locale = "ar"
contentDir = "content-ar"
[markup.goldmark.renderer]
unsafe = true
[params]
description = "Briefs on the region"
office = "Tunis"
"""

SINGLE = '<!doctype html><html><body><main class="text">{{ .Content }}</main></body></html>\n'
LIST = (
    '<!doctype html><html><body>{{ .Content }}{{ $p := .Paginate .Pages }}{{ range $p.Pages }}'
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>\n'
)
TERMS = '<!doctype html><html><body>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>\n'

TAGS = ["Morocco", "Tunisia", "Lebanon", "African Union", "Water policy", "Trade", "C++ & law", "Élections", "EU"]
FRENCH = {"Morocco": "Maroc", "Tunisia": "Tunisie", "Lebanon": "Liban", "Water policy": "Politique de l’eau", "Trade": "Commerce"}


def png():
    """A picture of 8 by 8 points."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"\x80\x20\x20" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def body(number):
    """A text with all that Markdown has, another choice for each number."""
    other = (number * 7) % 60
    pieces = [
        f"The opening of text {number}, with *soft* and **bold** words, a dash -- and [a link](https://example.net/x?a=1&b=2).",
        f"See [the other]({{{{< ref \"posts/post-{other}.md\" >}}}}) and [its part]({{{{< relref \"posts/post-{other}.md#what-follows\" >}}}}).",
        f"The same by its address: [here](/blog/2021/{other % 12 + 1:02}/talks-{other}/) and [there](https://old.example.org/blog/2021/{other % 12 + 1:02}/talks-{other}/).",
        "## What follows\n\n- one\n- two\n  - three\n\n1. first\n2. second",
        "| Country | Share |\n| --- | ---: |\n| Tunisia | 12 % |\n| Lebanon | 8 % |",
        "> A quotation over\n> two lines.",
        f"A claim.[^n{number}]\n\n[^n{number}]: A note on text {number}, with a [link](https://example.net/note).",
        '{{< figure src="/images/map.png" alt="A map of roads" caption="Roads, 2021" >}}',
        '{{< youtube id="dQw4w9WgXcQ" title="A talk in Tunis" >}}',
        '{{< details summary="More on method" >}}\nHidden *words* here.\n{{< /details >}}',
        '{{< highlight python >}}\nprint("x < 1")\n{{< /highlight >}}',
        "The office is in {{< param \"office\" >}}.",
        "```\n{{</* figure src=\"x.png\" */>}}\n```",
        "Raw <abbr title=\"United Nations\">UN</abbr> and H<sub>2</sub>O.",
        "Term\n: What it means.",
        "- [x] done\n- [ ] open",
        "See ![a small dot](/images/map.png) in the line, and the [file](/files/data.csv).",
    ]
    # Each text has the first three and a third of the others.
    return "\n\n".join(piece for at, piece in enumerate(pieces) if at < 4 or (at + number) % 3 == 0)


def front(number, language="en"):
    month, day = number % 12 + 1, number % 27 + 1
    tags = [TAGS[(number + at) % len(TAGS)] for at in range(2)]
    if language == "fr":
        tags = [FRENCH.get(tag, tag) for tag in tags]
    quoted = ", ".join(f'"{tag}"' for tag in tags)
    date = f"2021-{month:02}-{day:02}T09:30:00+01:00"
    if number % 3 == 0:
        lines = [f'title = "Talks: part {number}"', f"date = {date}", f'slug = "talks-{number}"', f"tags = [{quoted}]",
                 'authors = ["Amina Khan", "John Doe"]', f'description = "What text {number} says."']
        if number % 2:
            lines.append(f'aliases = ["/old/{number}/", "beside-{number}"]')
        return "+++\n" + "\n".join(lines) + "\n+++\n\n"
    if number % 3 == 1:
        lines = [f'title: "Talks: part {number}"', f"date: {date}", f"slug: talks-{number}", f"tags: [{quoted}]",
                 "authors: [Amina Khan]", "categories: [Commentary]", "lastmod: 2021-12-30", "weight: 3"]
        return "---\n" + "\n".join(lines) + "\n---\n\n"
    return ('{\n"title": "Talks: part %d",\n"date": "%s",\n"slug": "talks-%d",\n"tags": [%s],\n"params": {"house": "x"}\n}\n\n'
            % (number, date, number, quoted))


def write(root, path, text):
    file = Path(root, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(text, bytes):
        file.write_bytes(text)
    else:
        file.write_text(text, encoding="utf-8")


def site(root):
    write(root, "hugo.toml", CONFIG)
    write(root, "layouts/_default/single.html", SINGLE)
    write(root, "layouts/_default/list.html", LIST)
    write(root, "layouts/_default/terms.html", TERMS)
    write(root, "static/images/map.png", png())
    write(root, "static/files/data.csv", "a,b\n1,2\n")
    for number in range(60):
        write(root, f"content/posts/post-{number}.md", front(number) + body(number) + "\n")
    for number in range(0, 12, 3):
        text = f"Le début du texte {number}.\n\n## La suite\n\nUne note.[^1]\n\n[^1]: La note.\n"
        write(root, f"content/posts/post-{number}.fr.md", front(number, "fr") + text)
    for number in (1, 4):
        write(root, f"content-ar/posts/post-{number}.md", front(number) + f"بداية النص رقم {number}.\n")
    # A text in one language alone, and one whose translation has a key of its own.
    write(root, "content-ar/posts/alone.md", "---\ntitle: وحيد\ndate: 2021-05-05\nslug: alone\n---\n\nنص بلا ترجمة.\n")
    write(root, "content/posts/keyed.md", "---\ntitle: Keyed\ndate: 2021-06-06\nslug: keyed\ntranslationKey: k1\n---\n\nThe English text.\n")
    write(root, "content/posts/cle.fr.md", "---\ntitle: Avec clé\ndate: 2021-06-06\nslug: cle\ntranslationKey: k1\n---\n\nLe texte français.\n")
    bundle = "---\ntitle: Water {0}\ndate: 2020-0{1}-02\ntags: [Tunisia, Water policy]\n---\n\n![The well](well.png \"A well\")\n\nSee [the data](data/table.csv) and [the rest](/blog/posts/).\n"
    for at, folder in ((1, "papers/water"), (2, "papers/deep/rivers")):
        write(root, f"content/{folder}/index.md", bundle.format(at, at))
        write(root, f"content/{folder}/well.png", png())
        write(root, f"content/{folder}/data/table.csv", "x\n1\n")
    write(root, "content/papers/water/index.fr.md", "---\ntitle: L’eau\ndate: 2020-01-02\n---\n\n![Le puits](well.png)\n\nLe texte.\n")
    write(root, "content/papers/_index.md", "---\ntitle: Papers\ncascade:\n  - tags: [Trade]\n---\n")
    write(root, "content/posts/draft.md", "---\ntitle: Draft\ndate: 2021-01-01\ndraft: true\n---\n\nNot yet.\n")
    write(root, "content/posts/future.md", "---\ntitle: Future\ndate: 2021-01-01\npublishDate: 2099-01-01\n---\n\nNot yet.\n")
    write(root, "content/posts/expired.md", "---\ntitle: Expired\ndate: 2019-01-01\nexpiryDate: 2020-01-01\n---\n\nNo more.\n")
    write(root, "content/about.md", "---\ntitle: About us\ndate: 2019-01-01\n---\n\nWho we are. [All posts](/blog/posts/).\n")
    write(root, "content/about.fr.md", "---\ntitle: Qui nous sommes\n---\n\nNous.\n")
    write(root, "content/old-page.md", "---\ntitle: Exact\nurl: /exact/page.html\n---\n\nAt its own address.\n")
    write(root, "content/_index.md", "---\ntitle: Home\n---\n\nWelcome.\n")
    write(root, "content/tags/trade/_index.md", "---\ntitle: Trade\n---\n\nAbout trade.\n")


if __name__ == "__main__":
    site(sys.argv[1])

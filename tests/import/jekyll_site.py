"""Writes a Jekyll site: posts, drafts, pages, a collection, tags of Liquid and signs of kramdown."""

import sys

from hugo_site import png, write

CONFIG = """\
title: House of Letters
description: Briefs on the region
url: https://old.example.org
baseurl: /notes
timezone: Africa/Tunis
permalink: /:categories/:year/:month/:title/
collections:
  papers:
    output: true
    permalink: /papers/:path/
defaults:
  - scope: {path: ""}
    values: {layout: default}
  - scope: {path: "", type: posts}
    values: {author: jane}
exclude: [secret, Gemfile]
"""

LAYOUT = '<!doctype html><html><body><main class="text">{{ content }}</main></body></html>\n'

PIECES = [
    "The opening of text {n}, with *soft* and **bold** words and [a link](https://example.net/x?a=1&b=2).",
    "See [the other]({{% post_url {other} %}}) and [it again]({{{{ site.baseurl }}}}{{% link _posts/{other}.md %}}).",
    "![A map of roads]({{{{ '/assets/map.png' | relative_url }}}})",
    "By its address: [there](/notes/water/2021/04/text-3/).",
    "* TOC\n{{:toc}}\n\n## A part\n{{: .wide}}\n\n- one\n- two\n    - three",
    "{{% highlight python %}}\nprint(\"x < 1\")\n{{% endhighlight %}}",
    "{{% raw %}}Shown as it is: {{{{ page.title }}}}{{% endraw %}}",
    "A claim.[^1]\n\n[^1]: A note on text {n}.",
    "| Country | Share |\n|---|--:|\n| Tunisia | 12 |",
    "Written by {{{{ page.title }}}}.",
    "{{% comment %}}Nobody sees this.{{% endcomment %}}",
    "> A quotation\n> over two lines.",
]


def name(number):
    return f"2021-{number % 12 + 1:02}-{number % 27 + 1:02}-text-{number}"


def site(root):
    write(root, "_config.yml", CONFIG)
    write(root, "_layouts/default.html", LAYOUT)
    write(root, "_data/authors.yml", "jane:\n  name: Jane Doe\n  web: https://jane.example\n  bio: She writes.\n")
    write(root, "assets/map.png", png())
    write(root, "secret/plan.md", "---\ntitle: Secret\n---\nNo.\n")
    for number in range(60):
        text = "\n\n".join(
            piece.format(n=number, other=name((number * 7 + 1) % 60)) for at, piece in enumerate(PIECES)
            if at < 2 or (at + number) % 3 == 0
        )
        categories = ["categories: water", "categories: [Water policy, Trade]", "category: Analysis"][number % 3]
        tags = ["tags: [Morocco, Peace talks]", "tags: Tunisia Lebanon"][number % 2]
        write(root, f"_posts/{name(number)}.md", f'---\ntitle: "Text: part {number}"\n{categories}\n{tags}\n---\n\n{text}\n')
    write(root, "_posts/2021-05-05-own.md", "---\ntitle: Own\npermalink: /own/address.html\n---\n\nAt its own address.\n")
    write(root, "_posts/2021-05-06-hidden.md", "---\ntitle: Hidden\npublished: false\n---\n\nNot seen.\n")
    write(root, "_posts/2099-01-01-future.md", "---\ntitle: Future\n---\n\nNot yet.\n")
    write(root, "news/_posts/2021-07-07-folder.md", "---\ntitle: In a folder\n---\n\nIts category is its folder.\n")
    write(root, "_drafts/idea.md", "---\ntitle: An idea\n---\n\nNot yet.\n")
    write(root, "_papers/long/river.md", "---\ntitle: The river\ndate: 2020-02-02\n---\n\nA paper.\n")
    write(root, "about.md", "---\ntitle: About us\npermalink: /about/\n---\n\nWho we are.\n")
    write(root, "team/people.md", "---\ntitle: People\n---\n\nThe team.\n")
    write(root, "index.md", "---\ntitle: Home\n---\n\nWelcome.\n")


if __name__ == "__main__":
    site(sys.argv[1])

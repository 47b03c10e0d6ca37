"""The site that every reader is given: names of sixteen kinds, and texts that a careless writer would spoil."""

from pathlib import Path

# Each name as front matter has it, and its parts: family name, given names, suffix; an organisation has one name.
NAMES = {
    "plain": ("Amina Khan", ("Khan", "Amina", "")),
    "two-family-names": ("{given: Gabriel, family: García Márquez}", ("García Márquez", "Gabriel", "")),
    "suffix": ("'King, Martin Luther, Jr.'", ("King", "Martin Luther", "Jr.")),
    "suffix-in-parts": ("{given: Robert, family: O’Neill-Smythe, suffix: III}", ("O’Neill-Smythe", "Robert", "III")),
    "particle": ("Ludwig van der Berg", ("van der Berg", "Ludwig", "")),
    "particle-first": ("'de la Cruz, Juan'", ("de la Cruz", "Juan", "")),
    "korean": ("Kim Dae-jung", ("Kim", "Dae-jung", "")),
    "chinese": ("{family: 王, given: 毅}", ("王", "毅", "")),
    "hungarian": ("{family: Nagy, given: Imre}", ("Nagy", "Imre", "")),
    "one-word": ("Suharto", ("Suharto", "", "")),
    "arabic": ("أحمد الخطيب", ("الخطيب", "أحمد", "")),
    "vietnamese": ("{family: Nguyễn, given: Thị Bích}", ("Nguyễn", "Thị Bích", "")),
    "initials": ("J. R. R. Tolkien", ("Tolkien", "J. R. R.", "")),
    "organisation": ("{organisation: Freedom House}", "Freedom House"),
    "long-organisation": ("Food and Agriculture Organization", "Food and Agriculture Organization"),
    "house-with-comma": ("{organisation: 'Ministry of Finance, Planning & Development'}", "Ministry of Finance, Planning & Development"),
}

SECOND = ("Jane Doe", ("Doe", "Jane", ""))

TITLES = {
    "signs": "100% of {braces} & $5 # a_b ~ ^ and \\a back",
    "tags": "<b>Not bold</b> & <script> nor this",
    "quotes": "The “first” and ‘second’ draft’s fate",
    "dashes": "Rivers – a view—and – another",
    "comma": "Ending with a comma,",
    "semicolons": "One; two; three",
    "entry": "@book{x, title = {y}} TY  - RPRT",
    "arabic": "ما بقي من محادثات السلام",
    "chinese": "和平进程还剩什么？",
    "accents": "Čeština, Ελληνικά, Кириллица, ğüşıö",
    "question": "Who pays?",
    "capitals": "IMF’s NATO and the iPhone in McKinsey’s Review",
}


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def brief(day, title, authors, more=""):
    authors = "".join(f"- {name}\n" for name in authors)
    return (
        f"---\ntitle: {quoted(title)}\ndate: 2024-03-{day:02}\nsummary: {quoted('On: ' + title)}\nauthors:\n{authors}"
        f"countries: [KE, PK]\ntopics: [water]\n{more}---\nSome words.\n"
    )


def write(folder):
    """Writes the site; returns what readers must find: for each slug its authors, and its translators."""
    files, truth = {}, {}
    for day, (kind, (written, parts)) in enumerate(NAMES.items(), 1):
        slug = f"name-{kind}"
        files[slug] = brief(day, f"On {kind}", [written, SECOND[0]], f"number: {day}\n")
        truth[slug] = [parts, SECOND[1]]
    for day, (kind, title) in enumerate(TITLES.items(), 1):
        more = "subtitle: 'What: is left'\nidentifiers: {doi: 10.1234/a_b-%d, isbn: 978-3-16-148410-0, issn: 2049-3630}\nseries: rivers\n" % day
        files[f"title-{kind}"] = brief(day, title, ["Amina Khan"], more if day % 2 else "")
        truth[f"title-{kind}"] = [NAMES["plain"][1]]
    files["nobody"] = brief(20, "Without an author", []).replace("authors:\n", "")
    truth["nobody"] = ["Institute of A & B"]
    content = Path(folder, "content")
    (content / "briefs").mkdir(parents=True)
    (content / "series").mkdir()
    (content / "series/rivers.md").write_text("---\ntitle: Rivers & lakes\n---\n", encoding="utf-8")
    for slug, text in files.items():
        (content / f"briefs/{slug}.md").write_text(text, encoding="utf-8")
    (content / "briefs/name-plain.fr.md").write_text("---\ntitle: 'Sur « le plain »'\ntranslators: [Jean Roe]\n---\n", encoding="utf-8")
    Path(folder, "site.yaml").write_text(
        "title: T\nbase_url: https://example.org/\npublisher: {name: Institute of A & B, email: a@example.org}\n"
        "languages: [fr]\nreport_prefix: A&B-PB\nlicence: CC-BY-4.0\noai: true\nmarkdown: {smart: false}\n",
        encoding="utf-8",
    )
    return truth

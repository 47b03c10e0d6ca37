#!/usr/bin/env python3
"""What the tool writes for other programs, read by parsers that others wrote, and held against what was typed.

    tests/readers/read_back.py target/release/briefpress TOOLS

`.ci/readers` installs the parsers: Crossref's schema and citeproc-js in the folder TOOLS. Each `check_…` reads one form with one
parser; `same` compares one field.
"""

import json
import re
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import bibtexparser
import bibtexparser.middlewares
import feedparser
import pybtex.database
import pyld.jsonld
import rispy
import xmlschema
from pylatexenc.latex2text import LatexNodes2Text

from site_of_names import write

compared = 0


def same(found, meant, where):
    global compared
    compared += 1
    if found != meant:
        sys.exit(f"{where}: found {found!r}, meant {meant!r}")


def is_organisation(name):
    return isinstance(name, str)


def whole_title(record):
    """Title and subtitle as one, on one line."""
    between = " – " if re.search(r"[:：]|[?!…؟？！]$", record["title"]) else {"fr": "\u00a0: ", "zh": "："}.get(record["language"], ": ")
    return re.sub(r"[ \t\n]+", " ", record["title"] + (between + record["subtitle"] if record["subtitle"] else ""))


def day(text):
    return [int(part) for part in text.split("-")]


class Site:
    """What was published, and what readers must find."""

    def __init__(self, root, folder, truth, program, tools):
        self.root, self.folder, self.program, self.tools = root, Path(folder), program, tools
        catalogue = json.loads(self.text("catalogue.json"))
        self.address, language = catalogue["site"]["url"], catalogue["site"]["language"]
        # In another language than the site's, a brief has its tag behind its slug.
        key = lambda record: record["slug"] + ("" if record["language"] == language else f"-{record['language']}")
        self.records = {key(record): record for record in catalogue["briefs"]}
        # Of a site that nobody has written for this, the parts of names are not known.
        self.has_names = truth is not None
        self.truth = truth or dict.fromkeys(self.records, ())
        same(sorted(self.records), sorted(self.truth), "catalogue.json: slugs")

    def text(self, name):
        return (self.folder / name).read_bytes().decode("utf-8")

    def entries(self):
        return ((slug, self.records[slug], self.truth[slug]) for slug in self.truth)


def plain(latex):
    """What LaTeX sets. These of its own commands pylatexenc 2.11 does not know, or takes for another sign."""
    signs = {"braceleft": "{", "braceright": "}", "asciicircum": "^", "less": "<", "greater": ">"}
    for command, sign in signs.items():
        latex = latex.replace(f"{{\\text{command}}}", f"\\char{ord(sign)} ")
    text = LatexNodes2Text(strict_latex_spaces=True).latex_to_text(latex.replace("\\char", "\ue000"))
    return re.sub("\ue000(\\d+) ", lambda found: chr(int(found[1])), text)


def check_pybtex(site):
    parsed = pybtex.database.parse_string(site.text("catalogue.bib"), "bibtex")
    same(sorted(parsed.entries), sorted(site.truth), "pybtex: keys")
    for slug, record, names in site.entries():
        entry, where = parsed.entries[slug], f"pybtex: {slug}"
        same(entry.type, "techreport", where)
        for name, person in zip(names, entry.persons["author"], strict=site.has_names):
            part = lambda words: plain(" ".join(words))
            family = plain(" ".join(person.prelast_names + person.last_names))
            given = " ".join(person.first_names + person.middle_names)
            found = (family, plain(given), part(person.lineage_names))
            same(found[0] if is_organisation(name) else found, name, where)
            same(found[1:] == ("", ""), is_organisation(name) or name[1:] == ("", ""), where)
        fields = {
            "title": whole_title(record), "institution": record["institution"], "type": record["type_label"],
            "number": record["number"], "abstract": record["abstract"], "doi": record["doi"], "isbn": record["isbn"],
            "issn": record["issn"], "url": record["url"], "language": record["language"], "year": record["date"][:4],
        }
        for field, meant in fields.items():
            found = entry.fields.get(field)
            found = found if field in ("url", "doi") or found is None else plain(found)
            # LaTeX sets several blanks as one, and the parser a no-break space as one that breaks.
            same(found, meant and re.sub(r"\s+", " ", meant), f"{where}: {field}")
        same(int(entry.fields["day"]), day(record["date"])[2], where)


def check_bibtexparser(site):
    ware = bibtexparser.middlewares
    layers = [ware.SeparateCoAuthors(), ware.SplitNameParts()]
    parsed = bibtexparser.parse_string(site.text("catalogue.bib"), append_middleware=layers)
    same([str(block) for block in parsed.failed_blocks], [], "bibtexparser: failed")
    same(sorted(parsed.entries_dict), sorted(site.truth), "bibtexparser: keys")
    for slug, record, names in site.entries():
        entry, where = parsed.entries_dict[slug], f"bibtexparser: {slug}"
        for name, parts in zip(names, entry["author"], strict=site.has_names):
            part = lambda words: plain(" ".join(words))
            family = part(parts.von + parts.last)
            same(family if is_organisation(name) else (family, part(parts.first), part(parts.jr)), name, where)
        same(plain(entry["title"]), whole_title(record), where)
        same(entry["url"], record["url"], where)


def check_rispy(site):
    entries = {entry["id"]: entry for entry in rispy.loads(site.text("catalogue.ris"))}
    same(sorted(entries), sorted(site.truth), "rispy: ids")
    for slug, record, names in site.entries():
        entry, where = entries[slug], f"rispy: {slug}"
        same(entry["type_of_reference"], "RPRT", where)
        written = lambda name: f"{name.replace(',', '')}," if is_organisation(name) else ", ".join(part for part in name if part) + ("" if name[1] else ",")
        if site.has_names:
            same(entry["authors"], [written(name) for name in names], where)
        fields = {
            "title": whole_title(record), "year": record["date"][:4], "date": record["date"].replace("-", "/"),
            "publisher": record["institution"], "type_of_work": record["type_label"], "abstract": record["abstract"],
            "doi": record["doi"], "language": record["language"], "number": record["number"],
        }
        known = {"type_of_work": entry.get("type_of_work"), "number": entry.get("issn"), "publisher": entry.get("publisher")}
        for field, meant in fields.items():
            same(known.get(field, entry.get(field)), meant, f"{where}: {field}")
        same(entry["urls"], [record["url"]], where)
        same(entry["keywords"], [one["name"] for one in record["countries"] + record["topics"]], where)


MODS = "{http://www.loc.gov/mods/v3}"


def check_bibutils(site):
    for program, file in (("bib2xml", "catalogue.bib"), ("ris2xml", "catalogue.ris")):
        xml = subprocess.run([program, "-un", site.folder / file], capture_output=True, check=True).stdout
        found = {one.get("ID"): one for one in ElementTree.fromstring(xml.removeprefix(b"\xef\xbb\xbf"))}
        same(sorted(found), sorted(site.truth), f"{program}: ids")
        for slug, record, names in site.entries():
            mods, where = found[slug], f"{program}: {slug}"
            # `Food and Agriculture Organization,` in RIS it splits in two, whatever stands behind it.
            told = [] if program == "ris2xml" and any(map(is_organisation, names)) else names
            for name, one in zip(told, mods.findall(f"{MODS}name"), strict=False):
                parts = [(part.get("type"), part.text) for part in one.findall(f"{MODS}namePart")]
                if is_organisation(name):
                    same(parts, [(None, name)], where)
                    continue
                # A name of one word has no kind; full stops go, and in RIS the comma before a suffix stays.
                family = " ".join(text for kind, text in parts if kind in ("family", None))
                given = " ".join(text for kind, text in parts if kind == "given").rstrip(",")
                same((family, given.replace(".", "")), (name[0], name[1].replace(".", "")), where)
            title = mods.find(f"{MODS}titleInfo")
            texts = [title.findtext(f"{MODS}{part}") for part in ("nonSort", "title", "subTitle")]
            # It drops some signs, and does not know these commands.
            found_title = re.sub(r"\W+|\\?text(less|greater|backslash)", "", "".join(filter(None, texts)))
            same(found_title, re.sub(r"\W+", "", whole_title(record)), where)
            same(mods.findtext(f"{MODS}originInfo/{MODS}dateIssued")[:4], record["date"][:4], where)


def check_feedparser(site):
    feed = feedparser.parse(site.text("feed.xml"))
    same(bool(feed.bozo), False, f"feedparser: {feed.get('bozo_exception')}")
    same(feed.version, "atom10", "feedparser")
    entries = {entry.link: entry for entry in feed.entries}
    # What is withdrawn is told there, and in no catalogue.
    same([url for url in (record["url"] for record in site.records.values()) if url not in entries], [], "feedparser: links")
    for slug, record, names in site.entries():
        entry, where = entries[record["url"]], f"feedparser: {slug}"
        plain = lambda text: re.sub(r"&(lt|gt|amp|quot|#39);", lambda sign: {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "#39": "'"}[sign[1]], text)
        title = plain(entry.title) if entry.title_detail.type == "text/html" else entry.title
        same(title, record["title"], where)
        same([author.name for author in entry.authors], [author["name"] for author in record["authors"]] or [record["institution"]], where)
        same(entry.published[:10], record["date"], where)
        same(entry.link, record["url"], where)


def check_json_ld(site):
    def loader(url, options):
        # What schema.org's own context says of the names that are used here: all of them are its own, and `@id` and `@type` are JSON-LD's.
        context = {"@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}}
        return {"contextUrl": None, "documentUrl": url, "document": context}

    schema = "https://schema.org/"
    value = lambda node, name: [one.get("@value", one) for one in node.get(schema + name, [])]
    for slug, record, names in site.entries():
        html = site.text(record["url"].removeprefix(site.address) + "index.html")
        script = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1]
        nodes = pyld.jsonld.flatten(json.loads(script), options={"documentLoader": loader})
        by_id = {node["@id"]: node for node in nodes}
        reports = [node for node in nodes if schema + "headline" in node]
        where = f"PyLD: {slug}"
        same(len(reports), 1, where)
        [report] = reports
        same(value(report, "headline"), [record["title"]], where)
        same(value(report, "datePublished")[0][:10], record["date"], where)
        same(value(report, "inLanguage"), [record["language"]], where)
        authors = report[schema + "author"]
        authors = authors[0]["@list"] if "@list" in authors[0] else authors
        for name, one in zip(names, authors, strict=site.has_names):
            person = by_id[one["@id"]]
            kind = schema + ("Organization" if is_organisation(name) else "Person")
            same(kind in person["@type"], True, where)
            shown = [author["name"] for author in record["authors"]] or [record["institution"]]
            same(value(person, "name")[0] in shown, True, where)
            # They are told where somebody has said them.
            parts = tuple("".join(value(person, part)) for part in ("familyName", "givenName", "honorificSuffix"))
            if any(parts):
                same(parts, name, where)


def check_citeproc_js(site):
    script = Path(__file__).with_name("citeproc.mjs")
    command = ["node", script, site.tools, site.folder / "catalogue.csl.json"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    same(sorted(found), sorted(site.truth), "citeproc-js: ids")
    for slug, record, names in site.entries():
        item, where = found[slug], f"citeproc-js: {slug}"
        # It prints names in Chinese without a blank between their parts.
        parts = lambda name: name if is_organisation(name) else "\u241f".join(filter(None, name))
        if site.has_names:
            same(item["author"].split("\u241d"), [parts(name).replace("王\u241f毅", "王毅") for name in names], where)
        # These tags are marks in CSL-JSON, which knows no other way to write them.
        title = re.sub(r"</?b>", "", whole_title(record))
        fields = {
            "title": title, "publisher": record["institution"], "genre": record["type_label"], "number": record["number"],
            "collection-title": record["series"] and record["series"]["name"], "DOI": record["doi"], "ISBN": record["isbn"],
            "ISSN": record["issn"], "URL": record["url"], "issued": record["date"],
        }
        for field, meant in fields.items():
            same(item.get(field), meant, f"{where}: {field}")


def check_crossref(site):
    """By the schema itself. Of what is deposited nothing has changed between its versions 5.3.1 and 5.5.0."""
    folder = Path(site.tools, "commonmeta/resources/crossref")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It knows where MathML stands on the web; none is written.
        schema = xmlschema.XMLSchema11(str(folder / "crossref5.5.0.xsd"), allow="local")
    command = [site.program, "--root", site.root, "list", "briefs", "--format", "crossref"]
    xml = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    same(len(re.findall("<report-paper>", xml)), sum(1 for record in site.records.values() if record["doi"]), "Crossref")
    newest = xml.replace("/schema/5.3.1", "/schema/5.5.0").replace('version="5.3.1"', 'version="5.5.0"')
    same([str(error) for error in schema.iter_errors(newest)], [], "Crossref's schema")


def check_all(site):
    checks = [check_pybtex, check_bibtexparser, check_rispy, check_bibutils, check_citeproc_js]
    # The site of this repository has no DOIs to register.
    for check in [*checks, check_feedparser, check_json_ld, *([check_crossref] if site.has_names else [])]:
        before = compared
        check(site)
        print(f"  {check.__name__.removeprefix('check_')}: {compared - before} fields are as they were typed")


def main(program, tools):
    with tempfile.TemporaryDirectory() as folder:
        truth = write(folder)
        subprocess.run([program, "--quiet", "--root", folder, "build"], check=True)
        print("names of sixteen kinds and odd titles:")
        check_all(Site(folder, Path(folder, "public"), truth, program, tools))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(__file__).parents[2]
        subprocess.run([program, "--quiet", "--root", root, "build", "--output", Path(folder, "public")], check=True)
        print("the site of this repository:")
        check_all(Site(root, Path(folder, "public"), None, program, tools))


main(*sys.argv[1:])

"""Checks of the XMP metadata, the catalog and the document information."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta, timezone
from typing import Any

from pikepdf import Stream

from .model import Doc, blank, get, text

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
PDF = "http://ns.adobe.com/pdf/1.3/"
PDFA_ID = "http://www.aiim.org/pdfa/ns/id/"
PDFUA_ID = "http://www.aiim.org/pdfua/ns/id/"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Properties that need no description in the file (XMP Specification 2005).
PREDEFINED = {
    DC: "contributor coverage creator date description format identifier language publisher relation rights source "
    "subject title type",
    XMP: "Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating Thumbnails",
    "http://ns.adobe.com/xap/1.0/rights/": "Certificate Marked Owner UsageTerms WebStatement",
    "http://ns.adobe.com/xap/1.0/mm/": "DerivedFrom DocumentID History Ingredients InstanceID LastURL ManagedFrom "
    "Manager ManageTo ManageUI ManagerVariant RenditionClass RenditionOf RenditionParams SaveID VersionID Versions",
    "http://ns.adobe.com/xap/1.0/bj/": "JobRef",
    "http://ns.adobe.com/xap/1.0/t/pg/": "MaxPageSize NPages Fonts Colorants PlateNames",
    PDF: "Keywords PDFVersion Producer",
    PDFA_ID: "part amd corr conformance",
    EXTENSION: "schemas",
}


class Xmp:
    """The properties of an XMP packet as lists of texts."""

    def __init__(self, tree: ET.Element) -> None:
        self.values: dict[tuple[str, str], list[str]] = {}
        self.languages: set[str] = set()
        self.described: set[tuple[str, str]] = set()
        for description in tree.iter(f"{{{RDF}}}Description"):
            for attribute, value in description.attrib.items():
                self._add(attribute, [value])
        for rdf in tree.iter(f"{{{RDF}}}RDF"):
            for description in rdf:
                for element in description:
                    self._add(element.tag, _texts(element))
        self.languages = {e.attrib[LANG] for e in tree.iter() if LANG in e.attrib}
        self._read_extensions(tree)

    def _add(self, tag: str, values: list[str]) -> None:
        namespace, _, local = tag[1:].partition("}")
        if tag.startswith("{") and namespace not in (RDF, "http://www.w3.org/XML/1998/namespace"):
            self.values.setdefault((namespace, local), []).extend(values)

    def _read_extensions(self, tree: ET.Element) -> None:
        for element in tree.iter():
            uri = element.find(f"{{{SCHEMA}}}namespaceURI")
            if uri is not None:
                names = element.iter(f"{{{PROPERTY}}}name")
                self.described |= {((uri.text or "").strip(), (n.text or "").strip()) for n in names}

    def first(self, namespace: str, local: str) -> str | None:
        return next((v for v in self.values.get((namespace, local), []) if v.strip()), None)


def _texts(element: ET.Element) -> list[str]:
    entries = list(element.iter(f"{{{RDF}}}li"))
    return [(e.text or "").strip() for e in entries or [element]]


def check(doc: Doc) -> None:
    _check_catalog(doc)
    stream = doc.root.get("/Metadata")
    if not isinstance(stream, Stream):
        doc.add("06-001", "there is no XMP metadata stream", "catalog")
        doc.add("06-002", "there is no PDF/UA identifier, for want of metadata", "catalog")
        return
    if stream.get("/Filter") is not None:
        doc.add("X-xmp", "the metadata are compressed", "metadata")
    data = stream.read_bytes()
    _check_packet(doc, data)
    try:
        xmp = Xmp(ET.fromstring(data.decode("utf-8")))
    except (ET.ParseError, UnicodeDecodeError) as error:
        doc.add("A2-6.6.2", f"the metadata are not well-formed UTF-8 XML ({error})", "metadata")
        doc.add("06-002", "the PDF/UA identifier cannot be read", "metadata")
        return
    _check_identifiers(doc, xmp, data)
    _check_described(doc, xmp)
    _check_info(doc, xmp)


def _check_catalog(doc: Doc) -> None:
    mark = doc.root.get("/MarkInfo")
    if get(mark, "/Marked") is not True:
        doc.add("UA-6.2", "the file is not marked as tagged", "catalog")
    if get(mark, "/Suspects") is True:
        doc.add("01-007", "the tags are said to be suspect", "catalog")
    shown = get(doc.root.get("/ViewerPreferences"), "/DisplayDocTitle")
    if shown is None:
        doc.add("07-001", "DisplayDocTitle is missing", "catalog")
    elif shown is not True:
        doc.add("07-002", "DisplayDocTitle is not true", "catalog")
    if blank(doc.lang):
        doc.add("11-006", "the catalog states no language", "catalog")


def _check_packet(doc: Doc, data: bytes) -> None:
    header = re.search(rb"<\?xpacket begin=.*?\?>", data)
    if header is None:
        doc.add("A2-6.6.2", "the metadata have no packet header", "metadata")
    elif b"bytes=" in header[0] or b"encoding=" in header[0]:
        doc.add("A2-6.6.2", "the packet header has a forbidden attribute", "metadata")


def _check_identifiers(doc: Doc, xmp: Xmp, data: bytes) -> None:
    if xmp.first(PDFUA_ID, "part") != "1":
        doc.add("06-002", f"pdfuaid:part is {xmp.first(PDFUA_ID, 'part') or 'missing'}", "metadata")
    elif b"xmlns:pdfuaid=" not in data:
        doc.add("UA-5", "the identifier has another prefix than pdfuaid", "metadata")
    if xmp.first(PDFA_ID, "part") != "2" or xmp.first(PDFA_ID, "conformance") != "A":
        found = f"{xmp.first(PDFA_ID, 'part') or '?'}{xmp.first(PDFA_ID, 'conformance') or '?'}"
        doc.add("A2-6.6.4", f"pdfaid says {found} instead of 2A", "metadata")
    if xmp.first(DC, "title") is None:
        doc.add("06-003", "dc:title is missing or empty", "metadata")


def _check_described(doc: Doc, xmp: Xmp) -> None:
    """Every property is predefined or described in the file itself."""
    for namespace, local in xmp.values:
        known = PREDEFINED.get(namespace, "").split()
        if local not in known and (namespace, local) not in xmp.described:
            doc.add("A2-6.6.2", f"the property {local} of {namespace} is not described", "metadata")


# Agreement

def _check_info(doc: Doc, xmp: Xmp) -> None:
    info = doc.pdf.trailer.get("/Info")
    for entry, namespace, local in (
        ("/Title", DC, "title"),
        ("/Author", DC, "creator"),
        ("/Subject", DC, "description"),
        ("/Keywords", PDF, "Keywords"),
        ("/Creator", XMP, "CreatorTool"),
        ("/Producer", PDF, "Producer"),
    ):
        _compare(doc, entry, text(get(info, entry)), xmp.values.get((namespace, local), []))
    for entry, local in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        _compare_dates(doc, entry, text(get(info, entry)), xmp.first(XMP, local))
    languages = xmp.values.get((DC, "language"), [])
    if doc.lang and languages and doc.lang.lower() not in (l.lower() for l in languages):
        doc.add("X-info", f"the catalog's language is {doc.lang}, that of the metadata {', '.join(languages)}", "metadata")
    version = xmp.first(PDF, "PDFVersion")
    if version and version != doc.pdf.pdf_version:
        doc.add("X-info", f"the file is PDF {doc.pdf.pdf_version}, the metadata say {version}", "metadata")
    pages = xmp.first("http://ns.adobe.com/xap/1.0/t/pg/", "NPages")
    if pages and pages != str(len(doc.pages)):
        doc.add("X-info", f"the file has {len(doc.pages)} pages, the metadata say {pages}", "metadata")


def _compare(doc: Doc, entry: str, stated: str | None, values: list[str]) -> None:
    filled = [v for v in values if v]
    if not stated and not filled:
        return
    if stated not in (", ".join(filled), "; ".join(filled), *filled[:1]):
        doc.add("X-info", f"{entry} is {stated!r}, but the metadata say {', '.join(filled)!r}", "metadata")


def _compare_dates(doc: Doc, entry: str, stated: str | None, value: str | None) -> None:
    if not stated and not value:
        return
    try:
        if stated and value and pdf_date(stated) == xmp_date(value):
            return
    except ValueError:
        pass
    doc.add("X-info", f"{entry} is {stated}, but the metadata say {value}", "metadata")


_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
_XMP_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:(Z)|([+-])(\d\d):(\d\d)))?$")


def pdf_date(value: str) -> datetime:
    return _date(_PDF_DATE.match(value))


def xmp_date(value: str) -> datetime:
    return _date(_XMP_DATE.match(value))


def _date(match: Any) -> datetime:
    if match is None:
        raise ValueError("no date")
    year, month, day, hour, minute, second = (int(g) if g else None for g in match.groups()[:6])
    shift = timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0))
    zone = timezone(-shift if match[8] == "-" else shift)
    return datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone)

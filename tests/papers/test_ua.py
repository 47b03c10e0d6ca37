"""Tests of the validator: python -m unittest test_ua

A good PDF that Typst made (sample.pdf, see make_sample.py) must pass. Then it is
spoilt in many ways, each of which must be found under the right rule.
"""

from __future__ import annotations

import io
import tempfile
import unittest
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from ua import rules, structure_text, validate
from ua.cmap import parse
from ua.metadata import pdf_date, xmp_date
from ua.structure import valid_language

SAMPLE = (Path(__file__).parent / "sample.pdf").read_bytes()

Spoil = Callable[[Pdf], None]
SPOILS: list[tuple[str, str, Spoil]] = []
RAW_SPOILS: list[tuple[str, str, Callable[[bytes], bytes]]] = []


def spoil(code: str) -> Callable[[Spoil], Spoil]:
    """Registers a function that spoils the sample so that `code` fails."""

    def register(function: Spoil) -> Spoil:
        SPOILS.append((code, function.__name__, function))
        return function

    return register


def raw_spoil(code: str):
    def register(function):
        RAW_SPOILS.append((code, function.__name__, function))
        return function

    return register


# Finding things in the sample

def elements(pdf: Pdf, kind: str) -> list[Any]:
    def walk(node: Any) -> Iterator[Any]:
        if isinstance(node, Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, Dictionary) and node.get("/S") is not None:
            yield node
            if node.get("/K") is not None:
                yield from walk(node.K)

    return [e for e in walk(pdf.Root.StructTreeRoot.K) if e.S == f"/{kind}"]


def element(pdf: Pdf, kind: str, n: int = 0) -> Any:
    return elements(pdf, kind)[n]


def rename(pdf: Pdf, kind: str, new: str, n: int = 0) -> None:
    element(pdf, kind, n).S = Name(f"/{new}")


def edit(pdf: Pdf, old: bytes, new: bytes, page: int = 0) -> None:
    data = pdf.pages[page].Contents.read_bytes()
    assert old in data, old
    pdf.pages[page].Contents.write(data.replace(old, new, 1))


def add_content(pdf: Pdf, data: bytes, page: int = 0) -> None:
    pdf.pages[page].Contents.write(pdf.pages[page].Contents.read_bytes() + b"\n" + data)


def edit_xmp(pdf: Pdf, old: str, new: str) -> None:
    data = pdf.Root.Metadata.read_bytes().decode()
    assert old in data, old
    pdf.Root.Metadata = Stream(pdf, data.replace(old, new).encode(), Type=Name.Metadata, Subtype=Name.XML)


def link(pdf: Pdf, n: int = 0) -> Any:
    return pdf.pages[0].Annots[n]


def fonts(pdf: Pdf) -> list[Any]:
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Subtype") == "/Type0"]


def font(pdf: Pdf, kind: str = "/CIDFontType2") -> Any:
    return next(f for f in fonts(pdf) if f.DescendantFonts[0].Subtype == kind)


def edit_cmap(pdf: Pdf, old: bytes, new: bytes) -> None:
    stream = font(pdf).ToUnicode
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))


def table_attribute(cell: Any) -> Any:
    return next(a for a in cell.A if a.O == "/Table")


def add_annotation(pdf: Pdf, **entries: Any) -> Any:
    annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[50, 50, 60, 60], F=4, **entries))
    pdf.pages[0].Annots.append(annotation)
    return annotation


# Content and structure tree

@spoil("01-003")
def artifact_within_tagged(pdf):
    edit(pdf, b"<</MCID 0>>BDC", b"<</MCID 0>>BDC /Artifact BMC 0 0 5 5 re f EMC")


@spoil("01-004")
def tagged_within_artifact(pdf):
    edit(pdf, b"<</MCID 0>>BDC", b"<</MCID 0>>BDC EMC /Artifact BMC /Span <</MCID 99>> BDC EMC EMC /Artifact BMC")


@spoil("01-005")
def untagged_text(pdf):
    edit(pdf, b"/Span<</MCID 11>>BDC", b"/Span BMC")


@spoil("01-005")
def untagged_drawing(pdf):
    add_content(pdf, b"0 0 10 10 re f")


@spoil("01-005")
def untagged_form(pdf):
    edit(pdf, b"/Span<</MCID 1/Alt(A blue box)>>BDC", b"/Span BMC", page=1)


@spoil("01-005")
def tagged_but_not_in_tree(pdf):
    element(pdf, "Strong").K = Array([])


@spoil("01-007")
def suspects(pdf):
    pdf.Root.MarkInfo.Suspects = True


@spoil("UA-6.2")
def not_marked(pdf):
    del pdf.Root.MarkInfo


@spoil("UA-7.1")
def no_tree(pdf):
    del pdf.Root.StructTreeRoot


@spoil("02-001")
def unmapped_type(pdf):
    rename(pdf, "P", "Paragraph")


@spoil("02-001")
def role_map_gone(pdf):
    del pdf.Root.StructTreeRoot.RoleMap


@spoil("02-003")
def circular_roles(pdf):
    pdf.Root.StructTreeRoot.RoleMap.A = Name.B
    pdf.Root.StructTreeRoot.RoleMap.B = Name.A


@spoil("02-004")
def standard_remapped(pdf):
    pdf.Root.StructTreeRoot.RoleMap.H1 = Name.P


@spoil("ISO-14.6")
def mark_without_end(pdf):
    add_content(pdf, b"/Artifact BMC")


@spoil("ISO-14.6")
def end_without_mark(pdf):
    add_content(pdf, b"EMC")


@spoil("ISO-14.6")
def mark_crosses_text_object(pdf):
    add_content(pdf, b"BT /Artifact BMC ET EMC")


@spoil("ISO-14.6")
def mcid_within_mcid(pdf):
    edit(pdf, b"<</MCID 0>>BDC", b"<</MCID 0>>BDC /Span <</MCID 98>> BDC EMC")


@spoil("ISO-14.7.2")
def wrong_parent(pdf):
    element(pdf, "Strong").P = element(pdf, "Document")


@spoil("ISO-14.7.2")
def element_twice(pdf):
    element(pdf, "Document").K.append(element(pdf, "Figure"))


@spoil("ISO-14.7.2")
def id_not_in_tree(pdf):
    element(pdf, "Note").ID = String("Other")


@spoil("ISO-14.7.4")
def no_parent_tree(pdf):
    del pdf.Root.StructTreeRoot.ParentTree


@spoil("ISO-14.7.4")
def page_without_key(pdf):
    del pdf.pages[1].StructParents


@spoil("ISO-14.7.4")
def pages_share_key(pdf):
    pdf.pages[1].StructParents = pdf.pages[0].StructParents


@spoil("ISO-14.7.4")
def parent_tree_swapped(pdf):
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    array = next(n for n in numbers if isinstance(n, Array))
    array[0], array[1] = array[1], array[0]


@spoil("ISO-14.7.4")
def parent_tree_entry_null(pdf):
    array = next(n for n in pdf.Root.StructTreeRoot.ParentTree.Nums if isinstance(n, Array))
    array[3] = pdf.make_indirect(Dictionary())


@spoil("ISO-14.7.4")
def mcid_not_on_page(pdf):
    element(pdf, "Strong").K.append(77)


@spoil("ISO-14.7.4")
def mcid_claimed_twice(pdf):
    element(pdf, "Strong").K.append(13)


@spoil("ISO-14.7.4")
def mcid_used_twice(pdf):
    edit(pdf, b"/MCID 12", b"/MCID 13")


@spoil("ISO-14.7.4")
def annotation_key_wrong(pdf):
    link(pdf).StructParent, link(pdf, 1).StructParent = link(pdf, 1).StructParent, link(pdf).StructParent


@spoil("ISO-14.7.4")
def next_key_low(pdf):
    pdf.Root.StructTreeRoot.ParentTreeNextKey = 1


@spoil("ISO-7.9")
def parent_tree_out_of_order(pdf):
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[0], numbers[2] = numbers[2], numbers[0]


# Metadata and catalog

@spoil("06-001")
def no_metadata(pdf):
    del pdf.Root.Metadata


@spoil("06-002")
def no_ua_identifier(pdf):
    edit_xmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")


@spoil("06-002")
def wrong_ua_part(pdf):
    edit_xmp(pdf, "<pdfuaid:part>1", "<pdfuaid:part>2")


@spoil("UA-5")
def wrong_ua_prefix(pdf):
    edit_xmp(pdf, "xmlns:pdfuaid", "xmlns:uaid")
    edit_xmp(pdf, "pdfuaid:part>", "uaid:part>")


@spoil("06-003")
def no_title(pdf):
    edit_xmp(pdf, ">Sample brief<", "><")


@spoil("07-001")
def title_not_shown(pdf):
    del pdf.Root.ViewerPreferences


@spoil("07-002")
def file_name_shown(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@spoil("A2-6.6.4")
def wrong_conformance(pdf):
    edit_xmp(pdf, "<pdfaid:conformance>A", "<pdfaid:conformance>B")


@spoil("A2-6.6.2")
def metadata_not_xml(pdf):
    edit_xmp(pdf, "</rdf:RDF>", "")


@spoil("A2-6.6.2")
def undescribed_property(pdf):
    edit_xmp(pdf, "<pdfaid:part>", "<x:y xmlns:x='http://x.example/'>z</x:y><pdfaid:part>")


@spoil("A2-6.6.2")
def packet_encoding(pdf):
    edit_xmp(pdf, ' id="W5M0', ' encoding="UTF-8" id="W5M0')


@spoil("X-info")
def author_differs(pdf):
    pdf.docinfo.Author = String("Somebody Else")


@spoil("X-info")
def date_differs(pdf):
    pdf.docinfo.CreationDate = String("D:20200101000000Z")


@spoil("X-info")
def page_count_differs(pdf):
    edit_xmp(pdf, "<xmpTPg:NPages>3", "<xmpTPg:NPages>4")


# Nesting

@spoil("09-004")
def cell_outside_row(pdf):
    rename(pdf, "TR", "Div", 1)


@spoil("09-004")
def paragraph_in_row(pdf):
    rename(pdf, "TD", "P")


@spoil("09-004")
def row_too_short(pdf):
    row = element(pdf, "TR", 1)
    row.K = Array(list(row.K)[:2])


@spoil("09-004")
def span_too_wide(pdf):
    table_attribute(element(pdf, "TD")).ColSpan = 2


@spoil("09-004")
def span_too_high(pdf):
    table_attribute(element(pdf, "TD", 5)).RowSpan = 9


@spoil("09-004")
def head_without_body(pdf):
    rename(pdf, "TBody", "TFoot")


@spoil("09-005")
def list_item_outside_list(pdf):
    rename(pdf, "L", "Div")


@spoil("09-005")
def paragraph_in_list(pdf):
    rename(pdf, "LI", "P")


@spoil("09-005")
def paragraph_in_list_item(pdf):
    rename(pdf, "LBody", "P")


@spoil("09-006")
def toc_item_outside_toc(pdf):
    rename(pdf, "TOC", "Sect")


@spoil("09-006")
def paragraph_in_toc(pdf):
    rename(pdf, "TOCI", "P")


@spoil("09-007")
def ruby_without_base(pdf):
    rename(pdf, "Strong", "Ruby")


@spoil("09-008")
def warichu_part_alone(pdf):
    rename(pdf, "Strong", "WT")


# Languages

@spoil("11-001")
def no_language(pdf):
    del pdf.Root.Lang


@spoil("11-001")
def malformed_language(pdf):
    pdf.Root.Lang = String("english, british")


@spoil("11-001")
def malformed_language_of_element(pdf):
    next(e for e in elements(pdf, "P") if e.get("/Lang") is not None).Lang = String("fr_FR")


@spoil("11-002")
def no_language_for_alt(pdf):
    del pdf.Root.Lang


@spoil("11-003")
def no_language_for_outline(pdf):
    del pdf.Root.Lang


@spoil("11-004")
def no_language_for_links(pdf):
    del pdf.Root.Lang


@spoil("11-006")
def no_language_for_metadata(pdf):
    del pdf.Root.Lang


# Figures, formulas, headings, tables, notes

@spoil("13-004")
def figure_without_alt(pdf):
    del element(pdf, "Figure").Alt


@spoil("13-004")
def figure_with_blank_alt(pdf):
    element(pdf, "Figure").Alt = String("  ")


@spoil("ISO-14.8.5.4")
def figure_without_box(pdf):
    del element(pdf, "Figure").A


@spoil("ISO-14.8.5.4")
def figure_off_the_page(pdf):
    next(a for a in element(pdf, "Figure").A if a.O == "/Layout").BBox = Array([900, 900, 950, 950])


@spoil("X-empty")
def figure_without_content(pdf):
    element(pdf, "Figure").K = Array([])


@spoil("17-002")
def formula_without_alt(pdf):
    del element(pdf, "Formula").Alt


@spoil("17-003")
def formula_without_unicode(pdf):
    stream = font(pdf, "/CIDFontType0").ToUnicode
    stream.write(stream.read_bytes().replace(b"<0001>", b"<0FF1>", 1))


@spoil("14-002")
def first_heading_h2(pdf):
    for heading in elements(pdf, "H1"):
        heading.S = Name.H2


@spoil("14-003")
def heading_skipped(pdf):
    rename(pdf, "H2", "H3")


@spoil("14-006")
def two_plain_headings(pdf):
    for kind in ("H1", "H2", "H3"):
        for heading in elements(pdf, kind):
            heading.S = Name.H


@spoil("14-007")
def headings_mixed(pdf):
    rename(pdf, "H3", "H")


@spoil("15-003")
def header_without_scope(pdf):
    for cell in elements(pdf, "TH") + elements(pdf, "TD"):
        for entry in ("/Scope", "/Headers"):
            if entry in table_attribute(cell):
                del table_attribute(cell)[entry]


@spoil("15-003")
def headers_of_no_cell(pdf):
    table_attribute(element(pdf, "TD")).Headers = Array([String("nowhere")])


@spoil("15-003")
def header_made_data(pdf):
    rename(pdf, "TH", "TD")


@spoil("19-003")
def note_without_id(pdf):
    del element(pdf, "Note").ID


@spoil("19-004")
def note_id_twice(pdf):
    element(pdf, "Strong").ID = String("Note 1")


# Optional content, files, forms

@spoil("20-001")
def nameless_configuration(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=[], D=Dictionary(Name=String("d")), Configs=[Dictionary()])


@spoil("20-002")
def nameless_default_configuration(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=[], D=Dictionary())


@spoil("20-003")
def automatic_layers(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=[], D=Dictionary(Name=String("d"), AS=[]))


@spoil("A2-6.9")
def layer_left_out_of_order(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("g")))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(Name=String("d"), Order=[]))


def embed(pdf: Pdf, data: bytes, **names: String) -> None:
    stream = pdf.make_indirect(Stream(pdf, data))
    spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, EF=Dictionary(F=stream), **names))
    pdf.Root.AF = Array([spec])


@spoil("21-001")
def embedded_file_without_uf(pdf):
    embed(pdf, SAMPLE, F=String("a.pdf"))


@spoil("A2-6.8")
def embedded_file_no_pdf(pdf):
    embed(pdf, b"text", F=String("a.txt"), UF=String("a.txt"))


@spoil("25-001")
def dynamic_xfa(pdf):
    packet = Stream(pdf, b"<config><dynamicRender>required</dynamicRender></config>")
    pdf.Root.AcroForm = Dictionary(Fields=[], XFA=pdf.make_indirect(packet))


@spoil("A2-6.4.2")
def static_xfa(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=[], XFA=pdf.make_indirect(Stream(pdf, b"<config/>")))


@spoil("A2-6.4.1")
def viewer_draws_fields(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=[], NeedAppearances=True)


# Annotations

@spoil("28-002")
def annotation_not_tagged(pdf):
    add_annotation(pdf, Subtype=Name.Text, Contents=String("hello"))


@spoil("28-004")
def annotation_not_described(pdf):
    add_annotation(pdf, Subtype=Name.Text)


@spoil("28-005")
def field_without_name(pdf):
    add_annotation(pdf, Subtype=Name.Widget, FT=Name.Tx)


@spoil("28-006")
def unknown_annotation(pdf):
    add_annotation(pdf, Subtype=Name.Hologram, Contents=String("x"))


@spoil("28-007")
def trap_network(pdf):
    add_annotation(pdf, Subtype=Name.TrapNet)


@spoil("28-008")
def no_tab_order(pdf):
    del pdf.pages[0].Tabs


@spoil("28-009")
def wrong_tab_order(pdf):
    pdf.pages[0].Tabs = Name.R


@spoil("28-010")
def widget_not_in_form(pdf):
    add_annotation(pdf, Subtype=Name.Widget, FT=Name.Tx, TU=String("x"))


@spoil("28-011")
def link_not_in_link(pdf):
    for elem in elements(pdf, "Link"):
        elem.S = Name.Span


@spoil("28-011")
def link_not_tagged(pdf):
    elem = element(pdf, "Link", 5)
    elem.K = Array([k for k in elem.K if isinstance(k, int)])


@spoil("ISO-14.8.4.4")
def link_element_without_link(pdf):
    rename(pdf, "Strong", "Link")


@spoil("28-012")
def link_not_described(pdf):
    del link(pdf).Contents


def add_clip(pdf: Pdf, **entries: Any) -> None:
    pdf.Root.Clip = pdf.make_indirect(Dictionary(Type=Name.MediaClip, S=Name.MCD, **entries))


@spoil("28-014")
def clip_without_type(pdf):
    add_clip(pdf, Alt=[String(""), String("a film")])


@spoil("28-015")
def clip_without_alt(pdf):
    add_clip(pdf, CT=String("video/mp4"))


@spoil("28-016")
def attachment_without_names(pdf):
    add_annotation(pdf, Subtype=Name.FileAttachment, Contents=String("x"), FS=Dictionary(F=String("a")))


@spoil("28-017")
def printers_mark(pdf):
    add_annotation(pdf, Subtype=Name.PrinterMark)


@spoil("28-018")
def printers_mark_again(pdf):
    add_annotation(pdf, Subtype=Name.PrinterMark)


@spoil("A2-6.3")
def link_not_printed(pdf):
    link(pdf).F = 0


@spoil("A2-6.3")
def link_hidden(pdf):
    link(pdf).F = 6


@spoil("A2-6.3")
def annotation_without_appearance(pdf):
    add_annotation(pdf, Subtype=Name.Text, Contents=String("x"))


@spoil("ISO-12.3")
def link_leads_nowhere(pdf):
    link(pdf, 1).Dest = String("nowhere")


@spoil("ISO-12.3")
def named_destination_broken(pdf):
    pdf.Root.Names.Dests.Names[1] = Array([])


# XObjects

def figure_form(pdf: Pdf) -> Any:
    return pdf.pages[1].Resources.XObject.x0


@spoil("30-001")
def reference_xobject(pdf):
    figure_form(pdf).Ref = Dictionary(F=String("other.pdf"), Page=0)


@spoil("30-002")
def tagged_form_drawn_twice(pdf):
    form = figure_form(pdf)
    form.StructParents = 11
    form.write(b"/Span <</MCID 0>> BDC " + form.read_bytes() + b" EMC")
    edit(pdf, b"/x0 Do", b"/x0 Do /x0 Do", page=1)


# Fonts

@spoil("31-001")
def other_cmap(pdf):
    font(pdf).Encoding = Name("/UniGB-UCS2-H")


@spoil("31-004")
def wrong_glyph_map(pdf):
    font(pdf).DescendantFonts[0].CIDToGIDMap = Name.Odd


@spoil("31-005")
def no_glyph_map(pdf):
    del font(pdf).DescendantFonts[0].CIDToGIDMap


@spoil("31-006")
def unknown_cmap(pdf):
    font(pdf).Encoding = Name("/Own-H")


@spoil("31-007")
def writing_mode_differs(pdf):
    font(pdf).ToUnicode.WMode = 1


@spoil("31-008")
def cmap_rests_on_unknown(pdf):
    edit_cmap(pdf, b"begincmap", b"begincmap /Other-H usecmap")


@spoil("31-009")
def font_not_embedded(pdf):
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


@spoil("31-011")
def glyph_missing(pdf):
    edit(pdf, b"(\\000\\001", b"(\\017\\001")


@spoil("31-014")
def cid_set_too_small(pdf):
    font(pdf).DescendantFonts[0].FontDescriptor.CIDSet.write(b"\x80")


@spoil("31-015")
def cid_set_too_large(pdf):
    font(pdf).DescendantFonts[0].FontDescriptor.CIDSet.write(b"\xff" * 100)


@spoil("31-016")
def widths_differ(pdf):
    font(pdf).DescendantFonts[0].W = Array([])


@spoil("31-016")
def widths_of_cff_differ(pdf):
    font(pdf, "/CIDFontType0").DescendantFonts[0].W = Array([])


@spoil("31-027")
def no_unicode(pdf):
    del font(pdf).ToUnicode


@spoil("10-001")
def code_without_unicode(pdf):
    edit_cmap(pdf, b"<0001> <", b"<0FF1> <")


@spoil("31-028")
def unicode_zero(pdf):
    edit_cmap(pdf, b"<0001> <0", b"<0001> <00000")


@spoil("31-029")
def unicode_mark(pdf):
    edit_cmap(pdf, b"endbfchar", b"<0FFF> <FEFF>\nendbfchar")


@spoil("31-030")
def notdef_used(pdf):
    edit(pdf, b"(\\000\\001", b"(\\000\\000")


@spoil("A2-6.2.11.7")
def private_use(pdf):
    data = font(pdf).ToUnicode.read_bytes()
    start = data.index(b"<0001> <")
    font(pdf).ToUnicode.write(data[: start + 8] + b"E001" + data[data.index(b">", start + 8) :])


@spoil("ISO-9.7")
def no_system_info(pdf):
    del font(pdf).DescendantFonts[0].CIDSystemInfo


@spoil("ISO-9.4")
def half_a_code(pdf):
    edit(pdf, b"(\\000\\001", b"(\\000\\001\\000")


@spoil("A2-6.2.11")
def font_names_differ(pdf):
    font(pdf).DescendantFonts[0].FontDescriptor.FontName = Name.Other


def simple_font(pdf: Pdf, kind: str, **entries: Any) -> None:
    """Adds text in a simple font with the program of another font."""
    program = font(pdf).DescendantFonts[0].FontDescriptor.FontFile2
    flags = entries.pop("Flags", 32)
    char_set = entries.pop("CharSet", None)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Own, Flags=flags, FontFile2=program)
    if char_set is not None:
        descriptor.CharSet = char_set
    made = Dictionary(
        Type=Name.Font, Subtype=Name(kind), BaseFont=Name.Own, FirstChar=65, LastChar=65, Widths=[500],
        FontDescriptor=descriptor, **entries,
    )  # fmt: skip
    pdf.pages[0].Resources.Font["/own"] = pdf.make_indirect(made)
    add_content(pdf, b"/Artifact BMC BT /own 9 Tf (A) Tj ET EMC")


@spoil("31-012")
def type_1_char_set(pdf):
    simple_font(pdf, "/Type1", CharSet=String("/A"), Encoding=Name.WinAnsiEncoding)


@spoil("31-013")
def type_1_char_set_again(pdf):
    simple_font(pdf, "/Type1", CharSet=String("/A"), Encoding=Name.WinAnsiEncoding)


@spoil("31-017")
def true_type_without_cmap(pdf):
    simple_font(pdf, "/TrueType", Encoding=Name.WinAnsiEncoding)


@spoil("31-018")
def true_type_in_use(pdf):
    simple_font(pdf, "/TrueType", Encoding=Name.WinAnsiEncoding)


@spoil("31-019")
def true_type_without_encoding(pdf):
    simple_font(pdf, "/TrueType")


@spoil("31-020")
def true_type_without_base_encoding(pdf):
    simple_font(pdf, "/TrueType", Encoding=Dictionary(Type=Name.Encoding))


@spoil("31-021")
def true_type_with_odd_encoding(pdf):
    simple_font(pdf, "/TrueType", Encoding=Name.StandardEncoding)


@spoil("31-022")
def true_type_with_differences(pdf):
    simple_font(pdf, "/TrueType", Encoding=Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=[65, Name.Odd]))


@spoil("31-023")
def true_type_differences_without_cmap(pdf):
    simple_font(pdf, "/TrueType", Encoding=Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=[65, Name.Odd]))


@spoil("31-024")
def symbolic_with_encoding(pdf):
    simple_font(pdf, "/TrueType", Flags=4, Encoding=Name.WinAnsiEncoding)


@spoil("31-025")
def symbolic_without_cmap(pdf):
    simple_font(pdf, "/TrueType", Flags=4)


# Navigation

@spoil("X-outline")
def no_outline(pdf):
    del pdf.Root.Outlines


@spoil("X-outline")
def outline_item_without_title(pdf):
    pdf.Root.Outlines.First.Title = String("")


@spoil("X-outline")
def outline_chain_broken(pdf):
    del pdf.Root.Outlines.Last.Prev


@spoil("ISO-12.3")
def outline_item_leads_nowhere(pdf):
    del pdf.Root.Outlines.First.Dest


@spoil("X-labels")
def first_page_without_label(pdf):
    pdf.Root.PageLabels = Dictionary(Nums=[1, Dictionary(S=Name.D)])


# PDF/A

@spoil("A2-6.2.3")
def intent_without_profile(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")


@spoil("A2-6.2.4")
def cmyk_colour(pdf):
    add_content(pdf, b"/Artifact BMC 1 0 0 0 k 0 0 5 5 re f EMC")


@spoil("A2-6.2.4")
def no_output_intent(pdf):
    del pdf.Root.OutputIntents
    add_content(pdf, b"/Artifact BMC 1 0 0 rg 0 0 5 5 re f EMC")


@spoil("A2-6.2.10")
def transparency_without_intent(pdf):
    del pdf.Root.OutputIntents


@spoil("A2-6.2.10")
def unknown_blend_mode(pdf):
    pdf.pages[1].Resources.ExtGState.g0.BM = Name.Odd


@spoil("A2-6.2.5")
def transfer_function(pdf):
    pdf.pages[1].Resources.ExtGState.g0.TR = Name.Identity


@spoil("A2-6.2.2")
def unknown_operator(pdf):
    add_content(pdf, b"BX 1 foo EX")


@spoil("A2-6.2.2")
def missing_resource(pdf):
    del pdf.pages[1].Resources.XObject


@spoil("A2-6.2.8")
def interpolated_image(pdf):
    image = Stream(pdf, b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    image.ColorSpace, image.Interpolate = Name.DeviceGray, True
    pdf.pages[0].Resources.XObject = Dictionary(im=pdf.make_indirect(image))


@spoil("A2-6.2.9")
def form_with_postscript(pdf):
    figure_form(pdf).Subtype2 = Name.PS


@spoil("A2-6.1.7")
def external_stream(pdf):
    pdf.Root.Odd = pdf.make_indirect(Stream(pdf, b"", F=String("elsewhere")))


@spoil("A2-6.1.13")
def q_too_deep(pdf):
    add_content(pdf, b"q " * 29 + b"Q " * 29)


@spoil("A2-6.5")
def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


@spoil("A2-6.5")
def launching_link(pdf):
    link(pdf).A = Dictionary(S=Name.Launch, F=String("a"))


@spoil("A2-6.5")
def triggered_action(pdf):
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage))


@spoil("A2-6.10")
def presentation_steps(pdf):
    pdf.pages[0].PresSteps = Dictionary()


@spoil("A2-6.11")
def requirements(pdf):
    pdf.Root.Requirements = Array([])


@spoil("X-rtl-order")
def right_to_left_items_in_page_order(pdf):
    swap_to_hebrew(pdf, b"BT /own 9 Tf 50 5 Td (A) Tj ET EMC /Span <</MCID 88>> BDC BT /own 9 Tf 60 5 Td (A) Tj ET")


@spoil("X-rtl-words")
def right_to_left_words_in_page_order(pdf):
    swap_to_hebrew(pdf, b"BT /own 9 Tf 50 5 Td (A) Tj 10 0 Td (A) Tj ET")


@spoil("X-rtl-twice")
def right_to_left_letter_twice(pdf):
    swap_to_hebrew(pdf, b"BT /own 9 Tf 50 5 Td (A) Tj ET EMC /Span <</MCID 88>> BDC BT /own 9 Tf 50 6 Td (A) Tj ET")


def swap_to_hebrew(pdf: Pdf, data: bytes) -> None:
    cmap = Stream(pdf, b"1 beginbfchar <41> <05D0> endbfchar")
    simple_font(pdf, "/TrueType", ToUnicode=pdf.make_indirect(cmap), Encoding=Name.WinAnsiEncoding)
    add_content(pdf, b"/Span <</MCID 87>> BDC " + data + b" EMC")
    for mcid in (87, 88):
        element(pdf, "Strong").K.append(mcid)


# The bytes of the file

@raw_spoil("A2-6.1.2")
def header_late(data):
    return b"x" + data


@raw_spoil("A2-6.1.2")
def newer_version(data):
    return data.replace(b"%PDF-1.7", b"%PDF-2.0")


@raw_spoil("A2-6.1.3")
def bytes_after_end(data):
    return data + b"more"


@raw_spoil("A2-6.1.3")
def no_id(data):
    return data.replace(b"/ID", b"/XX")


@raw_spoil("X-broken")
def no_pdf(data):
    return b"nothing"


@raw_spoil("X-xmp")
def metadata_compressed(data):
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.Metadata = Stream(pdf, pdf.Root.Metadata.read_bytes())  # without a type qpdf compresses it
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def encrypted(data: bytes, accessible: bool) -> bytes:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        allow = pikepdf.Permissions(accessibility=accessible)
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False, allow=allow))
    return out.getvalue()


@raw_spoil("A2-6.1.3")
def encrypted_file(data):
    return encrypted(data, True)


@raw_spoil("26-002")
def encrypted_against_assistive_technology(data):
    return encrypted(data, False)


class Spoilt(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "spoilt.pdf"

    def check(self, code: str) -> None:
        """The rule fails, and every check goes on to its end."""
        failures = validate(self.path)
        self.assertIn(code, {failure.code for failure in failures})
        self.assertEqual([f.what for f in failures if "broke off" in f.what], [])

    def test_sample_is_good(self) -> None:
        self.path.write_bytes(SAMPLE)
        self.assertEqual(validate(self.path), [])

    def test_saved_sample_is_good(self) -> None:
        with Pdf.open(io.BytesIO(SAMPLE)) as pdf:
            pdf.save(self.path, fix_metadata_version=False)
        self.assertEqual(validate(self.path), [])

    def test_spoilt(self) -> None:
        for code, name, function in SPOILS:
            with self.subTest(code=code, spoil=name):
                with Pdf.open(io.BytesIO(SAMPLE)) as pdf:
                    function(pdf)
                    pdf.save(self.path, fix_metadata_version=False)
                self.check(code)

    def test_spoilt_bytes(self) -> None:
        for code, name, function in RAW_SPOILS:
            with self.subTest(code=code, spoil=name):
                self.path.write_bytes(function(SAMPLE))
                self.check(code)


class Parts(unittest.TestCase):
    def test_rules_are_distinct(self) -> None:
        listed = [rule[0] for rule in rules.MATTERHORN + rules.OTHER]
        self.assertEqual(len(listed), len(set(listed)))
        self.assertEqual(len(rules.MATTERHORN), 87)

    def test_every_rule_is_tried(self) -> None:
        tried = {code for code, *_ in SPOILS + RAW_SPOILS}
        untried = {"11-005", "26-001", "31-002", "31-003", "31-026"}
        self.assertEqual(rules.CODES - tried, untried)

    def test_languages(self) -> None:
        for tag in ("en", "en-GB", "zh-Hant-TW", "sr-Latn", "de-1996", "es-419", "x-own", "i-klingon", "sl-rozaj-biske"):
            self.assertTrue(valid_language(tag), tag)
        for tag in ("", "en_GB", "english-", "e", "en-", "123", "en GB"):
            self.assertFalse(valid_language(tag), tag)

    def test_cmap(self) -> None:
        found = parse(b"2 beginbfrange <01> <03> <0041> <05> <06> [<0061> <00620063>] endbfrange 1 beginbfchar <07> <D83DDE00> endbfchar")
        self.assertEqual(found.map, {1: "A", 2: "B", 3: "C", 5: "a", 6: "bc", 7: "😀"})

    def test_dates(self) -> None:
        self.assertEqual(pdf_date("D:20240503120000+02'00'"), xmp_date("2024-05-03T10:00:00Z"))
        self.assertEqual(pdf_date("D:2024"), xmp_date("2024-01-01"))

    def test_text(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sample.pdf"
            path.write_bytes(SAMPLE)
            lines = structure_text(path).splitlines()
            described = structure_text(path, alternatives=True).splitlines()
        self.assertEqual(lines[0], "Sample brief")
        self.assertIn("A link, and another.", lines)
        self.assertIn("Bonjour le monde", lines)
        self.assertIn("x is one", described)
        self.assertLess(described.index("Figure 1: A picture"), described.index("A blue box"))


if __name__ == "__main__":
    unittest.main()

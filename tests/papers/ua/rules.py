"""The catalogue of what is checked, in our own words.

`MATTERHORN` names the failure conditions of the Matterhorn Protocol 1.1 that
software can judge. `OTHER` names what the standards ask beyond them: `UA-`,
`ISO-` and `A2-` stand for clauses of ISO 14289-1 (PDF/UA-1), ISO 32000-1
(PDF 1.7) and ISO 19005-2 (PDF/A-2); `X-` marks rules of this project.
"""

from __future__ import annotations

CHECKED = "checked"
ABSENT = "not applicable to what we make, asserted absent"
UNCHECKED = "not checked"

#: code, state, what is wrong when it fails, and a remark (why not, or how far).
MATTERHORN: list[tuple[str, str, str, str]] = [
    ("01-003", CHECKED, "an artifact lies within tagged content", ""),
    ("01-004", CHECKED, "tagged content lies within an artifact", ""),
    ("01-005", CHECKED, "content is painted that is neither an artifact nor owned by the structure tree", ""),
    ("01-007", CHECKED, "the file says of itself that its tags are suspect", ""),
    ("02-001", CHECKED, "a structure type does not lead to a standard type", ""),
    ("02-003", CHECKED, "the role map runs in a circle", ""),
    ("02-004", CHECKED, "the role map gives a standard type another meaning", ""),
    ("06-001", CHECKED, "there is no XMP metadata", ""),
    ("06-002", CHECKED, "the metadata do not say PDF/UA-1", ""),
    ("06-003", CHECKED, "the metadata have no title", ""),
    ("07-001", CHECKED, "viewers are not told whether to show the title", ""),
    ("07-002", CHECKED, "viewers are told to show the file name instead of the title", ""),
    ("09-004", CHECKED, "parts of a table are nested wrongly, or the table is irregular", ""),
    ("09-005", CHECKED, "parts of a list are nested wrongly", ""),
    ("09-006", CHECKED, "parts of a table of contents are nested wrongly", ""),
    ("09-007", CHECKED, "parts of ruby are nested wrongly", ""),
    ("09-008", CHECKED, "parts of warichu are nested wrongly", ""),
    ("10-001", CHECKED, "a code that is used has no Unicode text", "predefined CJK CMaps are taken at their word"),
    ("11-001", CHECKED, "the language of text is unknown or its tag is malformed", ""),
    ("11-002", CHECKED, "the language of an alternative, replacement or expansion is unknown", ""),
    ("11-003", CHECKED, "the language of the outline is unknown", ""),
    ("11-004", CHECKED, "the language of an annotation's description is unknown", ""),
    ("11-005", CHECKED, "the language of a form field's name is unknown", ""),
    ("11-006", CHECKED, "the language of the metadata is unknown", ""),
    ("13-004", CHECKED, "a figure has neither alternative nor replacement text", ""),
    ("14-002", CHECKED, "the first numbered heading is not of level 1", ""),
    ("14-003", CHECKED, "a heading level is left out on the way down", ""),
    ("14-006", CHECKED, "a node holds more than one unnumbered heading", ""),
    ("14-007", CHECKED, "numbered and unnumbered headings are mixed", ""),
    ("15-003", CHECKED, "it is unknown which cells a header cell heads", ""),
    ("17-002", CHECKED, "a formula has neither alternative nor replacement text", ""),
    ("17-003", CHECKED, "a code in a formula has no Unicode text", ""),
    ("19-003", CHECKED, "a note has no ID", ""),
    ("19-004", CHECKED, "the ID of a note is not unique", ""),
    ("20-001", CHECKED, "an alternate optional-content configuration has no name", ""),
    ("20-002", CHECKED, "the default optional-content configuration has no name", ""),
    ("20-003", CHECKED, "an optional-content configuration switches layers by itself", ""),
    ("21-001", CHECKED, "the specification of an embedded file lacks one of its two names", ""),
    ("25-001", CHECKED, "an XFA form is rendered dynamically", "any XFA at all also fails A2-6.4.2"),
    ("26-001", CHECKED, "an encrypted file does not state permissions", ""),
    ("26-002", CHECKED, "an encrypted file bars assistive technology", ""),
    ("28-002", CHECKED, "an annotation is not in an Annot element", ""),
    ("28-004", CHECKED, "an annotation has no description", ""),
    ("28-005", CHECKED, "a form field has no name for people", ""),
    ("28-006", CHECKED, "an annotation is of a kind that PDF 1.7 does not know", ""),
    ("28-007", CHECKED, "there is a trap network annotation", ""),
    ("28-008", CHECKED, "a page with annotations states no tab order", ""),
    ("28-009", CHECKED, "the tab order of a page with annotations is not that of the structure", ""),
    ("28-010", CHECKED, "a form field's widget is not in a Form element", ""),
    ("28-011", CHECKED, "a link annotation is not in a Link element", ""),
    ("28-012", CHECKED, "a link annotation has no description", ""),
    ("28-014", CHECKED, "a media clip does not state its type", ""),
    ("28-015", CHECKED, "a media clip has no alternative text", ""),
    ("28-016", CHECKED, "a file attachment lacks one of its two names", ""),
    ("28-017", ABSENT, "a printer's mark is part of the structure", "any PrinterMark annotation fails"),
    ("28-018", ABSENT, "the drawing of a printer's mark is not an artifact", "any PrinterMark annotation fails"),
    ("30-001", CHECKED, "a form XObject stands for a page of another file", ""),
    ("30-002", CHECKED, "a form XObject with tagged content is drawn more than once", ""),
    ("31-001", ABSENT, "a CMap and its font differ in registry", "composite fonts must use Identity-H or Identity-V"),
    ("31-002", ABSENT, "a CMap and its font differ in ordering", "composite fonts must use Identity-H or Identity-V"),
    ("31-003", ABSENT, "a font's supplement is older than its CMap's", "composite fonts must use Identity-H or Identity-V"),
    ("31-004", CHECKED, "the glyph map of a CID font is neither a stream nor Identity", ""),
    ("31-005", CHECKED, "a CID font has no glyph map", ""),
    ("31-006", CHECKED, "a CMap is neither predefined nor embedded", ""),
    ("31-007", CHECKED, "a CMap's writing mode differs from that of its stream", "also for ToUnicode CMaps"),
    ("31-008", CHECKED, "a CMap rests on one that is not predefined", ""),
    ("31-009", CHECKED, "a font in use is not embedded", ""),
    ("31-011", CHECKED, "an embedded font lacks a glyph in use", "TrueType and CFF glyphs of composite fonts, Type 3 glyphs"),
    ("31-012", ABSENT, "the CharSet of a Type 1 font lacks a glyph", "any Type 1 font with a CharSet fails"),
    ("31-013", ABSENT, "the CharSet of a Type 1 font lists a glyph too many", "any Type 1 font with a CharSet fails"),
    ("31-014", CHECKED, "the CIDSet of a font lacks a glyph", ""),
    ("31-015", CHECKED, "the CIDSet of a font lists a glyph too many", ""),
    ("31-016", CHECKED, "a glyph's width differs between PDF and font", "composite and Type 3 fonts"),
    ("31-017", CHECKED, "a non-symbolic TrueType font has no non-symbolic cmap", ""),
    ("31-018", ABSENT, "a glyph of a non-symbolic TrueType font cannot be looked up", "any non-symbolic simple TrueType font in use fails"),
    ("31-019", CHECKED, "a non-symbolic TrueType font states no encoding", ""),
    ("31-020", CHECKED, "the encoding of a non-symbolic TrueType font states no base", ""),
    ("31-021", CHECKED, "the encoding of a non-symbolic TrueType font is neither MacRoman nor WinAnsi", ""),
    ("31-022", ABSENT, "a glyph name of a TrueType font is not in the Adobe Glyph List", "any Differences of such a font fail"),
    ("31-023", CHECKED, "a TrueType font with Differences has no Unicode cmap", ""),
    ("31-024", CHECKED, "a symbolic TrueType font states an encoding", ""),
    ("31-025", CHECKED, "a symbolic TrueType font has no cmap", ""),
    ("31-026", CHECKED, "a symbolic TrueType font has several cmaps, none of them symbolic", ""),
    ("31-027", CHECKED, "a font has no ToUnicode CMap where it needs one", "stricter: Type 3 fonts and fonts with Differences always need one"),
    ("31-028", CHECKED, "a ToUnicode CMap leads to U+0000", ""),
    ("31-029", CHECKED, "a ToUnicode CMap leads to U+FEFF or U+FFFE", ""),
    ("31-030", CHECKED, "text uses the glyph .notdef", "composite and Type 3 fonts"),
]

OTHER: list[tuple[str, str, str, str]] = [
    ("UA-5", CHECKED, "the PDF/UA identifier has another prefix than pdfuaid", ""),
    ("UA-6.2", CHECKED, "the file is not marked as tagged", ""),
    ("UA-7.1", CHECKED, "there is no structure tree", ""),
    ("ISO-7.9", CHECKED, "a name tree or number tree is out of order", ""),
    ("ISO-9.4", CHECKED, "text is shown with bytes that are no whole codes, or without a font", ""),
    ("ISO-9.7", CHECKED, "a composite font lacks its CIDSystemInfo or the one CID font below it", ""),
    ("ISO-12.3", CHECKED, "a destination leads nowhere", ""),
    ("ISO-14.6", CHECKED, "marked content is nested wrongly", ""),
    ("ISO-14.7.2", CHECKED, "the structure tree itself is broken (parents, loops, IDs)", ""),
    ("ISO-14.7.4", CHECKED, "content and structure tree do not agree (K entries, MCIDs, ParentTree)", ""),
    ("ISO-14.8.4.4", CHECKED, "a Link element holds no link annotation", ""),
    ("ISO-14.8.5.4", CHECKED, "a figure or formula has no bounding box, or an impossible one", ""),
    ("A2-6.1.2", CHECKED, "the header is wrong", ""),
    ("A2-6.1.3", CHECKED, "the trailer is wrong: no ID, encryption, or bytes after the end", ""),
    ("A2-6.1.7", CHECKED, "a stream lies outside the file or uses a forbidden filter", ""),
    ("A2-6.1.13", CHECKED, "a limit is passed (names, strings, nesting of q, page size)", ""),
    ("A2-6.2.2", CHECKED, "a content stream uses an unknown operator or a resource it does not list", ""),
    ("A2-6.2.3", CHECKED, "the output intent is wrong", "the header of its ICC profile only"),
    ("A2-6.2.4", CHECKED, "colours depend on a device that no output intent describes", "the header of ICC profiles only"),
    ("A2-6.2.5", CHECKED, "a graphics state has a transfer function or halftone", ""),
    ("A2-6.2.8", CHECKED, "an image has a forbidden entry", "JPEG 2000 is asserted absent"),
    ("A2-6.2.9", CHECKED, "a form XObject has a forbidden entry", ""),
    ("A2-6.2.10", CHECKED, "transparency without a colour space to blend in, or an unknown blend mode", ""),
    ("A2-6.2.11", CHECKED, "a font dictionary is wrong", ""),
    ("A2-6.2.11.7", CHECKED, "a code in use leads to the private use area without replacement text", ""),
    ("A2-6.3", CHECKED, "an annotation's kind, flags or appearance are not allowed", ""),
    ("A2-6.4.1", CHECKED, "a form field acts by itself or has no drawn appearance", ""),
    ("A2-6.4.2", CHECKED, "there is an XFA form", ""),
    ("A2-6.5", CHECKED, "an action is not allowed (scripts, launching, sounds, triggers)", ""),
    ("A2-6.6.2", CHECKED, "the XMP metadata are malformed or have undescribed properties", "value types are not judged"),
    ("A2-6.6.4", CHECKED, "the metadata do not say PDF/A-2a", ""),
    ("A2-6.8", CHECKED, "an embedded file is no PDF", "that it is PDF/A is not checked"),
    ("A2-6.9", CHECKED, "optional content is configured wrongly", ""),
    ("A2-6.10", CHECKED, "there is an alternate presentation", ""),
    ("A2-6.11", CHECKED, "the document states requirements to its reader", ""),
    ("X-info", CHECKED, "metadata, document information and catalog contradict each other", ""),
    ("X-xmp", CHECKED, "the metadata are compressed, so that plain tools cannot read them", ""),
    ("X-outline", CHECKED, "there are headings but no outline, or the outline is broken", ""),
    ("X-labels", CHECKED, "page labels are wrong", ""),
    ("X-empty", CHECKED, "a figure or formula holds no content", ""),
    ("X-rtl-words", CHECKED, "the words of one right-to-left content item stand in the order of the page", "some viewers put this right"),
    ("X-rtl-order", CHECKED, "the content items of right-to-left text stand in the order of the page", ""),
    ("X-rtl-twice", CHECKED, "a letter stands twice because its parts are content items of their own", ""),
    ("X-broken", CHECKED, "the file, or a part of it, could not be read", ""),
]

#: Of the protocol's 136 conditions those left to people (or without a test).
CONDITIONS = 136

CODES = {rule[0] for rule in MATTERHORN + OTHER}


def listing() -> str:
    """All rules with their state, for `--list`."""
    lines = ["Matterhorn Protocol 1.1: the failure conditions that software can judge"]
    lines += [_line(rule) for rule in MATTERHORN]
    lines += ["", "Beyond the protocol (UA: ISO 14289-1, ISO: ISO 32000-1, A2: ISO 19005-2, X: our own)"]
    lines += [_line(rule) for rule in OTHER]
    lines += ["", summary()]
    return "\n".join(lines)


def _line(rule: tuple[str, str, str, str]) -> str:
    code, state, what, remark = rule
    return f"{code:13} {state}{': ' + remark if remark else ''} – {what}"


def count(state: str) -> int:
    return sum(rule[1] == state for rule in MATTERHORN)


def summary() -> str:
    return (
        f"{len(MATTERHORN)} conditions for software: {count(CHECKED)} checked, "
        f"{count(ABSENT)} asserted absent, {count(UNCHECKED)} not checked. "
        f"The other {CONDITIONS - len(MATTERHORN)} of the {CONDITIONS} conditions need people "
        f"or have no test: not checked. Beyond the protocol: {len(OTHER)} rules, not all of PDF/A-2."
    )

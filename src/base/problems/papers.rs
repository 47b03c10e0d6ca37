//! PDF editions that cannot be made.

use crate::base::{Code, Diagnostic, Place, SITE_FILE, SourcePath};

problems! {
    /// Reports a sign of a text that no font of papers has.
    missing_glyph(place: Place, sign: char) = MissingGlyph, place,
        (format!("no font of the PDF edition has the sign `{sign}` (U+{:04X})", u32::from(sign))),
        "put a font that has it into `static/` and name it in `site.yaml`, `pdf: {{briefs: auto, fonts: [fonts/NAME.ttf]}}`; or leave this edition out with `pdf: none` in the front matter";
    /// Reports what `pdf` says of an edition, and is neither a word for it nor a file.
    no_edition(place: Place, written: &str) = UnknownValue, place,
        "`pdf` has no value `{written}`",
        "write `auto` to have an edition made, `none` to have none, or the path of your own file: `paper.pdf`";
    /// Reports a font of the site that is none that papers can be set in.
    no_font_for_papers(file: &SourcePath) = PaperNotSet, Place::file(file),
        "no font can be read from it for PDF editions",
        "take a TrueType or OpenType file, `.ttf` or `.otf`; WOFF2 is for browsers";
    /// Reports a font that was there when the site was read; `reason` is the system's.
    font_not_read(file: &SourcePath, reason: &str) = PaperNotSet, Place::file(file),
        "the font cannot be read: {reason}",
        "build again";
}

/// Reports a paper that cannot be set, in Typst's words; `hint` is Typst's.
pub fn paper_not_set(place: Place, message: &str, hint: Option<&str>) -> Diagnostic {
    let help = hint.unwrap_or("write it otherwise, or leave the PDF edition out: `pdf: none` in the front matter");
    Diagnostic::new(
        Code::PaperNotSet,
        place,
        format!("the PDF edition cannot be set: {}", message.trim_end_matches('.')),
        help,
    )
}

/// Reports that papers are asked for, of a program that cannot make them.
pub fn no_typesetting() -> Diagnostic {
    let place = Place::file(&SourcePath::new(SITE_FILE));
    let message = "this briefpress was built without PDF editions, which the site asks for";
    Diagnostic::new(
        Code::NoTypesetting,
        place,
        message,
        "take the program from a release, which has them; or build it with `cargo install briefpress --features pdf`",
    )
}

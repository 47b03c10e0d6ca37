//! A place in a text that cites works: what stands between the brackets of `[see @smith, p. 4; @jones]`.

use hayagriva::citationberg::taxonomy::Locator;

/// Works cited together at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cluster {
    /// The works, in the order they were typed.
    pub cites: Vec<Cite>,
    /// Whether the first author's name is part of the sentence: `@smith says`, printed `Smith (2020) says`.
    pub is_in_text: bool,
}

/// One work, cited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cite {
    /// The key of the work.
    pub key: String,
    /// What was typed before it: `see`.
    pub prefix: String,
    /// The place in the work: `p. 4`.
    pub locator: Option<(LocatorKind, String)>,
    /// What was typed after it, with its comma or blank: `, and passim`.
    pub suffix: String,
    /// Whether the author's name is left out: `[-@smith]`.
    pub is_author_suppressed: bool,
}

/// Parts that a work may be cited by, as CSL names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocatorKind {
    /// `act 2`
    Act,
    /// `app. B`
    Appendix,
    /// `art. 5`
    Article,
    /// `bk. 3`
    Book,
    /// `canon 12`
    Canon,
    /// `chap. 4`
    Chapter,
    /// `col. 2`
    Column,
    /// `loc. 320`
    Elocation,
    /// `eq. 7`
    Equation,
    /// `fig. 1`
    Figure,
    /// `fol. 3`
    Folio,
    /// `no. 2`
    Issue,
    /// `l. 9`
    Line,
    /// `n. 14`
    Note,
    /// `op. 27`
    Opus,
    /// `p. 4`
    #[default]
    Page,
    /// `para. 6`
    Paragraph,
    /// `pt. 2`
    Part,
    /// `r. 8`
    Rule,
    /// `sc. 1`
    Scene,
    /// `sch. 1`
    Schedule,
    /// `sec. 3`
    Section,
    /// `s.v. ‘state’`
    SubVerbo,
    /// `supp. 2`
    Supplement,
    /// `tbl. 2`
    Table,
    /// `at 0:12:30`
    Timestamp,
    /// `tit. 3`
    Title,
    /// `v. 7`
    Verse,
    /// `vol. 2`
    Volume,
}

impl LocatorKind {
    /// Returns the locator by which the formatter knows this part. CSL has no word for a schedule, so its own is typed.
    pub fn locator(self) -> Locator {
        match self {
            Self::Act => Locator::Act,
            Self::Appendix => Locator::Appendix,
            Self::Article => Locator::ArticleLocator,
            Self::Book => Locator::Book,
            Self::Canon => Locator::Canon,
            Self::Chapter => Locator::Chapter,
            Self::Column => Locator::Column,
            Self::Elocation => Locator::Elocation,
            Self::Equation => Locator::Equation,
            Self::Figure => Locator::Figure,
            Self::Folio => Locator::Folio,
            Self::Issue => Locator::Issue,
            Self::Line => Locator::Line,
            Self::Note => Locator::Note,
            Self::Opus => Locator::Opus,
            Self::Page => Locator::Page,
            Self::Paragraph => Locator::Paragraph,
            Self::Part => Locator::Part,
            Self::Rule => Locator::Rule,
            Self::Scene => Locator::Scene,
            Self::Schedule => Locator::Custom,
            Self::Section => Locator::Section,
            Self::SubVerbo => Locator::SubVerbo,
            Self::Supplement => Locator::Supplement,
            Self::Table => Locator::Table,
            Self::Timestamp => Locator::Timestamp,
            Self::Title => Locator::TitleLocator,
            Self::Verse => Locator::Verse,
            Self::Volume => Locator::Volume,
        }
    }
}

/// Returns the id of a work's entry in the list: `bp-ref-` and its key, with every byte that an address or an id cannot
/// bear told as `.` and two hexadecimal digits. Two keys never share one.
pub fn reference_id(key: &str) -> String {
    let mut id = String::from("bp-ref-");
    for byte in key.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            id.push(char::from(byte));
        } else {
            id.push('.');
            id.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
            id.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        }
    }
    id
}

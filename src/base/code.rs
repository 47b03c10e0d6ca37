//! The word codes of all diagnostics, in one list.
//!
//! A code is what a user types into `checks:` and looks up in the manual, which says what it means. Tests hold each of
//! them against the manual and against a site that shows it.

use Severity::{Error, Warning};
use std::fmt;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site cannot be published as it is.
    Error,
    /// The site can be published, but somebody should look.
    Warning,
}

impl Severity {
    /// Returns the word shown to people and written to JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Which commands report a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every command that reads the sources.
    Always,
    /// `check` alone: something could be better, but nothing is wrong.
    Check,
}

macro_rules! codes {
    ($($name:ident = $word:literal, $severity:ident, $scope:ident;)*) => {
        /// The word that stands for a kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($name,)* }

        impl Code {
            /// Every code, in the order of the manual.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// Returns the word itself.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $word,)* }
            }

            /// Returns its severity, unless `checks` sets another.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => $severity,)* }
            }

            /// Returns which commands report it.
            pub fn scope(self) -> Scope {
                match self { $(Code::$name => Scope::$scope,)* }
            }
        }
    };
}

codes! {
    NotUtf8 = "not-utf8", Error, Always;
    ControlCharacter = "control-character", Error, Always;
    FileName = "file-name", Error, Always;
    FileTooLarge = "file-too-large", Error, Always;
    LinkNotFollowed = "link-not-followed", Warning, Always;
    KeyInText = "key-in-text", Error, Always;
    KeyInValue = "key-in-value", Error, Always;
    FolderOfDrafts = "folder-of-drafts", Error, Always;
    MergeMarker = "merge-marker", Error, Always;
    LfsPointer = "lfs-pointer", Error, Always;
    NoContent = "no-content", Error, Always;
    MassRemoval = "mass-removal", Error, Always;
    MisplacedFile = "misplaced-file", Error, Always;
    NoFrontMatter = "no-front-matter", Error, Always;
    FrontMatterNotClosed = "front-matter-not-closed", Error, Always;
    InvalidYaml = "invalid-yaml", Error, Always;
    UnknownKey = "unknown-key", Error, Always;
    DuplicateKey = "duplicate-key", Error, Always;
    WrongType = "wrong-type", Error, Always;
    TextCutByComment = "text-cut-by-comment", Warning, Always;
    MissingKey = "missing-key", Error, Always;
    UnknownValue = "unknown-value", Error, Always;
    InvalidValue = "invalid-value", Error, Always;
    InvalidDate = "invalid-date", Error, Always;
    ChangeToCome = "change-to-come", Warning, Always;
    TimeWithoutZone = "time-without-zone", Error, Always;
    AmbiguousTime = "ambiguous-time", Error, Always;
    InvalidSlug = "invalid-slug", Error, Always;
    RepeatedValue = "repeated-value", Warning, Always;
    TooManyNames = "too-many-names", Error, Always;
    Placeholder = "placeholder", Warning, Always;
    UnknownCountry = "unknown-country", Error, Always;
    UnknownRegion = "unknown-region", Error, Always;
    UnknownGroup = "unknown-group", Error, Always;
    MembersKnown = "members-known", Error, Always;
    UnknownTopic = "unknown-topic", Error, Always;
    AmbiguousTopic = "ambiguous-topic", Error, Always;
    SharedTopicSlug = "shared-topic-slug", Warning, Always;
    TopicTooDeep = "topic-too-deep", Error, Always;
    TopicCycle = "topic-cycle", Error, Always;
    UnknownAuthor = "unknown-author", Warning, Always;
    UnknownSeries = "unknown-series", Warning, Always;
    NoOriginal = "no-original", Error, Always;
    OwnLanguage = "own-language", Error, Always;
    NoLanguage = "no-language", Error, Always;
    LanguageTag = "language-tag", Warning, Always;
    NotInTranslation = "not-in-translation", Error, Always;
    OldTranslation = "old-translation", Warning, Check;
    DuplicateSlug = "duplicate-slug", Error, Always;
    CommaInName = "comma-in-name", Warning, Always;
    UnknownBrief = "unknown-brief", Error, Always;
    SupersedesCycle = "supersedes-cycle", Error, Always;
    TwoSuccessors = "two-successors", Error, Always;
    DeadLink = "dead-link", Error, Always;
    AmbiguousLink = "ambiguous-link", Error, Always;
    LinkToOtherLanguage = "link-to-other-language", Warning, Check;
    DeadAnchor = "dead-anchor", Error, Always;
    UnknownCitation = "unknown-citation", Error, Always;
    InvalidReferences = "invalid-references", Error, Always;
    MissingFile = "missing-file", Error, Always;
    BadPicture = "bad-picture", Error, Always;
    UnsafeUrl = "unsafe-url", Warning, Always;
    ExternalImage = "external-image", Warning, Always;
    ExternalContent = "external-content", Warning, Always;
    FrameTitle = "frame-title", Warning, Always;
    HtmlRemoved = "html-removed", Warning, Always;
    HtmlTooDeep = "html-too-deep", Error, Always;
    Shortcode = "shortcode", Warning, Always;
    UndefinedFootnote = "undefined-footnote", Warning, Always;
    UnusedFootnote = "unused-footnote", Warning, Always;
    RepeatedFootnote = "repeated-footnote", Warning, Always;
    RepeatedHeadingId = "repeated-heading-id", Warning, Always;
    ExtraCell = "extra-cell", Warning, Always;
    UrlCollision = "url-collision", Error, Always;
    InvalidCsv = "invalid-csv", Error, Always;
    RedirectLoop = "redirect-loop", Error, Always;
    VanishedUrl = "vanished-url", Error, Always;
    TemplateError = "template-error", Error, Always;
    MissingGlyph = "missing-glyph", Error, Always;
    PaperNotSet = "paper-not-set", Error, Always;
    NoTypesetting = "no-typesetting", Error, Always;
    InvalidWords = "invalid-words", Error, Always;
    KeyInComment = "key-in-comment", Warning, Check;
    UnsaidWords = "unsaid-words", Warning, Check;
    OtherDialect = "other-dialect", Warning, Check;
    MixedDigits = "mixed-digits", Warning, Check;
    StraightQuotes = "straight-quotes", Warning, Check;
    PlaceAsTopic = "place-as-topic", Warning, Check;
    NearAuthor = "near-author", Warning, Check;
    NearField = "near-field", Warning, Check;
    UnusedReference = "unused-reference", Warning, Check;
    UnusedFile = "unused-file", Warning, Check;
    CopyOfText = "copy-of-text", Warning, Check;
    TextNotRead = "text-not-read", Warning, Check;
    LinkToRedirect = "link-to-redirect", Warning, Check;
    ExternalLink = "external-link", Warning, Check;
    EmptyBody = "empty-body", Warning, Check;
    SecondTitle = "second-title", Warning, Check;
    EmptyHeading = "empty-heading", Warning, Check;
    LongBrief = "long-brief", Warning, Check;
    LongSummary = "long-summary", Warning, Check;
    NoRecommendations = "no-recommendations", Warning, Check;
    NoAddressee = "no-addressee", Warning, Check;
    NoAsOf = "no-as-of", Warning, Check;
    AsOfAfterDate = "as-of-after-date", Warning, Check;
    NoSources = "no-sources", Warning, Check;
    NoEventDate = "no-event-date", Warning, Check;
    CountryNotTagged = "country-not-tagged", Warning, Check;
    CountryNotMentioned = "country-not-mentioned", Warning, Check;
    ReviewDue = "review-due", Warning, Check;
    UpdatedWithoutChange = "updated-without-change", Warning, Check;
    NoWithdrawalReason = "no-withdrawal-reason", Warning, Check;
    TranslationDiffers = "translation-differs", Warning, Check;
    NoAltText = "no-alt-text", Warning, Check;
    NoFigureSource = "no-figure-source", Warning, Check;
    NoCaptions = "no-captions", Warning, Check;
}

impl Code {
    /// Returns the code that a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == word)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

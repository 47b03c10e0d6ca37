//! The word codes of all diagnostics, in one list.
//!
//! A code is what a user types into `checks:` and looks up in the manual; tests hold each of them against the manual
//! and against a site that shows it.

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
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal, $severity:ident, $scope:ident;)*) => {
        /// The word that stands for a kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])* $name,)* }

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
    /// A byte that is not UTF-8.
    NotUtf8 = "not-utf8", Error, Always;
    /// A control character in a text.
    ControlCharacter = "control-character", Error, Always;
    /// A file name that is not Unicode.
    FileName = "file-name", Error, Always;
    /// A source over the size limit.
    FileTooLarge = "file-too-large", Error, Always;
    /// A symbolic link that is not followed.
    LinkNotFollowed = "link-not-followed", Warning, Always;
    /// A content file where no content is expected.
    MisplacedFile = "misplaced-file", Error, Always;
    /// A Markdown file without front matter.
    NoFrontMatter = "no-front-matter", Error, Always;
    /// Front matter without its closing line.
    FrontMatterNotClosed = "front-matter-not-closed", Error, Always;
    /// Text that is not YAML.
    InvalidYaml = "invalid-yaml", Error, Always;
    /// A key that the tool does not know.
    UnknownKey = "unknown-key", Error, Always;
    /// A key given twice.
    DuplicateKey = "duplicate-key", Error, Always;
    /// A value of another shape than expected.
    WrongType = "wrong-type", Error, Always;
    /// A text without quotes that a comment cuts short.
    TextCutByComment = "text-cut-by-comment", Warning, Always;
    /// A required key that is missing or empty.
    MissingKey = "missing-key", Error, Always;
    /// A word outside a fixed list.
    UnknownValue = "unknown-value", Error, Always;
    /// A value that cannot be read as what it should be.
    InvalidValue = "invalid-value", Error, Always;
    /// A date or time that cannot be read.
    InvalidDate = "invalid-date", Error, Always;
    /// A change that shows before its day.
    ChangeToCome = "change-to-come", Warning, Always;
    /// An embargo without an offset or zone.
    TimeWithoutZone = "time-without-zone", Error, Always;
    /// A local time that its zone skips or has twice.
    AmbiguousTime = "ambiguous-time", Error, Always;
    /// A slug that is none.
    InvalidSlug = "invalid-slug", Error, Always;
    /// A value that stands twice in a list.
    RepeatedValue = "repeated-value", Warning, Always;
    /// A list that names more than any brief can be about.
    TooManyNames = "too-many-names", Error, Always;
    /// A mark for a text that is still to be written.
    Placeholder = "placeholder", Warning, Always;
    /// A place that the registry does not know.
    UnknownCountry = "unknown-country", Error, Always;
    /// A region that neither the registry nor the site knows.
    UnknownRegion = "unknown-region", Error, Always;
    /// An organisation that neither the registry nor the site knows.
    UnknownGroup = "unknown-group", Error, Always;
    /// `members` of a region or organisation that the registry knows.
    MembersKnown = "members-known", Error, Always;
    /// A topic outside a closed vocabulary.
    UnknownTopic = "unknown-topic", Error, Always;
    /// A topic name that belongs to two topics.
    AmbiguousTopic = "ambiguous-topic", Error, Always;
    /// A tree of topics that is too deep.
    TopicTooDeep = "topic-too-deep", Error, Always;
    /// Topics that are each other's parent.
    TopicCycle = "topic-cycle", Error, Always;
    /// An author's slug without a profile.
    UnknownAuthor = "unknown-author", Warning, Always;
    /// A series without a file, where others have one.
    UnknownSeries = "unknown-series", Warning, Always;
    /// A translation of a brief that does not exist.
    NoOriginal = "no-original", Error, Always;
    /// A translation into the language that the site is written in.
    OwnLanguage = "own-language", Error, Always;
    /// A language that has no name, or a commoner tag.
    LanguageTag = "language-tag", Warning, Always;
    /// A key that a translation takes from its original.
    NotInTranslation = "not-in-translation", Error, Always;
    /// Two briefs with one slug.
    DuplicateSlug = "duplicate-slug", Error, Always;
    /// Several names written as one.
    CommaInName = "comma-in-name", Warning, Always;
    /// A reference to a brief that does not exist.
    UnknownBrief = "unknown-brief", Error, Always;
    /// Briefs that supersede each other.
    SupersedesCycle = "supersedes-cycle", Error, Always;
    /// A brief that two others supersede.
    TwoSuccessors = "two-successors", Error, Always;
    /// A link to a page that does not exist.
    DeadLink = "dead-link", Error, Always;
    /// A wiki link by a name that several briefs have.
    AmbiguousLink = "ambiguous-link", Error, Always;
    /// A link to a heading that does not exist.
    DeadAnchor = "dead-anchor", Error, Always;
    /// A file that is referred to and does not exist.
    MissingFile = "missing-file", Error, Always;
    /// An address whose scheme is not let through.
    UnsafeUrl = "unsafe-url", Warning, Always;
    /// A picture on another host, which readers' browsers are told not to load.
    ExternalImage = "external-image", Warning, Always;
    /// Raw HTML that is removed.
    HtmlRemoved = "html-removed", Warning, Always;
    /// Raw HTML nested too deep to be cleaned.
    HtmlTooDeep = "html-too-deep", Error, Always;
    /// A shortcode of another generator.
    Shortcode = "shortcode", Warning, Always;
    /// A footnote mark without a note.
    UndefinedFootnote = "undefined-footnote", Warning, Always;
    /// A footnote that no mark refers to.
    UnusedFootnote = "unused-footnote", Warning, Always;
    /// A footnote that has the label of another.
    RepeatedFootnote = "repeated-footnote", Warning, Always;
    /// A cell of a table beyond the last column.
    ExtraCell = "extra-cell", Warning, Always;
    /// Two sources for one URL.
    UrlCollision = "url-collision", Error, Always;
    /// A `redirects.csv` that is no table of two columns.
    InvalidCsv = "invalid-csv", Error, Always;
    /// Redirects that lead in a circle.
    RedirectLoop = "redirect-loop", Error, Always;
    /// An address of `urls.txt` at which nothing is published any more.
    VanishedUrl = "vanished-url", Error, Always;
    /// A template that cannot be parsed or rendered.
    TemplateError = "template-error", Error, Always;
    /// A file under `content/` that no public page refers to.
    UnusedFile = "unused-file", Warning, Check;
    /// A link to an old address that redirects.
    LinkToRedirect = "link-to-redirect", Warning, Check;
    /// An address elsewhere that does not answer.
    ExternalLink = "external-link", Warning, Check;
    /// A brief or page without a body.
    EmptyBody = "empty-body", Warning, Check;
    /// A heading of the first level in a body.
    SecondTitle = "second-title", Warning, Check;
    /// A heading without words.
    EmptyHeading = "empty-heading", Warning, Check;
    /// A policy brief over 1,500 words.
    LongBrief = "long-brief", Warning, Check;
    /// A summary over 75 words.
    LongSummary = "long-summary", Warning, Check;
    /// A policy brief without recommendations.
    NoRecommendations = "no-recommendations", Warning, Check;
    /// A recommendation with nobody to act on it.
    NoAddressee = "no-addressee", Warning, Check;
    /// A brief without an information cut-off.
    NoAsOf = "no-as-of", Warning, Check;
    /// A brief whose information ends after its date.
    AsOfAfterDate = "as-of-after-date", Warning, Check;
    /// A brief without sources.
    NoSources = "no-sources", Warning, Check;
    /// A country that a brief names often and is not tagged with.
    CountryNotTagged = "country-not-tagged", Warning, Check;
    /// A country that a brief is tagged with and never names.
    CountryNotMentioned = "country-not-mentioned", Warning, Check;
    /// A brief that was to be looked at again by a day that is past.
    ReviewDue = "review-due", Warning, Check;
    /// A day of update without a word on what has changed.
    UpdatedWithoutChange = "updated-without-change", Warning, Check;
    /// A withdrawn brief that does not say when and why.
    NoWithdrawalReason = "no-withdrawal-reason", Warning, Check;
    /// A translation that has not kept up with its original.
    TranslationDiffers = "translation-differs", Warning, Check;
    /// An image without a text alternative.
    NoAltText = "no-alt-text", Warning, Check;
    /// A figure that does not say where it is from.
    NoFigureSource = "no-figure-source", Warning, Check;
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

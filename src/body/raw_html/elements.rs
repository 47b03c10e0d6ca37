//! What is known of elements and of other sections of HTML: one table for all that read it.

/// Elements without content, of those that may stand on a page.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements whose content is no text for readers. It goes with them if they are closed.
const WITHOUT_TEXT: [&str; 9] =
    ["script", "style", "template", "iframe", "noembed", "noframes", "noscript", "svg", "math"];

/// Elements that Markdown reads to their end tag, over blank lines, and whose end tag an author may forget.
pub const READ_TO_THEIR_END: [&str; 3] = ["script", "style", "textarea"];

/// Elements that stand in no line: words before and behind one of their tags are two.
const BETWEEN_WORDS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// What is no element, by how it begins; of two that begin alike, the longer is first.
pub static SECTIONS: [Section; 4] = [
    Section { begin: "<!--", end: "-->", name: "the comment" },
    Section { begin: "<![CDATA[", end: "]]>", name: "the CDATA section" },
    Section { begin: "<?", end: "?>", name: "the processing instruction" },
    Section { begin: "<!", end: ">", name: "the declaration" },
];

/// How a section begins and ends, and what it is called.
#[derive(Debug)]
pub struct Section {
    pub begin: &'static str,
    pub end: &'static str,
    pub name: &'static str,
}

impl Section {
    /// Whether it is a comment, which has no meaning but for authors.
    pub fn is_comment(&self) -> bool {
        self.begin == "<!--"
    }
}

/// Whether words before and behind a tag of an element are two.
pub fn is_between_words(name: &str) -> bool {
    BETWEEN_WORDS.contains(&name)
}

/// Whether an element has no end tag.
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether the content of an element is no text for readers.
pub fn is_without_text(name: &str) -> bool {
    WITHOUT_TEXT.contains(&name)
}

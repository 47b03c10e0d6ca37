//! What is told of short texts, which hold no blocks, and of plain ones, which hold no marks; and how long it takes.

use crate::base::SourcePath;
use crate::body::{read_inline, read_plain};

#[test]
fn short_texts_have_no_blocks() {
    let told = |text: &str| read_inline(&SourcePath::new("a.md"), text, None).problems.len();
    for text in [
        "[r] (https://x.org)",
        "{{ x }}",
        "##Three points",
        "## Two points",
        "- one\n- two",
        "::: note",
        "!!! note",
        "[TOC]",
        "[[_TOC_]]",
        "[!NOTE] Mind",
        "{: .lead}",
        "%% hidden %%",
        "h2. Heading",
        "| a | b |\n| 1 | 2 |",
        "Text.\n### Costs",
    ] {
        assert_eq!(told(text), 1, "{text}");
    }
    for text in
        ["2024. The year", "# 3 in the list", "#COP28 begins", "- a", "> 5 %", "| one |", "+ 1", "1. One\n2. Two"]
    {
        assert_eq!(told(text), 0, "{text}");
    }
}

#[test]
fn plain_texts_have_no_marks() {
    let told = |text: &str| read_plain(&SourcePath::new("a.md"), text).len();
    for text in [
        "The **second** report",
        "*Dawn* reports",
        "See [the report](https://x.org)",
        "The `index` of it",
        "A<br>line",
        "<em>New</em> rules",
        "![A](b.png) x",
        "{{ site.title }}",
        "## A title",
        "[r] (https://x.org)",
    ] {
        assert_eq!(told(text), 1, "{text}");
    }
    for text in [
        "Iran: 5 * 3 * 2 [sic] (2019)",
        "snake_case_names and file_names",
        "3 < 5 > 2, <5 %",
        "C# and #COP28 [[ports]] [[a|b]]",
        "$5bn to $7bn, ~€3bn",
        "https://x.org/a_b_c and x@y.org",
        "“Never” | 2024 — *",
    ] {
        assert_eq!(told(text), 0, "{text}");
    }
}

/// Each sign looks at few bytes, so a text that is made of signs takes time by its length.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time needs a clock")]
fn a_text_of_signs_is_read_in_time() {
    for sign in [
        "](", "[a] (", "^[", "{{", "{%", "$", "$$", "%%", "**a", "==a", "@a", "|\n|", "[a][", ")[", "{", "a |",
        "a | b\n", "[[", "[[a][", "上__", "**：a",
    ] {
        let started = std::time::Instant::now();
        super::tests::told(&sign.repeat(10_000));
        assert!(started.elapsed().as_secs() < 20, "{sign}");
    }
}

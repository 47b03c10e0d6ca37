//! Slips that real collections showed: drawn tables, captions, Markdown in HTML, long tags.

use super::tests::{silent, tells};

#[test]
fn what_a_paragraph_leaves_open_ends_with_it() {
    tells("begins no block here", &["Use the <kbd> key.\n\n⟦::: note⟧\n\nText.", "A <code>x.\n\n- b\n\n⟦::: tip⟧\n"]);
    silent(&["<pre>\n::: note\n\n::: tip\n</pre>", "Text <code>{{< x >}}</code> here."]);
}

#[test]
fn a_tag_within_an_address_is_the_tag() {
    tells(
        "tag of another generator",
        &["[a](https://⟦{{ meta.x }}⟧example.org/b c)", "![a](⟦{{ site.url }}⟧/a b.png)"],
    );
    tells("shortcode", &["[a](https://⟦{{< meta x >}}⟧example.org/b c)"]);
    let long = format!("⟦{{{{< figure alt=\"{}\" >}}}}⟧ and more", "word ".repeat(200));
    tells("shortcode", &[&long]);
}

#[test]
fn tables_that_are_drawn() {
    tells(
        "drawn with `+---+`",
        &[
            "⟦+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+⟧",
            "Text.\n\n⟦+-----------+\n| - a       |\n|   - b     |\n+-----------+⟧\n\nMore.",
            "> Text.\n>\n> ⟦+---+\n> | a |\n> +---+⟧",
        ],
    );
    silent(&["+ an item\n+ another", "+1 and +2+", "a +--+ b"]);
}

#[test]
fn captions_of_tables() {
    tells(
        "is no caption",
        &["| a | b |\n|---|---|\n| c | d |\n\n⟦: Trade in 2024⟧", "⟦: Table {tbl-colwidths=\"[30,70]\"}⟧"],
    );
    silent(&["Term\n: Its definition", ":", ": —"]);
}

#[test]
fn tables_with_a_row_of_dashes_that_does_not_fit() {
    tells("no row of dashes", &["⟦a|b\n:--|:--|:--⟧\nc|d|e", "⟦|a|b|\n|---|---|---|\n|c|d|e|⟧"]);
    silent(&["a|b\n-|-\nc|d", "either|or"]);
}

#[test]
fn attributes_at_the_end_of_a_line() {
    tells(
        "attributes in braces",
        &["## Site ⟦{data-link=\"Site\"}⟧", "A picture of the port! ⟦{.small}⟧", "- An item ⟦{: .x}⟧"],
    );
    silent(&["## A {#b}", "The set {a, b}", "In braces {.} and {…}", "A {.small} word."]);
}

#[test]
fn markdown_in_a_block_of_html() {
    tells(
        "Markdown is not read",
        &["<div>\n⟦[a](https://x.org/)⟧ and ⟦![b](b.png)⟧\n</div>", "<p>See ⟦[c](c.pdf)⟧</p>"],
    );
    silent(&[
        "<div>\n\n[a](https://x.org/)\n\n</div>",
        "<p>See [1](b) and f[x](y)</p>",
        "<pre>[a](https://x.org/)</pre>",
    ]);
}

#[test]
fn marks_beside_letters_of_scripts_without_blanks() {
    tells("underscores beside a letter", &["请⟦__注意__⟧上", "⟦__注意：__⟧上", "これは⟦__重要__⟧です"]);
    tells("nothing bold", &["⟦**注意： **⟧上", "⟦**«Никогда.»**⟧Нет"]);
    tells("not highlighted", &["⟦==重要==⟧"]);
    silent(&[
        "__注意__ 上",
        "`上__a__`",
        "文件_名_字",
        "上__init__.py",
        "\\_\\_注意\\_\\_上",
        "**注意：**上 **注意：**5 **“水”**A",
    ]);
}

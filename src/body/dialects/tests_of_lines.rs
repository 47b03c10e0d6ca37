//! What a line begins with, and lines that belong together: what is told as a slip, and what is not.

use super::tests::{silent, tells};
use crate::base::SourcePath;
use crate::body::read_inline;

#[test]
fn headings_without_a_blank() {
    tells(
        "behind the signs of a heading",
        &[
            "⟦##Heading⟧",
            "Text.\n⟦###3. Costs⟧\n\nText.",
            "> ⟦##*Heading*⟧",
            "⟦##One⟧\n\n⟦#Another heading⟧",
            "⟦######Six⟧",
            "⟦##权利⟧",
        ],
    );
    tells("no heading in Markdown", &["⟦h2. A heading⟧", "⟦== A heading ==⟧\n\nText", "⟦=== Another ===⟧"]);
    silent(&[
        "#COP28 begins today.\n\n#1 of 3, # is a sign, C# and F#.",
        "\\##Heading",
        "#######seven",
        "Text ##Heading",
        "## Heading\n\n# One",
        "##",
        "## #1 of the list",
        "a == b == c\n\nh2. of 2023 was",
    ]);
}

#[test]
fn hard_blanks() {
    tells(
        "hard blank",
        &[
            "⟦##\u{a0}Heading⟧",
            "⟦#\u{a0}Heading⟧",
            "⟦-\u{a0}item⟧\n⟦-\u{a0}another⟧",
            "Text:\n⟦*\u{a0}item⟧",
            "⟦1.\u{a0}one⟧\n⟦2.\u{a0}two⟧",
            "> ⟦+\u{202f}item⟧",
            "⟦##\u{3000}権利⟧",
        ],
    );
    silent(&[
        "1.\u{a0}Januar 2024\n",
        "-\u{a0}5 degrees",
        "–\u{a0}Oui.",
        "- \u{a0}item",
        "N.\u{a0}B. 10\u{a0}%",
        "\\-\u{a0}item",
        "#\u{a0}",
    ]);
}

#[test]
fn items_of_other_kinds() {
    tells(
        "no item of a list",
        &[
            "Points:\n⟦-one⟧\n⟦-two⟧",
            "⟦• one⟧\n⟦• two⟧",
            "⟦1.First⟧\n⟦2.Second⟧",
            "> ⟦·\u{a0}one⟧\n> ⟦·\u{a0}two⟧",
            "⟦1)One⟧\n⟦2)Two⟧\nText",
        ],
    );
    silent(&[
        "-one\n\n-two",
        "• one",
        "1.5 million\n2.5 million",
        "- one\n- two",
        "Text\n-one alone\nText",
        "-5\n-6",
        "U.S.\n1.First",
        "`-a`\n`-b`",
    ]);
}

#[test]
fn containers_and_notes() {
    tells(
        "begins no block",
        &[
            "⟦::: {.callout-note}⟧\nText.\n:::",
            "⟦:::note⟧\n\nText.\n\n:::",
            "⟦:::: warning Title⟧",
            "⟦!!! note⟧\n    Text.",
            "⟦!!! warning \"Take care\"⟧",
            "⟦???+ tip⟧\n    Text.",
            "⟦.. note::⟧\n\n   Text.",
            "⟦.. figure:: a.png⟧",
            "⟦=== \"Tab\"⟧",
        ],
    );
    silent(&[
        ":::",
        ":: a",
        "!!! What a note!",
        "??? who knows",
        "!!!",
        "!!! Note that this is new",
        "`::: note`",
        "... and so on::",
        "\\::: note",
        "Term\n: Definition",
    ]);
}

#[test]
fn alerts_of_other_kinds() {
    tells("no such kind of alert", &["> ⟦[!INFO]⟧\n> Text", "> ⟦[!abstract]- Folded⟧\n> Text", "- > ⟦[!bug] Title⟧"]);
    tells("no title of its own", &["> ⟦[!NOTE] A title⟧\n> Text", "> ⟦[!warning]- Folded⟧", "> ⟦[!TIP]+⟧\n> Text"]);
    tells("an alert is a quotation", &["⟦[!NOTE]⟧\nText", "⟦[!Warning] Text⟧", "- ⟦[!TIP]⟧\n  Text"]);
    silent(&["> [!NOTE]\n> Text", "> [!important]\n> Text", "> [sic] Text", "> `[!INFO]`", "[!a] b", "> Text [!INFO]"]);
}

#[test]
fn tables_without_their_dashes() {
    tells(
        "no row of dashes",
        &[
            "⟦| a | b |\n| 1 | 2 |⟧",
            "Text.\n\n⟦| a | b |\n|---|\n| 1 | 2 |⟧\n\nText.",
            "⟦|---|---|\n| 1 | 2 |⟧",
            "⟦| a | b |\n|—|—|\n| 1 | 2 |⟧",
            "- ⟦| a | b | c |\n  | 1 | 2 | 3 |⟧",
        ],
    );
    silent(&[
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "|x| < |y|\n|a| > |b|",
        "| one line |",
        "Home | About | Contact\nTel | Fax | Mail",
        "```\n| a | b |\n| 1 | 2 |\n```",
        "|x|\n|y|",
    ]);
}

#[test]
fn short_texts_have_no_lines() {
    let told = |text: &str| read_inline(&SourcePath::new("a.md"), text, None).problems.len();
    assert_eq!(told("##Three points"), 0);
    assert_eq!(told("[r] (https://x.org)"), 1);
    assert_eq!(told("{{ x }}"), 1);
}

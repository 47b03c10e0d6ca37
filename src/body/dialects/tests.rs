//! What is told as a slip, and what is not.
//!
//! Each kind has several forms. Ordinary prose, which has the same signs, weighs as much.

use crate::base::{Code, SourcePath};
use crate::body::{Manner, RawHtml, read};

/// Returns what is told of dialects and tags: of each its text and the beginning of its message.
pub fn told(text: &str) -> Vec<(String, String)> {
    let problems =
        read(&SourcePath::new("a.md"), text, 0, Manner { raw_html: RawHtml::Sanitize, ..Manner::default() }).problems;
    let ours = problems.into_iter().filter(|problem| matches!(problem.code, Code::OtherDialect | Code::Shortcode));
    let place = |at: &crate::base::At| match at {
        crate::base::At::Span(span) => text[span.start..span.end].to_owned(),
        _ => String::new(),
    };
    ours.map(|problem| (place(&problem.place.at), problem.message)).collect()
}

/// Asserts that each text holds one slip, of this kind and in these bytes: what stands between `⟦` and `⟧`.
#[track_caller]
pub fn tells(words: &str, texts: &[&str]) {
    for marked in texts {
        let text = marked.replace(['⟦', '⟧'], "");
        let mut expected = Vec::new();
        let mut rest = *marked;
        while let Some((_, after)) = rest.split_once('⟦') {
            let (slip, after) = after.split_once('⟧').unwrap();
            expected.push(slip);
            rest = after;
        }
        let told = told(&text);
        let places: Vec<&str> = told.iter().map(|(place, _)| &**place).collect();
        assert_eq!(places, expected, "{text}");
        assert!(!expected.is_empty() && told.iter().all(|(_, message)| message.contains(words)), "{text}: {told:?}");
    }
}

#[track_caller]
pub fn silent(texts: &[&str]) {
    for text in texts {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn links_with_a_blank_before_the_address() {
    tells(
        "between `]` and `(`",
        &[
            "See the ⟦[report] (https://example.org/report)⟧.",
            "A ⟦[data set]  (annex.csv)⟧ and ⟦[b] (../b.md#why)⟧",
            "- ⟦[x]\u{a0}(https://x.org/)⟧\n- ⟦[y] (www.x.org)⟧",
            "> The ⟦[*third* report] (/briefs/third/)⟧",
            "见⟦[报告]（https://example.org/）⟧。",
            "| a |\n|---|\n| ⟦[b] (mailto:a@x.org)⟧ |",
            "⟦![A map] (map.png)⟧",
        ],
    );
    silent(&[
        "Article 5 [as amended] (the second sentence), [sic] (2019), [1] (https://x.org).",
        "\\[x\\] (https://x.org) and `[x] (https://x.org)`",
        "- [ ] (https://x.org) to do\n- [x] (https://x.org) done",
        "[The minister] (see https://x.org) said [in Urdu] (/ in Dari) so.",
        "[[b]] (https://x.org) [a](https://x.org) (https://y.org)",
        "[x]( https://x.org )",
        "Item [a] (#3) and [b] (e.g. 2.5)",
    ]);
}

#[test]
fn addresses_with_a_blank() {
    tells(
        "may not hold a blank",
        &[
            "The ⟦[second report](https://example.org/second report)⟧.",
            "⟦![A map](maps/trade routes.png)⟧",
            "⟦[text](a b.pdf)⟧ ⟦[text](../my annex.md#one)⟧",
            "⟦[x](https://x.org “Title”)⟧",
            "⟦![x](a picture)⟧",
            "1. ⟦[text](/files/a b.xlsx \"Title\")⟧",
            "⟦[x](Annual Report (final).pdf)⟧",
        ],
    );
    tells(
        "not closed on its line",
        &["⟦[x](https://x.org/a⟧\nb", "⟦[x](https://x.org/⟧\nreport)", "⟦![x](map.png⟧", "See ⟦[x](../a.md and more.⟧"],
    );
    silent(&[
        "[x](<a b.pdf>) [x](a%20b.pdf) [x](https://x.org \"A title\") [x](a.pdf 'T')",
        "f[i](x) and [as amended](the second sentence) and [sic](see para. 5)",
        "`![x](a b.png)` \\[x](a b.png)",
        "    [x](a b.png)\n\n```\n[x](a b.png)\n```",
        "<!-- [x](a b.png) -->",
        "[x](a (b",
    ]);
}

#[test]
fn links_the_wrong_way_round_and_without_their_line() {
    tells(
        "changed places",
        &["⟦(the report)[https://x.org/a]⟧", "See ⟦(a (b))[www.x.org]⟧.", "- ⟦(x)[mailto:a@x.org]⟧"],
    );
    tells(
        "stands in brackets before",
        &["⟦[[https://x.org/a][the report]]⟧", "See ⟦[[file:a.pdf][this]]⟧.", "- ⟦[[./b.md][b]]⟧"],
    );
    silent(&["A matrix [[1, 2], [3, 4]] and [[1,2],[3]], or [['a'], ['b']]"]);
    tells(
        "the address of this label",
        &["An ⟦[undefined reference][nope]⟧.", "⟦[text][]⟧", "⟦![map][fig1]⟧", "*⟦[a text][Ref-2]⟧*"],
    );
    silent(&[
        "(see Annex)[2] (a)[b] (x)[https://x.org accessed today]",
        "[a][b]\n\n[b]: https://x.org",
        "as shown [1][2] or [3][4-6], list[0][count], [Iran][sic], […][t]he, [in Urdu][emphasis added], [^1][^2]",
        "\\[a][nope] `[a][nope]`",
    ]);
}

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
fn attributes_in_braces() {
    tells(
        "attributes in braces",
        &[
            "![A chart](chart.svg)⟦{width=50%}⟧",
            "[x](https://x.org)⟦{target=\"_blank\" rel=\"no opener\"}⟧ more",
            "`code`⟦{.python}⟧ and [words]⟦{.smallcaps}⟧",
            "Text.\n\n⟦{: .lead}⟧",
            "Text.\n⟦{:.lead #id}⟧\n\n- ⟦{:toc}⟧",
            "[x](a.md)⟦{: target=\"_blank\"}⟧",
            "⟦{#fig-one .wide}⟧",
            "`<br>`⟦{=html}⟧",
        ],
    );
    silent(&[
        "{x}, {a, b}, the set {x=1}, f(x) {n=120}, {Iran}, (a){b}, {.}",
        "## Heading {#my-id}",
        "## Heading {.unnumbered}",
        "\\{: .lead} `{: .lead}` {:?} {: a}",
        "![A chart](chart.svg) {see note}",
        "{see = below}",
    ]);
}

#[test]
fn notes_contents_and_comments() {
    tells(
        "no footnote",
        &[
            "A note in place.⟦^[Like this one.]⟧",
            "One⟦^[See [the report](https://x.org) of 2020.]⟧ two⟦^[And\nthis.]⟧",
            "- a⟦^[Ibid, p. 5]⟧",
        ],
    );
    tells("no list of contents", &["⟦[TOC]⟧", "Text.\n\n⟦[toc]⟧\n\nText.", "⟦[_TOC_]⟧", "⟦@[toc]⟧", "⟦${toc}⟧"]);
    tells(
        "no list of contents",
        &["⟦[[_TOC_]]⟧", "⟦[[toc]]⟧\n\nText.", "Text.\n⟦[[TOC]]⟧", "- ⟦[[_toc_]]⟧", "> ⟦[TOC]⟧\n> Text"],
    );
    tells("no comment", &["Text ⟦%% to be checked %%⟧ more", "⟦%%\nA remark\n%%⟧", "> ⟦%%hidden%%⟧"]);
    silent(&[
        "a^[b`c`] x^[2] 10^[n+1] \\^[a note] `^[a note]` [^1]: x",
        "The [TOC] of the book. [toc: a]",
        "[[toc of it]] `[[_TOC_]]`",
        "100 %% of it and 5 %% of that; 5%% %d %s",
        "`%% a %%` \\%% a %%",
    ]);
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
    tells(
        "no row of dashes",
        &[
            "⟦Country | Exports\nIran | 5\nIraq | 6⟧",
            "⟦Country | Exports | Of it\n---|---\nIran | 5 | 1⟧",
            "Exports, in millions:\n⟦Country | Exports\n---|---\nIran | 5⟧\n\nText.",
            "> ⟦国家 | 出口\n> 伊朗 | 5\n> 伊拉克 | 6⟧",
            "- ⟦a | b | c\n  1 | 2 | 3\n  4 | 5 | 6⟧",
            "⟦*Country* | Exports\n**Iran** | 5\nIraq | `6`⟧",
        ],
    );
    silent(&[
        "Country | Exports\n--- | ---\nIran | 5",
        "[A](#a) | [B](#b)\n[C](#c) | [D](#d)\n[E](#e) | [F](#f)",
        "Tel: 1 | Fax: 2  \nMail: 3 | Web: 4  \nPost: 5 | Box: 6",
        "A text | with a bar\nand no more of them\nthan | two",
        "P(a|b) = 1\nP(b|c) = 2\nP(c|d) = 3",
        "`a | b`\n`c | d`\n`e | f`",
    ]);
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
fn mathematics() {
    tells(
        "mathematics",
        &[
            "The rate ⟦$\\alpha$⟧ and ⟦$x_1 + y^2$⟧.",
            "⟦$$E = mc^2$$⟧",
            "⟦$$\n\\frac{a}{b}\n$$⟧",
            "For all ⟦$n$⟧, ⟦$GDP=C+I$⟧ holds; ⟦$10^{6}$⟧ is a million.",
        ],
    );
    silent(&[
        "From $5bn to $7bn, or $5-$7, and US$5 = A$7, $1=PKR 280 and $2=PKR 560.",
        "between $5m (= £4m) and $7m (= £6m); $A + $B; 5$ and x=6$",
        "a $20 fee, $1.5 trillion ($1,500bn) + $3 more; $$$ and $$ signs $$",
        "`$x$` \\$x$ <code>$x$</code> $HOME/$PATH/x_y $5^a",
        "cost $100/t, i.e. $5+ or $6+, \"$5\" < \"$6\"",
    ]);
}

#[test]
fn citations() {
    tells(
        "a key is looked up",
        &[
            "As ⟦@smith2020⟧ says.",
            "So it is [⟦@smith⟧, p. 5] and [⟦@khan_2021⟧].",
            "See ⟦@fig-map⟧ and [-⟦@jones99⟧] or [see ⟦@doe:1999⟧, ch. 2; also ⟦@roe2001a⟧].",
        ],
    );
    silent(&[
        "Write to info@smith2020.org, follow @UNHCR, @amina_khan, @COP2024 and [@UNHCR].",
        "<a@x2020.org> https://x.org/@user2020/1 `@smith2020` \\@smith2020",
        "at @ 5% [via @reuters] @media",
    ]);
}

#[test]
fn pictures_that_are_none() {
    tells(
        "cannot show",
        &["⟦![x](a.mov)⟧", "See ⟦![](talks/a.FLAC#t=5)⟧.", "⟦![[report.pdf]]⟧", "⟦![x][v]⟧\n\n[v]: a.mkv"],
    );
    silent(&[
        "![x](a.png)",
        "![](a.MP4#t=5)",
        "[x](a.mov)",
        "![x](https://x.org/a.mov)",
        "![[a.svg]]",
        "`![x](a.mov)`",
    ]);
}

#[test]
fn marks_of_emphasis_that_do_not_work() {
    tells(
        "nothing bold",
        &[
            "Before 18F⟦**,**⟧ they met.",
            "⟦**Key finding: **⟧The rest.",
            "the⟦**\"bold\"**⟧word",
            "⟦**“Never.”**⟧said she",
        ],
    );
    tells("not highlighted", &["Some ⟦==marked words==⟧ here", "- ⟦==marked==⟧", "(⟦==so it was==⟧)"]);
    silent(&[
        "2 * 3 * 4, 2**3 and 4**5, **bold**, a**b**c, \\**x: **y",
        "* p<0.1, ** p<0.05, *** p<0.01",
        "**p<0.05, **p<0.01",
        "China**, India** and Growth** rose while exports** fell.",
        "use \"**\" or `**a: **b`",
        "a == b, c==d, a ==b, x?a==b==c, https://x.org/?q==abc==",
    ]);
}

#[test]
fn tags_of_templates() {
    tells(
        "tag of another generator",
        &[
            "At a [meeting](⟦{{ \"/2015/05/11/meeting/\" | url }}⟧) we said so.",
            "See the [notes](⟦{% post_url 2021-04-12-notes %}⟧).",
            "⟦{% include video.html id=\"x\" %}⟧",
            "Our address is ⟦{{ site.url }}⟧, ⟦{{{ raw }}}⟧.",
            "![A map](⟦{{ site.baseurl }}⟧/assets/map.png)",
            "⟦{# a comment #}⟧ ⟦{%- if x -%}⟧ ⟦<% code %>⟧",
            "<div>\n⟦{% include a.html %}⟧\n</div>",
            "## A heading of ⟦{{ page.title }}⟧\n\n[⟦{{ name }}⟧](https://x.org)",
            "| ⟦{{ a }}⟧ |\n|---|",
        ],
    );
    tells("shortcode", &["⟦{{< ref \"b.md\" >}}⟧ ⟦{{% note %}}⟧", "⟦{{< figure⟧\nsrc=x >}}"]);
    silent(&[
        "Code such as `{{ x }}` or `{% y %}` is meant.\n\n```\n{% raw %}\n```\n\n    {{ x }}",
        "<code>{{ x }}</code> <pre>{% y %}</pre> <!-- {{ x }} -->",
        "<pre>\n{% y %}\n</pre>",
        "A share {%} and {% of GDP}, a set {{a}, {b}}, {#1} and {{}}, \\{{ x }}.",
    ]);
}

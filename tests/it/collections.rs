//! Collections that come from elsewhere: small sites of the form of five other tools, and how much is said of each.
//!
//! Whoever moves such a collection here sees thousands of problems at the first build. What is held: that the report is a
//! screen, that its last line counts the kinds, that errors stand last, and that `-v` and JSON hold every problem.

use crate::project::{Project, Ran};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Lines that a person reads at once, with what the command says after the report.
const SCREEN: usize = 56;
/// Texts of a collection.
const TEXTS: usize = 240;

/// Front matter and a body of a text, by its number.
type Text = fn(usize) -> String;

const AUTHORS: [&str; 7] = ["a-khan", "b.lopez", "jane-doe", "okoro-t", "editor", "m-weber", "li-na"];
const TOPICS: [&str; 6] = ["Trade", "Water", "energy policy", "C++", "Migration & Asylum", "grain"];

/// Returns the entry of a list for a number.
fn pick<'t>(list: &[&'t str], number: usize) -> &'t str {
    list[number % list.len()]
}

/// A post of Hugo: its keys, shortcodes, `ref`, raw HTML.
fn hugo(number: usize) -> String {
    let author = pick(&AUTHORS, number * 5 + number / 9);
    let mut text = format!("---\ntitle: \"Post {number}: the corridor\"\n");
    if number % 7 != 3 {
        let _ = writeln!(text, "date: 2021-0{}-1{}T08:30:00Z", 1 + number % 9, number % 10);
    }
    let _ = writeln!(text, "draft: false\ntags: [\"{}\"]\nauthors: [{author}{}]", pick(&TOPICS, number), number % 40);
    text += pick(&["weight: 10\n", "lastmod: 2022-01-01\n", "menu: main\n", "cover: {image: a.png}\n", ""], number);
    let _ = write!(
        text,
        "---\n\n{{{{< figure src=\"/img/{number}.png\" >}}}}\n\n# Post {number}\n\n[before]({{{{< ref \"post-{}.md\" >}}}})\n\
         and [a list](/categories/c{}/).\n\n<iframe src=\"https://video.example/{number}\"></iframe>\n\n\
         ![](https://images.example/{number}.jpg)\n\nA note[^n{number}].\n",
        number + 1,
        number % 11
    );
    text
}

/// A note of Obsidian: wiki links, embeds, comments, tags in the text, few keys.
fn obsidian(number: usize) -> String {
    let mut text = String::from("---\n");
    text += pick(&["aliases: [Old name]\n", "tags: [note, idea]\n", "cssclass: wide\n", "publish: true\n"], number);
    let _ = write!(
        text,
        "title: Note {number}\ncreated: 2022-03-0{}\n---\n# Note {number}\n\nSee [[Note that is not there {}]], \
         [[folder/Note {}|that note]] and ![[picture {number}.png]].\n%% hidden %%\n\n- [[Other.md#Part {number}]]\n\n\
         > [!quote] Words\n\n#tag-{number} ^block{number}\n\n[site](note-{}.md)\n",
        1 + number % 9,
        number % 80,
        number + 1,
        number + 1000,
    );
    text
}

/// A document of Quarto: records as authors, formats, divs, citations, formulas.
fn quarto(number: usize) -> String {
    format!(
        "---\ntitle: \"Analysis {number}\"\nauthor:\n  - name: {}\n    affiliations: [Institute]\ndate: \"{}\"\n\
         format:\n  html:\n    toc: true\nbibliography: refs.bib\ncategories: [{}]\n---\n\n::: {{.callout-note}}\nA remark.\n:::\n\n\
         As @source{number} says, $a^2$.\n\n```{{r}}\nplot({number})\n```\n\n![A figure](fig-{number}.png){{#fig-{number} width=50%}}\n\n\
         See [the other](../analysis-{}/index.qmd).\n",
        pick(&AUTHORS, number),
        pick(&["2023-05-02", "today", "5/2/2023", "last-modified"], number),
        pick(&TOPICS, number),
        number + 1,
    )
}

/// A post of Eleventy: layouts, permalinks, Nunjucks in the text.
fn eleventy(number: usize) -> String {
    let mut text = format!("---\ntitle: 'Post {number}'\ndate: 2020-1{}-0{}\n", number % 3, 1 + number % 9);
    text += pick(
        &["layout: post.njk\n", "eleventyNavigation: {key: a}\n", "permalink: /p/x/\n", "pagination: {size: 3}\n"],
        number,
    );
    let _ = write!(
        text,
        "topics: [{}]\nauthors: [{}]\ncountries: [{}]\n---\n\n{{% include 'a.njk' %}}\n\n{{{{ title }}}}\n\n\
         <picture><source srcset=\"a.webp\"><img src=\"/img/a{number}.jpg\" decoding=\"async\"></picture>\n\n\
         <a href=\"/blog/post-{number}/\" target=\"_blank\" rel=\"noopener\">more</a>\n\n<div style=\"color:red\">red</div>\n",
        pick(&TOPICS, number),
        pick(&AUTHORS, number / 3),
        pick(&["Pakstan", "Atlantis", "NO", "UK", "Genève"], number),
    );
    text
}

/// A post of Jekyll: Liquid, `post_url`, Kramdown's attributes, times without a zone.
fn jekyll(number: usize) -> String {
    format!(
        "---\nlayout: post\ntitle:  \"Post {number}\"\ndate:   2019-0{}-0{} 8:32:24\nauthor: {}\ncategories: {} news\n\
         {}---\n\n{{% highlight ruby %}}\nputs {number}\n{{% endhighlight %}}\n\n[old]({{% post_url 2019-01-01-post-{number} %}})\n\n\
         A paragraph.\n{{: .lead}}\n\n![]({{{{ site.baseurl }}}}/a{number}.png)\n\n[about](/about/) [gone](/20{}/x/)\n",
        1 + number % 9,
        1 + number % 8,
        pick(&AUTHORS, number),
        pick(&TOPICS, number),
        pick(&["comments: true\n", "published: true\n", "excerpt_separator: <!--more-->\n", ""], number),
        10 + number % 10,
    )
}

const COLLECTIONS: [(&str, Text); 5] =
    [("hugo", hugo), ("obsidian", obsidian), ("quarto", quarto), ("eleventy", eleventy), ("jekyll", jekyll)];

fn collection(text: Text) -> Project {
    let all: String =
        (0..TEXTS).map(|number| format!("==> content/briefs/post-{number}.md\n{}", text(number))).collect();
    Project::of(&all)
}

/// Returns how many problems of each kind the JSON format tells.
fn kinds(ran: &Ran) -> BTreeMap<(String, String), usize> {
    let mut kinds = BTreeMap::new();
    for line in ran.out.lines() {
        let problem: Value = serde_json::from_str(line).expect("one object a line");
        let word = |key: &str| problem[key].as_str().expect("a word").to_owned();
        *kinds.entry((word("severity"), word("code"))).or_default() += 1;
    }
    kinds
}

/// Asserts that a report is a screen, and that all of it can be had.
fn is_a_screen(project: &Project, command: &str, name: &str) {
    let all = kinds(&project.run(&[command, "--format", "json"]));
    let total: usize = all.values().sum();
    assert!(total > TEXTS, "{name}, {command}: {total} problems are no collection's");
    let ran = project.run(&[command]);
    assert!(ran.err.lines().count() + ran.out.lines().count() <= SCREEN, "{name}, {command}: {}{}", ran.err, ran.out);
    assert!(ran.err.lines().all(|line| line.chars().count() <= 250), "{name}, {command}: {}", ran.err);

    let last = ran.out.lines().last().expect("a last line");
    for ((severity, code), count) in &all {
        let is_only = all.keys().filter(|(other, _)| other == severity).count() == 1;
        let counted = if is_only { format!("{count} {severity}s ({code})") } else { format!("{count} {code}") };
        assert!(last.contains(&counted), "{name}, {command}: `{counted}` in {last}");
        let head = format!("{severity}[{code}]: ");
        assert_eq!(
            ran.err.lines().filter(|line| line.starts_with(&head)).count().min(1),
            1,
            "{name}: {head} in {}",
            ran.err
        );
    }
    let heads = ran.err.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning["));
    assert!(heads.map(|line| line.starts_with("error[")).is_sorted(), "{name}, {command}: {}", ran.err);

    let each = project.run(&[command, "-v"]).err;
    let heads = |word: &str| each.lines().filter(|line| line.starts_with(word)).count();
    assert_eq!(heads("error[") + heads("warning["), total, "{name}, {command}");
}

#[test]
fn the_first_check_of_a_collection_is_a_screen() {
    for (name, text) in COLLECTIONS {
        is_a_screen(&collection(text), "check", name);
    }
}

#[test]
fn the_first_build_of_a_collection_is_a_screen() {
    for (name, text) in COLLECTIONS {
        is_a_screen(&collection(text), "build", name);
    }
}

#[test]
fn warnings_of_a_build_are_counted_in_its_last_line() {
    let text = |number: usize| {
        let of = format!("---\ntitle: Post {number}\ndate: 2021-03-04\nauthors: [nobody-{}]\n---\n\n", number % 164);
        format!("==> content/briefs/post-{number}.md\n{of}A note[^n] and a [bad address](data:x).\n")
    };
    let project = Project::of(&(0..300).map(text).collect::<String>());
    let ran = project.run(&["build"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.err.lines().count() < 40, "{}", ran.err);
    assert!(ran.err.contains("warning[unknown-author]: 164 problems at 300 places\n"), "{}", ran.err);
    let last = ran.out.lines().last().expect("a last line");
    assert_eq!(last, "764 warnings (300 unsafe-url, 300 undefined-footnote, 164 unknown-author)");
}

#[test]
fn what_loses_nothing_is_not_told() {
    let body = "<a href=\"https://example.org/\" target=\"_blank\" rel=\"noopener\">a</a>\n\n\
                <img src=\"/a.png\" alt=\"A\" decoding=\"async\" fetchpriority=\"high\" data-id=\"3\">\n\n\
                <p onclick=\"x()\">p</p>\n";
    let project = Project::of(&format!("==> static/a.png\nx\n==> content/pages/a.md\n---\ntitle: A\n---\n\n{body}"));
    let told = project.run(&["build", "--format", "json"]).out;
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("the attribute `onclick` of `<p>` is removed"), "{told}");
}

//! What was meant by a link that leads nowhere: the help shows the address as it should be typed, whole.

use crate::fixture::plan;

const SITE: &str = "\
==> site.yaml
title: T
base_url: https://example.org/base/
==> content/topics/water.md
---
title: Water
---
==> content/pages/about.md
---
title: About
---
==> content/briefs/2021/dams.md
---
title: Who decides on dams
date: 2025-01-01
countries: [PK]
---

## Costs
==> content/briefs/rivers.md
---
title: Rivers
date: 2025-01-01
slug: the-rivers
countries: [PK]
---
==> content/briefs/a.md
---
title: A
date: 2025-01-01
countries: [PK]
---

";

/// Asserts what the help of the only problem says of this Markdown in `content/briefs/a.md`.
#[track_caller]
fn check(markdown: &str, expected: &str) {
    let plan = plan(&format!("{SITE}{markdown}\n"));
    let help: Vec<String> = plan.problems().iter().map(|problem| problem.help.join(" / ")).collect();
    assert_eq!(help, [expected], "{markdown}");
}

#[track_caller]
fn all(link: fn(&str) -> String, cases: &[(&str, &str)]) {
    for (written, meant) in cases {
        check(&link(written), &format!("did you mean `{meant}`?"));
    }
}

#[test]
fn an_address_from_the_root_that_is_written_otherwise() {
    let link = |address: &str| format!("[x](<{address}>)");
    all(
        link,
        &[
            ("/base/briefs/dams/", "/briefs/dams/"),
            ("/base/briefs/dams", "/briefs/dams/"),
            ("/base/briefs/dams/#costs", "/briefs/dams/#costs"),
            ("/briefs/dams/index.html", "/briefs/dams/"),
            ("/briefs/dams/index.html?x=1#costs", "/briefs/dams/?x=1#costs"),
            ("/base/briefs/dams/index.html#costs", "/briefs/dams/#costs"),
            ("/briefs/dams.html", "/briefs/dams/"),
            ("/briefs/dams.md#costs", "/briefs/dams/#costs"),
            ("/Briefs/Dams/", "/briefs/dams/"),
            ("/briefs/the%20rivers/", "/briefs/the-rivers/"),
            ("/content/briefs/dams.md", "/briefs/dams/"),
            ("/news/dams/#costs", "/briefs/dams/#costs"),
            ("http://EXAMPLE.org/base/briefs/dams/index.html", "/briefs/dams/"),
        ],
    );
    for slip in ["/briefs/damms/#costs", "https://example.org/base/briefs/damms/#costs"] {
        check(&link(slip), "did you mean `/briefs/dams/#costs` or `/briefs/a/#costs`?");
    }
}

#[test]
fn a_path_to_a_file_that_has_moved_or_is_an_address() {
    let link = |address: &str| format!("[x](<{address}>)");
    all(
        link,
        &[
            ("dams.md#costs", "2021/dams.md#costs"),
            ("2021/damms.md#costs", "2021/dams.md#costs"),
            ("2021/dams.html#costs", "2021/dams.md#costs"),
            ("2021/dams/index.html", "2021/dams.md"),
            ("2021/Dams.md", "2021/dams.md"),
            ("../dams/#costs", "2021/dams.md#costs"),
            ("briefs/dams.html?x=1#costs", "2021/dams.md?x=1#costs"),
            ("2021/dams", "2021/dams.md"),
        ],
    );
}

#[test]
fn a_wiki_link_by_the_name_of_a_file() {
    let link = |name: &str| format!("[[{name}]]");
    all(
        link,
        &[
            ("dams.md", "[[dams]]"),
            ("2021/dams", "[[dams]]"),
            ("briefs/2021/dams.md#Costs", "[[dams#Costs]]"),
            ("../2021/dams/index", "[[dams]]"),
            ("rivers.md", "[[the-rivers]]"),
            ("damms#Costs", "[[dams#Costs]]"),
            ("topics/water.md", "[[topic:water]]"),
        ],
    );
}

#[test]
fn an_address_elsewhere_without_its_beginning() {
    for (written, meant) in [
        ("info@x.org", "mailto:info@x.org"),
        ("Info.Desk@mail.x.co.uk?subject=Hello", "mailto:Info.Desk@mail.x.co.uk?subject=Hello"),
        ("www.example.pk/report.pdf", "https://www.example.pk/report.pdf"),
        ("example.org/report#part", "https://example.org/report#part"),
        ("https//example.org/", "https://example.org/"),
        ("+92-51-123456", "tel:+9251123456"),
    ] {
        check(&format!("[x]({written})"), &format!("type `{meant}`"));
    }
    check("[x](info.md)", "link to a file of this site, or to a full address with `https://`");
}

#[test]
fn no_help_leads_to_what_browsers_do_not_show() {
    let link = |to: &str| {
        format!(
            "link to what it shows: `[…]({to})`; an `<iframe>` can show pages of other hosts alone, those that `outside.frames` in site.yaml names"
        )
    };
    for (html, to) in [
        ("<iframe src=\"/own.html\"></iframe>", "https://…"),
        ("<embed src=\"/map.pdf\">", "https://…"),
        ("<object data=\"https://x.example/a\"></object>", "https://x.example/a"),
    ] {
        check(html, &link(to));
    }
    for (html, markdown) in [
        ("<video src=\"talk.mp4\" controls></video>", "![…](talk.mp4)"),
        ("<video controls></video>", "![…](talk.mp4)"),
        ("<audio src=\"https://x.example/a.mp3\"></audio>", "![…](https://x.example/a.mp3)"),
    ] {
        check(html, &format!("write it in Markdown, and a player stands there: `{markdown}`"));
    }
    let act = "delete it; scripts and forms for all pages belong into a template: `templates/base.html`, blocks `analytics` and `newsletter`";
    for html in ["<script>x()</script>", "<p onclick=\"x()\">x</p>", "<form action=\"/x\">x</form>"] {
        check(html, act);
    }
    let trusted = "write it in Markdown, or set `markdown: {raw_html: allow}` in site.yaml if every author is trusted";
    for html in ["<font>x</font>", "<p align=left>x</p>", "<script src=\"/own.js\"></script>"] {
        check(html, trusted);
    }
    let look =
        "delete it: how a page looks is for the site's style sheet, `theme: {stylesheet: house.css}` in site.yaml";
    check("<p style=\"color: red\">x</p>", look);
}

#[test]
fn a_path_on_the_writers_machine() {
    for (written, name) in [
        ("![A](C:\\texts\\pic.png)", "pic.png"),
        ("![A](c:/pictures/pic.png)", "pic.png"),
        ("[a](file:///texts/me/report.pdf)", "report.pdf"),
    ] {
        check(written, &format!("save the file beside the text and write its name there: `{name}`"));
    }
}

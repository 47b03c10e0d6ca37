//! What a reader is to see first, on a screen and on paper, and that the stylesheet dresses nothing that is not there.

use std::collections::BTreeSet;

use crate::fixture::wrong;
use crate::html::Page;
use crate::manual::{files, text};
use crate::rich::{RICH, between};

#[test]
fn a_brief_begins_with_what_it_says() {
    let page = Page::of(RICH, "briefs/talks/index.html");
    let parts = ["h1", ".standfirst", ".key-points", ".prose:not(.notes)", ".recommendations", ".facts"];
    let found = page.all(&parts.join(", "));
    let order: Vec<&str> = found.iter().filter_map(|it| parts.into_iter().find(|part| it.is(part))).collect();
    assert_eq!(order, parts);
    let facts = page.at("aside.facts").html();
    assert!(facts.contains("Pakistan") && facts.contains("Peace"));
    assert!(!facts.contains("IRD-PB-7") && !facts.contains("2025"), "number and dates stand in the heading: {facts}");
    let cover = page.at("p.cover").html();
    assert!(cover.contains("IRD-PB-7") && !cover.contains("2025"), "the date stands below: {cover}");
}

#[test]
fn the_printed_title_is_a_string_of_css_whatever_it_holds() {
    let printed = |title: &str| {
        let site = RICH.replace("title: Talks & \"more\"", &format!("title: {title}"));
        let styles = Page::of(&site, "briefs/talks/index.html").texts("style").concat();
        between(&styles, "@page{@top-center{content:", "}}@page :first").to_owned()
    };
    assert_eq!(printed("Talks & \"more\""), r#""Talks & \"more\"""#);
    assert_eq!(printed(r"'a\b </style><b>'"), r#""a\\b \3C /style>\3C b>""#);
    assert!(!Page::of(RICH, "index.html").source().contains("@top-center"));
}

#[test]
fn a_country_without_a_profile_is_not_said_to_have_one() {
    let kicker = |path: &str| Page::of(RICH, path).at(".kicker").text();
    assert_eq!(kicker("countries/pakistan/index.html"), say!("country.profile"));
    assert_eq!(kicker("countries/afghanistan/index.html"), say!("country.kicker"));
}

/// The names of classes in a stylesheet.
fn classes(css: &str) -> BTreeSet<&str> {
    let code = css.split("*/").filter_map(|part| part.split("/*").next());
    let begun = code.flat_map(|part| part.split('.').skip(1));
    let names = begun.filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    names.map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default()).collect()
}

#[test]
fn the_stylesheet_knows_no_class_that_nothing_has() {
    let writers = files("templates", ".html")
        .into_iter()
        .chain(files("src/body", ".rs"))
        .chain(files("src/render", ".rs"))
        .chain(files("src/bibliography", ".rs"))
        .chain(files("static", ".js"));
    let written: String = writers.map(|path| text(&path)).collect();
    let words: BTreeSet<&str> = written.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
    // `chips-country` is written as `chips-{{ kind }}`.
    let made = |class: &str| class.rsplit_once('-').is_some_and(|(stem, _)| written.contains(&format!("{stem}-{{")));
    let css = text("static/briefpress.css");
    let known = classes(&css);
    assert!(known.len() > 80, "{known:?}");
    let dead: Vec<&&str> = known.iter().filter(|class| !words.contains(**class) && !made(class)).collect();
    assert!(dead.is_empty(), "{dead:?}");
}

#[test]
fn faces_of_the_sites_own_are_named_in_the_head() {
    let site = |fonts: &str| {
        format!(
            "==> site.yaml\ntitle: I\nbase_url: https://example.org/repo/\ntheme: {{fonts: {fonts}}}\n\
             ==> static/fonts/a b.woff2\nfont\n==> static/b.ttf\nfont\n"
        )
    };
    let fonts = "{text: {regular: fonts/a b.woff2, italic: b.ttf}, labels: {regular: b.ttf, bold: b.ttf}}";
    assert_eq!(wrong(&site(fonts)), "");
    let page = Page::of(&site(fonts), "index.html");
    let style = page.texts("style").join("");
    for part in [
        "@font-face{font-family:\"bp-text\";src:url(\"/repo/fonts/a%20b.woff2\") format(\"woff2\");font-style:normal;font-weight:100 500;font-display:swap}",
        "src:url(\"/repo/b.ttf\") format(\"truetype\");font-style:italic;font-weight:100 500",
        "font-family:\"bp-labels\";src:url(\"/repo/b.ttf\") format(\"truetype\");font-style:normal;font-weight:100 900",
        ":root{--text-font:\"bp-text\",var(--serif);--head-font:\"bp-text\",var(--serif);--meta-font:\"bp-labels\",var(--sans);}",
    ] {
        assert!(style.contains(part), "{part} in {style}");
    }
    page.holds(&["link[rel=preload][as=font][href='/repo/fonts/a%20b.woff2'][crossorigin]"]);
    let of = |fonts: &str| wrong(&site(fonts));
    assert_eq!(of("{text: {bold: b.ttf}}"), "missing-key site.yaml:3:17");
    assert_eq!(of("{text: gone.woff2}"), "missing-file site.yaml:3:23");
    assert_eq!(of("{text: ../b.ttf}"), "invalid-value site.yaml:3:23");
    assert_eq!(of("{headings: b.docx}"), "invalid-value site.yaml:3:27");
}

#[test]
fn a_logo_that_is_a_sign_stands_before_the_name() {
    let site = |width: u32| {
        format!(
            "==> site.yaml\ntitle: I\nbase_url: https://example.org/repo/\npublisher: {{name: I, logo: l.svg}}\n\
             ==> static/l.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"40\"/>\n"
        )
    };
    let sign = Page::of(&site(40), "index.html");
    sign.holds(&[".brand img[width='40'][height='40'][alt='']"]);
    sign.shows(".brand .brand-title", "I");
    let named = Page::of(&site(80), "index.html");
    named.holds(&[".brand img[width='80'][height='40'][alt='I']"]);
    assert!(!named.has(".brand-title"), "the logo says it");
}

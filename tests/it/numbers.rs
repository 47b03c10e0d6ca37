//! Numbers and dates as the readers of a language write them.

use crate::fixture::{build, wrong};
use crate::html::Page;
use crate::rich::RICH;

/// The rich site with these lines more in its configuration.
fn site(lines: &str) -> String {
    RICH.replacen("\ntitle: ", &format!("\n{lines}\ntitle: "), 1)
}

fn brief(lines: &str, more: &str) -> String {
    format!(
        "==> site.yaml\ntitle: T\nbase_url: https://example.org/\n{lines}\n==> content/briefs/a.md\n---\ntitle: A\ndate: 2021-06-29\n\
         identifiers: {{doi: 10.1234/5678}}\nauthors: [B]\nrecommendations: [Act]\n{more}---\nText.[^n]\n\n1. One\n\n[^n]: Note.\n"
    )
}

const PAGE: &str = "briefs/a/index.html";

#[test]
fn a_site_writes_numbers_in_the_digits_of_its_language() {
    for (lines, date, mark) in [
        ("language: fa", "۲۹ ژوئن ۲۰۲۱", "۱"),
        ("language: fa\ndigits: latin", "29 ژوئن 2021", "1"),
        ("language: ar", "29 يونيو 2021", "1"),
        ("language: ar-EG", "٢٩ يونيو ٢٠٢١", "١"),
        ("language: ar\ndigits: native", "٢٩ يونيو ٢٠٢١", "١"),
        ("language: ur", "29 جون، 2021", "1"),
        ("language: ur\ndigits: native", "۲۹ جون، ۲۰۲۱", "۱"),
        ("language: en\ndigits: native", "29 June 2021", "1"),
    ] {
        let page = Page::of(&brief(lines, ""), PAGE);
        page.shows(".dates time", date);
        page.holds(&[
            ".dates time[datetime='2021-06-29']",
            "sup a[href='#fn-1']",
            "a[href='https://doi.org/10.1234/5678']",
        ]);
        page.shows("sup a", mark);
    }
}

/// Where the theme shows a number of its own, it is in the digits of the site; addresses, dates for machines and names are not.
#[test]
fn no_number_of_the_theme_is_left_in_latin_digits() {
    let files = build(&site("language: ps"));
    let mut seen = 0;
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        let page = Page::among(&files, path);
        for text in page.texts(":is(time, .count, .tally, .year, .period, .cell-count, .reading-time, .footnote-ref)") {
            assert!(!text.contains(|c: char| c.is_ascii_digit()), "{path}: {text}");
            seen += usize::from(text.contains(|c: char| ('۰'..='۹').contains(&c)));
        }
    }
    assert!(seen > 100, "{seen}");
    let latin = build(&site("language: ps\ndigits: latin"));
    // A plate is named after what stands on it.
    let names = |path: &&String| !path.starts_with("assets/plates/");
    assert_eq!(files.keys().filter(names).collect::<Vec<_>>(), latin.keys().filter(names).collect::<Vec<_>>());
    for path in ["catalogue.json", "feed.xml", "feed.json", "sitemap.xml"] {
        let text = String::from_utf8_lossy(&files[path]);
        assert!(text.contains("20") && !text.contains("۲۰۲"), "{path}");
    }
}

#[test]
fn the_page_of_a_brief_shows_its_dates_in_a_second_calendar() {
    for (lines, date) in [
        ("calendar: persian", "29 June 2021 (8 Tir 1400)"),
        ("calendar: islamic-umalqura", "29 June 2021 (19 Dhuʻl-Qiʻdah 1442)"),
        ("calendar: buddhist", "29 June 2021 (29 June 2564 BE)"),
        ("language: fa\ncalendar: persian", "۲۹ ژوئن ۲۰۲۱ (۸ تیر ۱۴۰۰)"),
        ("language: fa-AF\ncalendar: persian\ndigits: latin", "29 ژوئن 2021 (8 سرطان 1400)"),
        ("language: ar\ncalendar: islamic-umalqura", "29 يونيو 2021 (19 ذو القعدة 1442)"),
        ("language: zh\ncalendar: persian", "2021年6月29日（波斯历1400年4月8日）"),
        ("language: ru\ncalendar: persian", "29 июня 2021 г. (8 тир 1400 г.)"),
    ] {
        let site = brief(lines, "chronology: [{date: 2021-06-29, event: E}]\n");
        let files = build(&site);
        let page = Page::among(&files, PAGE);
        page.shows(".dates time", date);
        page.shows(".chronology time", date);
        page.holds(&[".dates time[datetime='2021-06-29']"]);
        // Lists have room for one.
        assert!(!Page::among(&files, "briefs/index.html").texts("time").concat().contains(['(', '（']), "{lines}");
    }
    let file = |lines| build(&brief(lines, ""))["catalogue.json"].clone();
    assert_eq!(file("calendar: persian"), file(""));
}

#[test]
fn lists_are_counted_in_the_same_digits_where_the_text_is_in_the_language_of_the_site() {
    let style = |site: &str, path: &str| Page::of(site, path).texts("head style").concat();
    let persian = brief("language: fa", "");
    assert!(style(&persian, PAGE).contains("ol:where(:not([type])){list-style-type:persian}"));
    assert!(!style(&brief("language: en", ""), PAGE).contains("list-style-type"));
    let translated = persian + "==> content/briefs/a.de.md\n---\ntitle: D\n---\nWort.[^n]\n\n[^n]: Note.\n";
    assert!(!style(&translated, "de/briefs/a/index.html").contains("list-style-type"));
    Page::of(&translated, "de/briefs/a/index.html").shows("sup a", "1");
}

#[test]
fn counts_have_the_groups_of_the_language() {
    let own = "==> templates/brief.html\n{{ 1234567 | number }}|{{ 1234 | digits }}|{{ \"a1\" | digits }}|{{ \"x\" | number }}\n";
    for (language, shown) in [
        ("en", "1,234,567|1234|a1|x"),
        ("de", "1.234.567|1234|a1|x"),
        ("es", "1.234.567|1234|a1|x"),
        ("en-IN", "12,34,567|1234|a1|x"),
        ("fa", "۱٬۲۳۴٬۵۶۷|۱۲۳۴|a۱|x"),
    ] {
        let files = build(&format!("{}{own}", brief(&format!("language: {language}"), "")));
        assert_eq!(String::from_utf8_lossy(&files[PAGE]).trim(), shown, "{language}");
    }
}

#[test]
fn a_wrong_choice_of_digits_is_told_with_the_right_ones() {
    let told = wrong(&brief("digits: persian", ""));
    assert!(told.contains("unknown-value") && told.contains("site.yaml"), "{told}");
}

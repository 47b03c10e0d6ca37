//! Raw HTML beside what the tool writes itself: ids, open elements, and entities.

use crate::fixture::{page, wrong};
use crate::input::brief;

fn prose(body: &str) -> String {
    let page = page(&brief("", body), "briefs/a/index.html");
    let begun = page.split_once("<div class=\"prose\">\n").expect("a body").1;
    begun.split_once("\n</div>").expect("an end").0.trim_end().to_owned()
}

/// An attribute is no Markdown: its entities are decoded, and nothing else.
#[test]
fn addresses_of_raw_html_stand_as_they_are_typed() {
    for (written, shown) in [
        ("https://x.org/?q=*1*&amp;y=2", "https://x.org/?q=*1*&amp;y=2"),
        ("https://x.org/?a=1&b=2", "https://x.org/?a=1&amp;b=2"),
        ("https://x.org/?a=1&copy=2", "https://x.org/?a=1&amp;copy=2"),
        ("/briefs/a/?q=_1_&amp;y=[2](3)", "/repo/briefs/a/?q=_1_&amp;y=[2](3)"),
        ("a.md?a=1&amp;b=*x*#bp-cite", "/repo/briefs/a/?a=1&amp;b=*x*#bp-cite"),
        ("&#x61;&period;md?a=--&lpar;\\*&hellip;", "/repo/briefs/a/?a=--(%5C*%E2%80%A6"),
        ("/briefs/&#97;/?q=&quot;`1`", "/repo/briefs/a/?q=%22%601%60"),
    ] {
        let html = prose(&format!("<p><a href=\"{written}\">x</a></p>"));
        assert!(html.contains(&format!("<a href=\"{shown}\">")), "{written}: {html}");
        assert_eq!(wrong(&brief("", &format!("<p><a href=\"{written}\">x</a></p>"))), "", "{written}");
    }
}

//! What a tag makes a browser load from other hosts, or run: what the policy of a page may forbid.

use super::node::Tag;
use crate::base::Purpose;
use crate::body::links::is_elsewhere;

/// Something that a tag loads, runs or sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load<'t> {
    /// From that address of another host.
    Outside(Purpose, &'t str),
    /// A style sheet or font of another host, which no site can let through.
    Style(&'t str),
    /// A plug-in or a frame of the site itself, which no page shows; its element.
    Never(&'t str),
    /// A script that stands in the page.
    Script,
    /// A script that stands in an attribute.
    Handler(&'t str),
}

/// Returns what a start tag loads, runs or sends that the policy of a page may forbid.
pub fn loads(tag: &Tag) -> Vec<Load<'_>> {
    let mut loads: Vec<Load<'_>> = Vec::new();
    let mut add = |purpose: Purpose, key: &str| {
        let address = tag.value(key).map(str::trim).filter(|address| is_web(address));
        loads.extend(address.map(|address| Load::Outside(purpose, address)));
    };
    match &*tag.name {
        "iframe" | "frame" => add(Purpose::Frames, "src"),
        "script" => add(Purpose::Scripts, "src"),
        "img" => add(Purpose::Images, "src"),
        "video" => {
            add(Purpose::Media, "src");
            add(Purpose::Images, "poster");
        }
        "audio" | "source" | "track" => add(Purpose::Media, "src"),
        "form" => add(Purpose::Forms, "action"),
        "input" | "button" => {
            add(Purpose::Forms, "formaction");
            add(Purpose::Images, "src");
        }
        "link" if has_rel(tag, &["icon", "apple-touch-icon", "mask-icon"]) => add(Purpose::Images, "href"),
        _ => {}
    }
    if matches!(&*tag.name, "img" | "source") {
        let candidates = tag.value("srcset").unwrap_or_default().split_whitespace();
        let address = candidates.map(|word| word.trim_end_matches(',')).find(|word| is_web(word));
        loads.extend(address.map(|address| Load::Outside(Purpose::Images, address)));
    }
    let href = tag.value("href").map(str::trim).filter(|href| is_web(href));
    if let Some(href) = href.filter(|_| tag.name == "link" && has_rel(tag, &["stylesheet", "preload", "modulepreload"]))
    {
        loads.push(Load::Style(href));
    }
    let is_own_frame = |src: &str| !src.trim().is_empty() && !src.contains(['{', '}']) && !is_elsewhere(src.trim());
    match &*tag.name {
        "embed" | "object" | "applet" => loads.push(Load::Never(&tag.name)),
        "iframe" if tag.value("src").is_some_and(is_own_frame) => loads.push(Load::Never(&tag.name)),
        "script" if tag.value("src").is_none() && runs(tag.value("type").unwrap_or_default()) => {
            loads.push(Load::Script)
        }
        _ => {}
    }
    let handlers = tag.attributes.iter().filter(|attribute| is_handler(&attribute.key));
    loads.extend(handlers.map(|attribute| Load::Handler(&attribute.key)));
    loads
}

/// Whether an address is one of the web on a host of its own.
pub fn is_web(address: &str) -> bool {
    let is = |scheme: &str| address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    is("https://") || is("http://") || is("//")
}

fn has_rel(tag: &Tag, wanted: &[&str]) -> bool {
    let rel = tag.value("rel").unwrap_or_default();
    rel.split_whitespace().any(|word| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted)))
}

/// Whether a script of that type runs, and is not data.
fn runs(kind: &str) -> bool {
    let kind = kind.trim().to_ascii_lowercase();
    matches!(&*kind, "" | "module" | "importmap" | "speculationrules")
        || kind.ends_with("javascript")
        || kind.ends_with("ecmascript")
}

fn is_handler(key: &str) -> bool {
    key.len() > 4 && key.starts_with("on") && key.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::start_tag;
    use super::*;

    fn of(html: &str) -> String {
        format!("{:?}", loads(&start_tag(html)))
    }

    #[test]
    fn what_tags_load() {
        for (html, expected) in [
            ("<img src=/a.png alt=x>", "[]"),
            ("<a href=https://x.org>", "[]"),
            ("<link rel=canonical href=https://x.org>", "[]"),
            ("<script type='application/ld+json'>", "[]"),
            ("<script src='/a.js' defer>", "[]"),
            ("<script>", "[Script]"),
            ("<script type=module>", "[Script]"),
            ("<script async src='https://x.org/a.js'>", "[Outside(Scripts, \"https://x.org/a.js\")]"),
            ("<IMG SRC=//x.org/a.png>", "[Outside(Images, \"//x.org/a.png\")]"),
            ("<img srcset='/a.png 1x, https://x.org/a.png 2x'>", "[Outside(Images, \"https://x.org/a.png\")]"),
            ("<source src=https://x.org/a.mp4>", "[Outside(Media, \"https://x.org/a.mp4\")]"),
            ("<form method=post action='https://x.org/s'>", "[Outside(Forms, \"https://x.org/s\")]"),
            ("<form action=/search/>", "[]"),
            ("<link rel='stylesheet' href='https://x.org/a.css'>", "[Style(\"https://x.org/a.css\")]"),
            ("<iframe src=https://x.org/>", "[Outside(Frames, \"https://x.org/\")]"),
            ("<iframe src=/a.html>", "[Never(\"iframe\")]"),
            ("<embed src=a.pdf>", "[Never(\"embed\")]"),
            ("<p onclick='x()' once=1>", "[Handler(\"onclick\")]"),
        ] {
            assert_eq!(of(html), expected, "{html}");
        }
    }
}

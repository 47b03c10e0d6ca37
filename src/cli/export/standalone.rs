//! A page as one file that needs no other: its styles and pictures stand in it, its links lead to the site.
//!
//! It works on pages that templates have written, a site's own too, so it looks for tags and asks nothing of their order.

use crate::base::escape::Escaped;
use crate::base::{BaseUrl, SourcePath};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What browsers may load of such a file: what stands in it.
const POLICY: &str =
    "default-src 'none'; img-src data:; font-src data:; media-src data:; style-src 'unsafe-inline'; base-uri 'none'";

/// How the line looks that says that a brief is not public yet. It stands before all styles of the site.
const MARK_STYLE: &str = "margin:0;padding:.6rem 1rem;background:#9b1c1c;color:#fff;font:600 1rem/1.4 system-ui,sans-serif;text-align:center";

/// Returns the bytes of the file at an address of the site, from the root of its host; none if there is none.
pub type FileAt<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// Returns a page as one file. `mark` is said at its top if it is not public yet.
pub fn standalone(html: &str, base: &BaseUrl, file: FileAt<'_>, mark: Option<&str>) -> String {
    let mut out = String::with_capacity(html.len() * 2);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tag = &rest[start..];
        let Some(length) = tag_length(tag) else {
            out.push_str(tag);
            return out;
        };
        let (tag, behind) = tag.split_at(length);
        rest = behind;
        let name: String = tag[1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '!').collect();
        match &*name.to_ascii_lowercase() {
            "script" if !tag.contains("application/ld+json") => {
                rest = rest.find("</script>").map_or("", |end| &rest[end + "</script>".len()..]);
            }
            "script" | "style" => {
                // What stands in these is no HTML.
                let close = format!("</{}", name.to_ascii_lowercase());
                let end = rest.find(&close).unwrap_or(rest.len());
                out.push_str(tag);
                out.push_str(&if name == "style" {
                    with_files(&rest[..end], "/", file)
                } else {
                    rest[..end].to_owned()
                });
                rest = &rest[end..];
            }
            "link" => out.push_str(&link(tag, base, file)),
            "source" if attribute(tag, "srcset").is_some() => {}
            "meta" if tag.to_ascii_lowercase().contains("content-security-policy") => {
                out.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"));
                if mark.is_some() {
                    out.push_str("\n<meta name=\"robots\" content=\"noindex\">");
                }
            }
            "img" => out.push_str(&picture(tag, base, file)),
            "body" => {
                out.push_str(tag);
                if let Some(mark) = mark {
                    out.push_str(&format!("\n<p role=\"note\" style=\"{MARK_STYLE}\">{}</p>", Escaped(mark)));
                }
            }
            _ => out.push_str(&leading_to_site(tag, base)),
        }
    }
    out.push_str(rest);
    out
}

/// Returns how long a tag or comment is that a text begins with.
fn tag_length(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|end| end + 3);
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '>' => return Some(at + 1),
            None => {}
        }
    }
    None
}

/// Returns the value of an attribute as it is written between double quotes.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = format!(" {name}=\"");
    let (_, rest) = tag.split_once(&start)?;
    rest.split_once('"').map(|(value, _)| value)
}

fn without(tag: &str, name: &str) -> String {
    match attribute(tag, name) {
        Some(value) => tag.replacen(&format!(" {name}=\"{value}\""), "", 1),
        None => tag.to_owned(),
    }
}

/// Returns what stands in the place of a link of the head: a style sheet itself, an icon with its picture, what leads to the site.
/// Feeds and the search belong to the site.
fn link(tag: &str, base: &BaseUrl, file: FileAt<'_>) -> String {
    let (rel, href) = (attribute(tag, "rel").unwrap_or_default(), attribute(tag, "href").unwrap_or_default());
    match rel {
        "stylesheet" => {
            let css = file(href).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
            format!("<style>{}</style>", with_files(&css, href, file).replace("</", "<\\/"))
        }
        "icon" => data(href, file).map(|data| tag.replace(href, &data)).unwrap_or_default(),
        "alternate" if attribute(tag, "type").is_some() => String::new(),
        "search" | "preload" | "modulepreload" | "manifest" => String::new(),
        _ => leading_to_site(tag, base),
    }
}

fn picture(tag: &str, base: &BaseUrl, file: FileAt<'_>) -> String {
    let tag = ["srcset", "sizes", "loading"].iter().fold(tag.to_owned(), |tag, name| without(&tag, name));
    let src = attribute(&tag, "src").unwrap_or_default().to_owned();
    match data(&src, file) {
        Some(data) => tag.replacen(&format!(" src=\"{src}\""), &format!(" src=\"{data}\""), 1),
        None => leading_to_site(&tag, base),
    }
}

/// Returns a tag whose addresses from the root are full ones.
fn leading_to_site(tag: &str, base: &BaseUrl) -> String {
    ["href", "src", "action", "poster"].iter().fold(tag.to_owned(), |tag, name| {
        let Some(value) = attribute(&tag, name).filter(|value| value.starts_with('/') && !value.starts_with("//"))
        else {
            return tag;
        };
        tag.replacen(&format!(" {name}=\"{value}\""), &format!(" {name}=\"{}{value}\"", base.origin()), 1)
    })
}

/// Returns styles in which stand the files that they name. `own` is the address of the style sheet.
fn with_files(css: &str, own: &str, file: FileAt<'_>) -> String {
    let (mut out, mut rest) = (String::with_capacity(css.len()), css);
    while let Some((before, behind)) = rest.split_once("url(") {
        let Some((inside, after)) = behind.split_once(')') else { break };
        let address = inside.trim().trim_matches(['"', '\'']);
        out.push_str(before);
        let beside = || SourcePath::new(own.trim_start_matches('/')).join(address).map(|path| format!("/{path}"));
        let whole = if address.starts_with('/') { Some(address.to_owned()) } else { beside() };
        let data = whole
            .and_then(|whole| data(&whole, file))
            .filter(|_| !address.starts_with("data:") && !address.contains("://"));
        out.push_str(&data.map_or_else(|| format!("url({inside})"), |data| format!("url(\"{data}\")")));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Types of files that may stand in a page.
const TYPES: [(&str, &str); 12] = [
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("svg", "image/svg+xml"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("woff", "font/woff"),
    ("ttf", "font/ttf"),
    ("otf", "font/otf"),
];

/// Returns a file as an address that holds it.
fn data(address: &str, file: FileAt<'_>) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
    let (_, kind) = TYPES.iter().find(|(known, _)| *known == ending)?;
    Some(format!("data:{kind};base64,{}", STANDARD.encode(file(path)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_what_it_shows() {
        let base = BaseUrl::parse("https://x.org/b/").expect("an address");
        let file = |address: &str| match address {
            "/b/a.css" => Some(b"a{background:url(i.png)}".to_vec()),
            "/b/i.png" => Some(b"P".to_vec()),
            _ => None,
        };
        let page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"x\"><link rel=\"stylesheet\" href=\"/b/a.css\">\
            <link rel=\"alternate\" type=\"application/atom+xml\" href=\"/b/f.xml\"><script src=\"/b/s.js\"></script></head>\
            <body class=\"c\"><a href=\"/b/c/\">c</a><picture><source srcset=\"/b/i.webp 1w\"><img src=\"/b/i.png\" srcset=\"/b/i.png 2w\" alt=\"<>\"></picture></body>";
        let whole = standalone(page, &base, &file, Some("Draft & more"));
        for part in [
            "<style>a{background:url(\"data:image/png;base64,UA==\")}</style>",
            "<a href=\"https://x.org/b/c/\">",
            "<picture><img src=\"data:image/png;base64,UA==\" alt=\"<>\"></picture>",
            ">Draft &amp; more</p><a",
            "<meta name=\"robots\" content=\"noindex\">",
        ] {
            assert!(whole.contains(part), "{part} in {whole}");
        }
        assert!(!whole.contains("script") && !whole.contains("f.xml"), "{whole}");
    }
}

//! What services give out to paste, and which frame shows the same.
//!
//! Many give out a script, which browsers do not run where it stands in a text, or the address of a page, which no frame
//! shows. Their charts have an address for frames as well, and it can be told from either.

use super::raw_html::Tag;
use crate::base::outside::{host, path_and_query};

/// Hosts of pages of Datawrapper, and of Flourish.
const DATAWRAPPER: [&str; 3] = ["www.datawrapper.de", "datawrapper.de", "app.datawrapper.de"];
const FLOURISH: [&str; 2] = ["public.flourish.studio", "app.flourish.studio"];

/// Returns the address of the frame that shows a chart, by the address of the chart's page.
pub fn frame_of_page(address: &str) -> Option<String> {
    let (host, parts) = parts(address)?;
    match &parts[..] {
        ["_" | "chart", id, ..] if DATAWRAPPER.contains(&&*host) => datawrapper(id),
        [kind, id, ..] if FLOURISH.contains(&&*host) => flourish(kind, id),
        _ => None,
    }
}

/// Returns the address of the frame that shows what a script would, by the address of the script.
pub fn frame_of_script(address: &str) -> Option<String> {
    let (host, parts) = parts(address)?;
    match &parts[..] {
        [id, .., "embed.js"] if host == "datawrapper.dwcdn.net" => datawrapper(id),
        _ => None,
    }
}

/// Returns the address of the frame that shows what a script would put into an element.
pub fn frame_of_place(tag: &Tag) -> Option<String> {
    let is = |class: &str| tag.value("class").unwrap_or_default().split_whitespace().any(|one| one == class);
    if is("flourish-embed") {
        let (kind, id) = tag.value("data-src")?.trim().split_once('/')?;
        return flourish(kind, id.split(['/', '?', '#']).next()?);
    }
    let id = tag.value("data-id").filter(|_| is("infogram-embed"))?.trim();
    is_id(id).then(|| format!("https://e.infogram.com/{id}?src=embed"))
}

fn datawrapper(id: &str) -> Option<String> {
    is_id(id).then(|| format!("https://datawrapper.dwcdn.net/{id}/"))
}

fn flourish(kind: &str, id: &str) -> Option<String> {
    let is_one = matches!(kind, "visualisation" | "story") && id.bytes().all(|byte| byte.is_ascii_digit());
    (is_one && is_id(id)).then(|| format!("https://flo.uri.sh/{kind}/{id}/embed"))
}

/// Whether a text can be what a service calls a chart or a video.
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Returns the host of an address, and the parts of its path.
fn parts(address: &str) -> Option<(String, Vec<&str>)> {
    let host = host(address)?;
    let (path, _) = path_and_query(address);
    Some((host, path.split('/').filter(|part| !part.is_empty()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::raw_html::start_tag;

    #[test]
    fn pages_of_charts() {
        for (written, frame) in [
            ("https://www.datawrapper.de/_/AbC12/?v=3", Some("https://datawrapper.dwcdn.net/AbC12/")),
            ("https://app.datawrapper.de/chart/AbC12/publish", Some("https://datawrapper.dwcdn.net/AbC12/")),
            ("https://public.flourish.studio/visualisation/123/", Some("https://flo.uri.sh/visualisation/123/embed")),
            ("//app.flourish.studio/story/9/edit", Some("https://flo.uri.sh/story/9/embed")),
            ("https://datawrapper.dwcdn.net/AbC12/3/", None),
            ("https://flo.uri.sh/visualisation/123/embed", None),
            ("https://www.datawrapper.de/blog/AbC12", None),
            ("https://public.flourish.studio/visualisation/x/", None),
            ("https://public.flourish.studio/", None),
            ("https://x.org/_/AbC12/", None),
        ] {
            assert_eq!(frame_of_page(written).as_deref(), frame, "{written}");
        }
    }

    #[test]
    fn scripts_and_where_they_write() {
        let frame = Some("https://datawrapper.dwcdn.net/AbC12/".to_owned());
        assert_eq!(frame_of_script("https://datawrapper.dwcdn.net/AbC12/embed.js"), frame);
        assert_eq!(frame_of_script("//datawrapper.dwcdn.net/AbC12/3/embed.js?v=4"), frame);
        assert_eq!(frame_of_script("https://x.org/AbC12/embed.js"), None);
        for (html, frame) in [
            (
                "<div class='flourish-embed flourish-chart' data-src='visualisation/12?5'>",
                Some("https://flo.uri.sh/visualisation/12/embed"),
            ),
            ("<div class='infogram-embed' data-id='a-b'>", Some("https://e.infogram.com/a-b?src=embed")),
            ("<div class='x' data-src='visualisation/12'>", None),
            ("<div class='flourish-embed' data-src='\"/x'>", None),
        ] {
            assert_eq!(frame_of_place(&start_tag(html)).as_deref(), frame, "{html}");
        }
    }
}

//! Frames: pages of other hosts inside a page, such as a video or a chart, as authors paste them: `<iframe src="https://…">`.
//!
//! A frame tells its host who reads what, so a page asks for none before its reader does. What stands there is a box with
//! the title, a button that puts the frame in its place, and a link, which alone is there in print and without scripts.

use super::pasted::{frame_of_page, is_id};
use super::raw_html::Tag;
use crate::base::outside::{host, path_and_query, with_scheme};
use crate::base::route::encode_written;
use crate::base::{Outside, Purpose};
use std::borrow::Cow;

/// A frame that shows a page of another host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame<'t> {
    /// As typed.
    pub written: &'t str,
    /// With its scheme, as a browser asks for it.
    pub address: String,
    pub host: String,
    /// None if it says nothing of what the frame shows.
    pub title: Option<&'t str>,
    pub size: FrameSize,
}

/// How much room a frame takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameSize {
    /// As wide as the text, and as high as these have it.
    Ratio(u32, u32),
    /// As high as that, in points, however wide it is.
    Height(u32),
}

/// What most videos have.
const USUAL: FrameSize = FrameSize::Ratio(16, 9);

/// Words that say nothing of what a frame shows. Hosts give titles of such words to all of theirs.
const EMPTY_WORDS: [&str; 16] = [
    "chart",
    "content",
    "embed",
    "embedded",
    "frame",
    "here",
    "iframe",
    "insert",
    "interactive",
    "or",
    "player",
    "title",
    "video",
    "vimeo",
    "visual",
    "youtube",
];

/// Hosts of one service of videos: what watches a video, and what shows it in a frame without keeping anything of readers.
const YOUTUBE: [&str; 5] = ["www.youtube.com", "youtube.com", "m.youtube.com", "www.youtube-nocookie.com", "youtu.be"];
const YOUTUBE_FRAMES: &str = "https://www.youtube-nocookie.com/embed/";
const VIMEO: [&str; 2] = ["vimeo.com", "www.vimeo.com"];
const VIMEO_FRAMES: &str = "https://player.vimeo.com/video/";

impl<'t> Frame<'t> {
    /// Returns what a start tag shows, if it is that of a frame with an address elsewhere.
    pub fn of(tag: &'t Tag) -> Option<Self> {
        let written = (tag.name == "iframe").then(|| tag.value("src"))??.trim();
        let whole = with_scheme(written);
        let host = host(&whole)?;
        let title = tag.value("title").map(str::trim);
        let says = |word: &str| !word.is_empty() && !EMPTY_WORDS.contains(&&*word.to_lowercase());
        let title = title.filter(|title| title.split(|c: char| !c.is_alphanumeric()).any(says));
        Some(Self { written, address: encode_written(&whole), host, title, size: size(tag) })
    }

    /// Whether pages of the site may show it.
    pub fn is_allowed(&self, outside: &Outside) -> bool {
        self.meant().is_none() && outside.allows(Purpose::Frames, &self.address)
    }

    /// Returns the address that was meant by one which its host shows in no frame: that of the page of a video or a chart.
    pub fn meant(&self) -> Option<String> {
        self.meant_video().or_else(|| frame_of_page(&self.address))
    }

    fn meant_video(&self) -> Option<String> {
        let (path, query) = path_and_query(&self.address);
        if YOUTUBE.contains(&&*self.host) && !path.starts_with("embed/") {
            let id = match path.split_once('/') {
                Some(("shorts" | "live" | "v", id)) => id,
                None if self.host == "youtu.be" => path,
                _ => query.split('&').find_map(|pair| pair.strip_prefix("v="))?,
            };
            return is_id(id).then(|| format!("{YOUTUBE_FRAMES}{id}"));
        }
        let id = path.split('/').next().filter(|_| VIMEO.contains(&&*self.host))?;
        (is_id(id) && id.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("{VIMEO_FRAMES}{id}"))
    }

    /// Returns the same frame from a host of the same service that keeps nothing of readers who do not play it, if there is one.
    pub fn discreet(&self) -> Option<String> {
        let (path, _) = path_and_query(&self.address);
        let id = path.strip_prefix("embed/").filter(|_| YOUTUBE.contains(&&*self.host))?;
        (is_id(id) && !self.address.starts_with(YOUTUBE_FRAMES)).then(|| format!("{YOUTUBE_FRAMES}{id}"))
    }

    /// Returns the address of the page that readers open by a link. Some hosts show in a frame alone what stands at the address of one.
    pub fn page(&self) -> Cow<'_, str> {
        let (path, query) = path_and_query(&self.address);
        let embedded = path.strip_prefix("embed/").filter(|id| YOUTUBE.contains(&&*self.host) && is_id(id));
        let played = path.strip_prefix("video/").filter(|id| self.host == "player.vimeo.com" && is_id(id));
        match (embedded, played) {
            (Some("videoseries"), _) => {
                let list = query.split('&').find_map(|pair| pair.strip_prefix("list=")).unwrap_or_default();
                format!("https://www.youtube.com/playlist?list={list}").into()
            }
            (Some(id), _) => format!("https://www.youtube.com/watch?v={id}").into(),
            (_, Some(id)) => {
                // What lets readers see a video that is not listed.
                let key = query.split('&').find_map(|pair| pair.strip_prefix("h=")).filter(|key| is_id(key));
                format!("https://vimeo.com/{id}{}", key.map_or_else(String::new, |key| format!("/{key}"))).into()
            }
            _ => (&*self.address).into(),
        }
    }
}

/// Returns what shows the video in a frame that is to be watched at an address, if it is that of a known service.
pub fn video_frame(address: &str) -> Option<String> {
    let (written, host) = (address.trim(), host(address)?);
    let frame = Frame { written, address: written.to_owned(), host, title: None, size: USUAL };
    frame.meant_video().or_else(|| frame.discreet())
}

/// Returns the size of a frame by its attributes, or by its style, which some services write instead.
fn size(tag: &Tag) -> FrameSize {
    let points = |text: &str| {
        let text = text.trim().trim_end_matches("!important").trim_end();
        text.strip_suffix("px").unwrap_or(text).parse().ok().filter(|points| (1..=10_000).contains(points))
    };
    let styled = |key: &str| {
        let lines = tag.value("style").unwrap_or_default().split(';').filter_map(|line| line.split_once(':'));
        lines.filter(|(name, _)| name.trim().eq_ignore_ascii_case(key)).find_map(|(_, text)| points(text))
    };
    let points = |key: &str| styled(key).or_else(|| points(tag.value(key)?));
    match (points("width"), points("height")) {
        (Some(width), Some(height)) => FrameSize::Ratio(width, height),
        (None, Some(height)) => FrameSize::Height(height),
        (_, None) => USUAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::raw_html::start_tag as tag;

    #[test]
    fn frames_as_they_are_pasted() {
        for (html, page, size) in [
            (
                "<iframe width=\"560\" height=\"315\" src=\"https://www.youtube.com/embed/a-B_1?si=x\" title=\"T\">",
                "https://www.youtube.com/watch?v=a-B_1",
                FrameSize::Ratio(560, 315),
            ),
            (
                "<iframe src=\"//player.vimeo.com/video/76979871?h=82f&amp;badge=0\" title=T>",
                "https://vimeo.com/76979871/82f",
                USUAL,
            ),
            (
                "<iframe title=T src=https://datawrapper.dwcdn.net/AbC1/3/ width=\"100%\" height=400px>",
                "https://datawrapper.dwcdn.net/AbC1/3/",
                FrameSize::Height(400),
            ),
            (
                "<iframe title=T src='https://flo.uri.sh/visualisation/1/embed' style='width:100%; Height: 600px !important'>",
                "https://flo.uri.sh/visualisation/1/embed",
                FrameSize::Height(600),
            ),
            (
                "<iframe title=T src=https://datawrapper.dwcdn.net/AbC1/3/ style='width: 0; min-width: 100%; height:auto' height=400>",
                "https://datawrapper.dwcdn.net/AbC1/3/",
                FrameSize::Height(400),
            ),
            (
                "<iframe title=T src=https://www.youtube-nocookie.com/embed/videoseries?list=PL1>",
                "https://www.youtube.com/playlist?list=PL1",
                USUAL,
            ),
        ] {
            let tag = tag(html);
            let frame = Frame::of(&tag).expect(html);
            assert_eq!((&*frame.page(), frame.size, frame.title), (page, size, Some("T")), "{html}");
            assert_eq!(frame.meant(), None, "{html}");
        }
        for none in ["<iframe>", "<iframe src=/a.html>", "<iframe src='about:blank'>", "<img src=https://a.org/>"] {
            assert_eq!(Frame::of(&tag(none)), None, "{none}");
        }
    }

    #[test]
    fn videos_are_known_by_their_pages() {
        let frame = video_frame("https://www.youtube.com/watch?v=aB1");
        assert_eq!(frame.as_deref(), Some("https://www.youtube-nocookie.com/embed/aB1"));
        assert_eq!(video_frame("https://x.org/watch?v=aB1"), None);
    }

    #[test]
    fn pages_to_watch_are_no_frames() {
        for (written, meant) in [
            ("https://www.youtube.com/watch?v=aB1&t=3s", Some("https://www.youtube-nocookie.com/embed/aB1")),
            ("https://youtu.be/aB1?si=x", Some("https://www.youtube-nocookie.com/embed/aB1")),
            ("https://youtube.com/shorts/aB1", Some("https://www.youtube-nocookie.com/embed/aB1")),
            ("https://vimeo.com/123/", Some("https://player.vimeo.com/video/123")),
            ("https://vimeo.com/about", None),
            ("https://www.youtube.com/@house", None),
            ("https://www.youtube.com/embed/aB1", None),
        ] {
            let tag = tag(&format!("<iframe src=\"{written}\">"));
            assert_eq!(Frame::of(&tag).expect(written).meant().as_deref(), meant, "{written}");
        }
        let tag = tag("<iframe src='https://www.youtube.com/embed/aB1?si=x' title='YouTube video player'>");
        let frame = Frame::of(&tag).expect("a frame");
        assert_eq!(frame.discreet().as_deref(), Some("https://www.youtube-nocookie.com/embed/aB1"));
        assert_eq!(frame.title, None);
    }

    #[test]
    fn titles_that_services_give_to_all() {
        for (title, says) in [
            ("Interactive or visual content", false),
            ("vimeo-player", false),
            ("[ Insert title here ]", false),
            ("", false),
            ("…", false),
            ("Video: the hearing", true),
            ("Interactive map of dams", true),
        ] {
            let tag = tag(&format!("<iframe src=https://x.org/ title=\"{title}\">"));
            assert_eq!(Frame::of(&tag).expect(title).title.is_some(), says, "{title}");
        }
    }
}

//! What of a piece of raw HTML may stand on a page, decided piece by piece before the body is cleaned.
//!
//! Cleaning reads a whole body as a browser does, and there one tag can take all text after it along. A cleaner would lose
//! Markdown that has nothing to do with it. Here each piece is taken alone, and only whole tags of elements that stay, with
//! attributes that stay, are handed on. What is not let through ends where its piece ends.

use super::clean::{has_element, is_allowed, stays};
use super::elements::is_without_text;
use super::node::{Attribute, HtmlKind, Piece, Tag};
use crate::base::MediaKind;
use crate::base::elsewhere::meant_elsewhere;
use crate::base::outside::with_scheme;
use crate::body::anchor::reserved;
use crate::body::pasted::{frame_of_place, frame_of_script};
use crate::body::walk::Step;
use std::collections::BTreeSet;
use std::ops::Range;

/// A piece of raw HTML, judged.
#[derive(Default)]
pub struct Judgement<'p> {
    pub parts: Vec<Part<'p>>,
    /// With the bytes of the piece that are concerned.
    pub removals: Vec<(Range<usize>, Removal)>,
}

/// What of a piece stays.
pub enum Part<'p> {
    /// A start tag with the attributes that stay, and its bytes.
    StartTag(&'p Tag, Vec<&'p Attribute>, Range<usize>),
    /// The name of an end tag.
    EndTag(&'p str),
    /// Text, with its entities.
    Text(&'p str),
    /// The start tag of a frame that shows a page of another host, and its bytes. Something else stands in its place.
    Frame(&'p Tag, Range<usize>),
}

/// What of a piece does not stay as it was written.
pub enum Removal {
    /// An element or attribute, in words.
    Removed(String),
    /// An element that shows something else than a page of another host, in words, and the link to type instead. No page
    /// shows it, whatever is let through.
    Frame(String, String),
    /// A frame whose address lacks its scheme or stands in the wrong quotation marks, in words, and the address that is meant.
    Incomplete(String, String),
    /// A script that would show something in the page, in words, and the address of the frame that shows the same.
    Pasted(String, String),
    /// A player, in words, and the Markdown to type instead.
    Player(String, String),
    /// An element or attribute that acts, in words. It does not, whatever is let through.
    Action(String),
    /// Something that is not closed, in words, and is shown as text; what would close it.
    NotClosed(String, &'static str),
    /// An id that begins as those of the tool do; how they begin.
    ReservedId(String, &'static str),
    /// An id that an element before has.
    RepeatedId(String),
}

/// Returns what of a piece stays and what does not. `ids` are those that pieces before it set; its own are added.
pub fn judge<'p>(piece: &'p Piece<'_>, ids: &mut BTreeSet<String>) -> Judgement<'p> {
    let Judgement { mut parts, mut removals } = Judgement::default();
    let mut nodes = piece.walk();
    // What the next script would show.
    let mut shown = None;
    while let Some(Step::Enter(node)) = nodes.next() {
        let text = &piece.source[node.span.clone()];
        let mut remove = |removal| removals.push((node.span.clone(), removal));
        match &node.kind {
            HtmlKind::Text => parts.push(Part::Text(text)),
            HtmlKind::StartTag(tag) if stays(tag) => {
                let (stay, go): (Vec<_>, Vec<_>) =
                    tag.attributes.iter().partition(|attribute| is_allowed(&tag.name, &attribute.key));
                for Attribute { key, .. } in go.into_iter().filter(|attribute| !is_needless(&attribute.key)) {
                    let what = format!("the attribute `{key}` of `<{}>`", tag.name);
                    remove(if key.starts_with("on") { Removal::Action(what) } else { Removal::Removed(what) });
                }
                let own = tag.value("id").unwrap_or_default();
                let mut may_stay = |attribute: &&Attribute| match attribute.is_name_of(&tag.name) {
                    // A name beside the same id says nothing more.
                    true if attribute.key == "name" && attribute.value == own => true,
                    true => take_id(&attribute.value, ids, &mut remove),
                    false => true,
                };
                let attributes = stay.into_iter().filter(|attribute| may_stay(attribute)).collect();
                shown = frame_of_place(tag).or(shown);
                parts.push(Part::StartTag(tag, attributes, node.span.clone()));
            }
            HtmlKind::StartTag(tag) if tag.is_foreign_frame() => {
                parts.push(Part::Frame(tag, node.span.clone()));
                nodes.pass_by();
            }
            HtmlKind::StartTag(tag) => {
                let script = Some(tag).filter(|tag| tag.name == "script");
                let frame = script.and_then(|tag| tag.value("src").and_then(frame_of_script).or_else(|| shown.take()));
                remove(match frame {
                    Some(frame) => Removal::Pasted("the element `<script>`".to_owned(), frame),
                    None => of_element(tag),
                });
                if is_without_text(&tag.name) {
                    nodes.pass_by();
                }
            }
            HtmlKind::EndTag(tag) if has_element(&tag.name) => parts.push(Part::EndTag(&tag.name)),
            HtmlKind::EndTag(_) => {}
            HtmlKind::Section(section) => {
                if !section.is_comment() {
                    remove(Removal::Removed(section.name.to_owned()));
                }
                nodes.pass_by();
            }
            HtmlKind::OpenSection(section) => {
                remove(Removal::NotClosed(section.name.to_owned(), section.end));
                parts.push(Part::Text(text));
            }
            HtmlKind::OpenTag => {
                remove(Removal::NotClosed(format!("the tag `{}`", text.to_ascii_lowercase()), ">"));
                parts.push(Part::Text(text));
            }
        }
    }
    Judgement { parts, removals }
}

/// Elements that show another page, which the policy of all pages forbids, but for frames of hosts that the site names.
const FRAMES: [&str; 6] = ["iframe", "frame", "frameset", "embed", "object", "applet"];

/// Elements that play a file, or say which.
const PLAYERS: [&str; 4] = ["video", "audio", "source", "track"];

/// Returns how an element goes, by what would become of it if it stayed.
fn of_element(tag: &Tag) -> Removal {
    let (name, what) = (&*tag.name, format!("the element `<{}>`", tag.name));
    let address = tag.value("src").or_else(|| tag.value("data")).map(str::trim).filter(|address| !address.is_empty());
    let is_elsewhere = address.is_some_and(|address| address.contains("//"));
    let short = address.filter(|address| address.len() < 200);
    match name {
        _ if FRAMES.contains(&name) => {
            if let Some(meant) = short.filter(|_| name == "iframe").and_then(whole_address) {
                return Removal::Incomplete(what, meant);
            }
            let whole = short.filter(|_| is_elsewhere).unwrap_or("https://…");
            Removal::Frame(what, format!("[…]({})", with_scheme(whole)))
        }
        _ if PLAYERS.contains(&name) => {
            let file = short.filter(|address| MediaKind::of_address(address).is_some());
            let otherwise = if name == "audio" { "talk.mp3" } else { "talk.mp4" };
            Removal::Player(what, format!("![…]({})", file.unwrap_or(otherwise)))
        }
        "script" if address.is_none() || is_elsewhere => Removal::Action(what),
        // What stands in it is for browsers that would not run the script beside it.
        "form" | "noscript" => Removal::Action(what),
        _ => Removal::Removed(what),
    }
}

/// Returns the address that was meant by one without a scheme, or by one in quotation marks that are not straight, which
/// browsers take for a part of it.
fn whole_address(written: &str) -> Option<String> {
    let is_mark = |c: char| matches!(c, '“' | '”' | '„' | '″' | '‘' | '’' | '′' | '«' | '»');
    let within = written.trim_matches(is_mark);
    let is_web = |address: &str| address.starts_with("https://") || address.starts_with("http://");
    match is_web(within) {
        true => (within.len() < written.len()).then(|| within.to_owned()),
        false => meant_elsewhere(within).filter(|meant| is_web(meant)),
    }
}

/// Attributes that tell a browser how to fetch or open something. Without them a page shows and links the same.
const NEEDLESS: [&str; 9] =
    ["rel", "target", "decoding", "loading", "fetchpriority", "referrerpolicy", "crossorigin", "hreflang", "itemprop"];

/// Whether nothing is lost with an attribute. Those for scripts have none to serve.
fn is_needless(key: &str) -> bool {
    NEEDLESS.contains(&key) || key.starts_with("data-")
}

/// Whether a tag may have an id. No page has the same one twice.
fn take_id(id: &str, ids: &mut BTreeSet<String>, remove: &mut impl FnMut(Removal)) -> bool {
    if let Some(start) = reserved(id) {
        remove(Removal::ReservedId(id.to_owned(), start));
        return false;
    }
    let is_new = ids.insert(id.to_owned());
    // One that is empty is none, and nobody misses it.
    if !is_new && !id.is_empty() {
        remove(Removal::RepeatedId(id.to_owned()));
    }
    is_new && !id.is_empty()
}

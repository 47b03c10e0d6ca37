//! Links that the tool adds: the first mention of each of a brief's countries leads to the country's page.
//!
//! They are no author's words, so they keep out of whatever is: headings, links, code, pictures, raw HTML, notes, quotations, and
//! emphasis, which is how titles of works are written. A country that the author has linked before it could be is left alone. Capitals
//! that are venues, too, count as mentions, and are never linked.
//!
//! They are found before the body is written, by a walk over the same events, and are written by the number of an event. A country
//! that the facts of the text do not know is not looked for.

use super::quoted::Quoted;
use super::{Setting, Writer};
use crate::body::TextFacts;
use crate::body::escape::escape;
use crate::body::prose::{Block, BlockKind, Prose, Stretch};
use crate::places::{CountryCode, Mention, mentions};
use pulldown_cmark::Event;
use std::collections::VecDeque;
use std::ops::Range;

/// A country, and the address of its page as pages write it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountryLink {
    pub country: CountryCode,
    pub url: String,
}

/// Where a link begins or ends: so many bytes into the text of an event.
pub(super) struct Edge {
    event: usize,
    offset: usize,
    /// Its address where it begins.
    opens: Option<String>,
}

/// The edges of all links of a body, in order.
pub(super) fn edges(events: &[(Event<'_>, Range<usize>)], facts: &TextFacts, setting: Setting<'_>) -> VecDeque<Edge> {
    let mut wanted: Vec<&CountryLink> =
        setting.countries.iter().filter(|link| facts.named.touches(link.country)).collect();
    let mut edges = VecDeque::new();
    let mut prose = Prose::default();
    for (event, _) in events {
        if wanted.is_empty() {
            break;
        }
        if let Some(block) = prose.listen(event) {
            look_at(&block, setting, &mut wanted, &mut edges);
        }
    }
    edges
}

fn look_at(block: &Block, setting: Setting<'_>, wanted: &mut Vec<&CountryLink>, edges: &mut VecDeque<Edge>) {
    let mut links = block.links.iter().peekable();
    let mut leave_out_linked = |before: usize, wanted: &mut Vec<&CountryLink>| {
        while let Some((_, written)) = links.next_if(|(start, _)| *start <= before) {
            let address = setting.links.get(written).unwrap_or(written);
            let page = address.split('#').next().unwrap_or_default();
            wanted.retain(|link| link.url != page);
        }
    };
    if block.kind == BlockKind::Text {
        let mut quoted: Option<Quoted> = None;
        for mention in mentions(&block.text) {
            leave_out_linked(mention.range.start, wanted);
            let Some(at) = wanted.iter().position(|link| mention.country() == Some(link.country)) else { continue };
            if let Some(whole) = stretches(block, &mention)
                && !quoted.get_or_insert_with(|| Quoted::of(&block.text)).holds(mention.range.start)
            {
                let link = wanted.remove(at);
                let (first, last) = (whole[0], whole[whole.len() - 1]);
                let opens = Some(link.url.clone());
                edges.push_back(Edge { event: first.event, offset: mention.range.start - first.start, opens });
                edges.push_back(Edge { event: last.event, offset: mention.range.end - last.start, opens: None });
            }
        }
    }
    leave_out_linked(block.text.len(), wanted);
}

/// The stretches of text that a mention stands in, if a link can go around it.
fn stretches<'a>(block: &'a Block, mention: &Mention) -> Option<&'a [Stretch]> {
    let Range { start, end } = mention.range.clone();
    let first = block.stretches.partition_point(|stretch| stretch.start <= start) - 1;
    let last = block.stretches.partition_point(|stretch| stretch.start < end);
    let whole = &block.stretches[first..last];
    let is_free = whole.iter().all(|stretch| stretch.is_bare) && !whole[1..].iter().any(|stretch| stretch.follows_mark);
    (is_free && !mention.is_venue()).then_some(whole)
}

impl Writer<'_> {
    /// Writes the text of the event that is heard, with what begins and ends in it.
    pub(super) fn write_text(&mut self, text: &str) {
        let mut written = 0;
        while let Some(edge) = self.edges.pop_front_if(|edge| edge.event == self.event) {
            escape(self.out(), &text[written..edge.offset]);
            written = edge.offset;
            match edge.opens {
                Some(url) => {
                    self.out().push_str("<a class=\"autolink\" href=\"");
                    escape(self.out(), &url);
                    self.out().push_str("\">");
                }
                None => self.out().push_str("</a>"),
            }
        }
        escape(self.out(), &text[written..]);
    }
}

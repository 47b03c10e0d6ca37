//! Links that the tool adds: the first mention of each of a brief's countries leads to the country's page.
//!
//! They are no author's words, so they keep out of whatever is: headings, links, code, pictures, raw HTML, notes, quotations, and
//! emphasis, which is how titles of works are written. A country that the author has linked before it could be is left alone. Capitals
//! that are venues, too, count as mentions, and are never linked.
//!
//! They are found before the body is written, and are written where they were found in its tree. A country that the text does
//! not name is not looked for.

use super::quoted::Quoted;
use crate::body::links::Links;
use crate::body::named::NamedPlaces;
use crate::body::prose::{Passage, PassageKind, Stretch, passages};
use crate::body::tree::Body;
use crate::places::{CountryCode, Mention, Tongue, mentions};
use std::collections::VecDeque;
use std::ops::{ControlFlow, Range};

/// A country, and the address of its page as pages write it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountryLink {
    pub country: CountryCode,
    pub url: String,
}

/// Where a link begins or ends: so many bytes into the text of an inline element.
pub(super) struct Edge {
    pub inline: usize,
    pub offset: usize,
    /// Its address where it begins.
    pub opens: Option<String>,
}

/// Returns the edges of all links of a body to some of the countries, in order. `links` are those of its author.
pub(super) fn edges(body: &Body<'_>, named: &NamedPlaces, countries: &[CountryLink], links: &Links) -> VecDeque<Edge> {
    let mut wanted: Vec<&CountryLink> = countries.iter().filter(|link| named.touches(link.country)).collect();
    let mut edges = VecDeque::new();
    if wanted.is_empty() {
        return edges;
    }
    passages(body, |passage| {
        look_at(passage, named.tongue(), links, &mut wanted, &mut edges);
        if wanted.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    edges
}

fn look_at(
    passage: &Passage<'_>,
    tongue: Tongue,
    author: &Links,
    wanted: &mut Vec<&CountryLink>,
    edges: &mut VecDeque<Edge>,
) {
    let mut links = passage.links.iter().peekable();
    let mut leave_out_linked = |before: usize, wanted: &mut Vec<&CountryLink>| {
        while let Some((_, written)) = links.next_if(|(start, _)| *start <= before) {
            let address = author.get(written).map_or(*written, String::as_str);
            let page = address.split('#').next().unwrap_or_default();
            wanted.retain(|link| link.url != page);
        }
    };
    if passage.kind == PassageKind::Text {
        let mut quoted: Option<Quoted> = None;
        for mention in mentions(tongue, &passage.text) {
            leave_out_linked(mention.range.start, wanted);
            let Some(at) = wanted.iter().position(|link| mention.country() == Some(link.country)) else { continue };
            if let Some(whole) = stretches(passage, &mention)
                && !quoted.get_or_insert_with(|| Quoted::of(&passage.text)).holds(mention.range.start)
            {
                let link = wanted.remove(at);
                let (first, last) = (whole[0], whole[whole.len() - 1]);
                let opens = Some(link.url.clone());
                edges.push_back(Edge { inline: first.inline, offset: mention.range.start - first.start, opens });
                edges.push_back(Edge { inline: last.inline, offset: mention.range.end - last.start, opens: None });
            }
        }
    }
    leave_out_linked(passage.text.len(), wanted);
}

/// Returns the stretches of text that a mention stands in, if a link can go around it.
fn stretches<'a>(passage: &'a Passage<'_>, mention: &Mention) -> Option<&'a [Stretch]> {
    let Range { start, end } = mention.range.clone();
    let first = passage.stretches.partition_point(|stretch| stretch.start <= start) - 1;
    let last = passage.stretches.partition_point(|stretch| stretch.start < end);
    let whole = &passage.stretches[first..last];
    let is_free = whole.iter().all(|stretch| stretch.is_bare) && !whole[1..].iter().any(|stretch| stretch.follows_mark);
    (is_free && !mention.is_venue()).then_some(whole)
}

//! Where the lists of the old site are here.

use super::addresses::{Addresses, Target, below_base, host_and_path};
use super::names::Place;
use super::profiles;
use super::source::{Becomes, List, Source};
use super::terms::{TermKind, TermTable, slug_of};
use crate::base::Slug;
use crate::places::registry;
use std::collections::BTreeSet;

/// Where each list of a source may be found here.
pub struct Lists<'a> {
    source: &'a Source,
    terms: &'a TermTable,
    places: &'a [Place],
    /// What briefs that are public name, by kind and value.
    named: BTreeSet<(TermKind, String)>,
}

impl<'a> Lists<'a> {
    /// Gathers what briefs name.
    pub fn of(source: &'a Source, terms: &'a TermTable, places: &'a [Place]) -> Self {
        let briefs = source.texts.iter().filter(|text| text.becomes == Becomes::Brief && text.meta.draft.is_none());
        let rows = briefs.flat_map(|text| text.meta.terms.iter()).filter_map(|term| terms.get(term));
        let named = rows.map(|row| (row.kind, row.value.clone())).collect();
        Self { source, terms, places, named }
    }

    /// Returns the address of a list for a link in a text; none if there may be none.
    pub fn link(&self, list: &List) -> Option<String> {
        match list {
            List::Term(term) => {
                let row = self.terms.get(term)?;
                let is_named = self.named.contains(&(row.kind, row.value.clone()));
                is_named.then(|| address_of(row.kind, &row.value)).flatten()
            }
            List::Person(name) => profiles::slug_of(self.source, name).map(|slug| format!("/authors/{slug}/")),
            list => self.candidates(list).into_iter().next(),
        }
    }

    /// Returns where a list may be, the best place first.
    pub fn candidates(&self, list: &List) -> Vec<String> {
        let or = |first: Option<String>, others: &[&str]| {
            first.into_iter().chain(others.iter().map(|other| (*other).to_owned())).collect()
        };
        match list {
            List::Home => or(None, &["/"]),
            List::Briefs => or(None, &["/briefs/", "/"]),
            List::Terms => or(None, &["/topics/", "/countries/", "/briefs/", "/"]),
            List::Term(term) => {
                let row = self.terms.get(term);
                let own = row.and_then(|row| address_of(row.kind, &row.value));
                or(own, &["/topics/", "/countries/", "/briefs/", "/"])
            }
            List::Person(name) => {
                let slug =
                    profiles::slug_of(self.source, name).or_else(|| Slug::of_title(name).map(|slug| slug.to_string()));
                or(slug.map(|slug| format!("/authors/{slug}/")), &["/authors/", "/briefs/", "/"])
            }
            List::Year(year) => or(Some(format!("/archive/{year}/")), &["/briefs/", "/"]),
            List::Feed(list) => {
                let own = self.candidates(list).into_iter();
                let feeds = own.filter(|address| address != "/").map(|address| format!("{address}feed.xml"));
                feeds.chain(["/feed.xml".to_owned()]).collect()
            }
            List::FileOf(text, name) => or(Some(format!("{}{name}", self.places[*text].address)), &[]),
        }
    }

    /// Returns the old addresses of lists that need a line, with where each may lead.
    pub fn redirects(&self, source: &Source, addresses: &Addresses<'_>) -> Vec<(String, Vec<String>)> {
        let own: BTreeSet<String> = self.places.iter().map(|place| super::addresses::plain(&place.address)).collect();
        let wanted = source.lists.iter().filter(|(address, list)| addresses.at(address) == Some(&Target::List(list)));
        let lines =
            wanted.map(|(address, list)| (below_base(address, addresses.base_path()), self.in_language(address, list)));
        lines.filter(|(from, _)| from != "/" && !own.contains(&super::addresses::plain(from))).collect()
    }

    fn base_path(&self) -> String {
        host_and_path(self.source.site.base_url.as_deref().unwrap_or_default()).1
    }

    /// Returns where a list may be, first of all in the language that its address begins with.
    fn in_language(&self, address: &str, list: &List) -> Vec<String> {
        let plain = self.candidates(list);
        let below = below_base(address, &self.base_path());
        let tag = below.trim_start_matches('/').split('/').next().unwrap_or_default().to_lowercase();
        let is_spoken = self.source.site.languages.iter().skip(1).any(|known| known.to_lowercase() == tag);
        if !is_spoken {
            return plain;
        }
        let own = plain.iter().map(|path| format!("/{tag}{path}"));
        own.chain(plain.iter().cloned()).collect()
    }
}

/// Returns the address of the page of a term.
fn address_of(kind: TermKind, value: &str) -> Option<String> {
    Some(match kind {
        TermKind::Country => format!("/countries/{}/", registry().find_country(value).ok()?.slug),
        TermKind::Region => format!("/regions/{}/", registry().find_region(value).ok()?.slug),
        TermKind::Group => format!("/groups/{}/", registry().find_organisation(value).ok()?.slug),
        TermKind::Topic => format!("/topics/{}/", slug_of(value)?),
        TermKind::Series => format!("/series/{}/", slug_of(value)?),
        TermKind::Type => format!("/types/{value}/"),
        TermKind::None => return None,
    })
}

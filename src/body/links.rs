//! What the addresses of a text are on its page.

use crate::base::SourcePath;
use crate::base::route::scheme;
use std::collections::BTreeMap;

/// Address schemes that reach a page.
pub const SAFE_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// By addresses as their author typed them; a wiki link with its brackets, `[[slug#heading]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Links {
    addresses: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
    /// The attributes that mark those names that are in another language than the text.
    lang_html: BTreeMap<String, String>,
    /// The pictures among the addresses.
    pictures: BTreeMap<String, ShownPicture>,
    /// The videos and sound among the addresses.
    players: BTreeMap<String, ShownPlayer>,
}

/// A picture as pages show it. Its address is that of the link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ShownPicture {
    /// In points.
    pub width: u32,
    pub height: u32,
    /// Its files in the format of the author's, for `srcset`; empty if there is one alone.
    pub srcset: String,
    /// The same in WebP; empty if there are none.
    pub webp_srcset: String,
}

/// A video or sound as pages play it. Its address is that of the link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ShownPlayer {
    /// Whether another host is asked for it.
    pub is_elsewhere: bool,
    /// What stands there before it is started.
    pub poster: Option<Poster>,
    /// What is said in it, as text.
    pub tracks: Vec<Track>,
}

/// The picture of a video that is not started.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Poster {
    /// The author's file.
    pub file: SourcePath,
    pub url: String,
    /// In points; 0 if it is not known.
    pub width: u32,
    pub height: u32,
}

/// What is said in a video or sound, as text in one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Track {
    pub url: String,
    /// BCP 47.
    pub language: String,
    /// The name of the language in itself.
    pub label: String,
    /// Whether it is in the language of the text.
    pub is_own: bool,
}

impl Links {
    /// No address is written otherwise than it was typed.
    pub const NONE: Self = Self {
        addresses: BTreeMap::new(),
        names: BTreeMap::new(),
        lang_html: BTreeMap::new(),
        pictures: BTreeMap::new(),
        players: BTreeMap::new(),
    };

    /// Returns what the page has for an address.
    pub fn get(&self, written: &str) -> Option<&String> {
        self.addresses.get(written)
    }

    /// Returns the same, to be changed.
    pub fn get_mut(&mut self, written: &str) -> Option<&mut String> {
        self.addresses.get_mut(written)
    }

    /// Enters what the page has for an address.
    pub fn insert(&mut self, written: String, address: String) {
        self.addresses.insert(written, address);
    }

    /// Returns what a wiki link without words of its own is called.
    pub fn name(&self, written: &str) -> Option<&str> {
        self.names.get(written).map(String::as_str)
    }

    /// Enters what a wiki link without words of its own is called.
    pub fn insert_name(&mut self, written: String, name: String) {
        self.names.insert(written, name);
    }

    /// Enters that such a name is in another language than the text, by the attributes that mark it.
    pub fn mark_name(&mut self, written: String, lang_html: String) {
        self.lang_html.insert(written, lang_html);
    }

    /// Returns the attributes that mark such a name, if it is in another language than the text.
    pub fn lang_html(&self, written: &str) -> Option<&str> {
        self.lang_html.get(written).map(String::as_str)
    }

    /// Enters how pages show the picture of an address.
    pub fn insert_picture(&mut self, written: String, picture: ShownPicture) {
        self.pictures.insert(written, picture);
    }

    /// Returns how pages show the picture of an address, if it is one of the site's.
    pub fn picture(&self, written: &str) -> Option<&ShownPicture> {
        self.pictures.get(written)
    }

    /// Enters how pages play what is at an address.
    pub fn insert_player(&mut self, written: String, player: ShownPlayer) {
        self.players.insert(written, player);
    }

    /// Returns how pages play what is at an address.
    pub fn player(&self, written: &str) -> Option<&ShownPlayer> {
        self.players.get(written)
    }

    /// Returns the pictures of videos, whose sizes may be entered.
    pub fn posters_mut(&mut self) -> impl Iterator<Item = &mut Poster> {
        self.players.values_mut().filter_map(|player| player.poster.as_mut())
    }

    /// Returns what readers see of a wiki link that stands in plain text: its own words, or its name.
    pub(super) fn words<'w>(&'w self, written: &'w str) -> Option<&'w str> {
        let Some((target, words)) = wiki_target(written).and_then(|inside| inside.split_once('|')) else {
            return self.name(written);
        };
        self.get(&wiki(target)).map(|_| words.trim())
    }

    /// Returns a plain text with the names of its wiki links, which stand in it as they were typed.
    pub fn named(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find("[[") {
            let (before, link) = rest.split_at(start);
            out.push_str(before);
            let end = link.find("]]").map_or(link.len(), |end| end + 2);
            out.push_str(self.words(&link[..end]).unwrap_or(&link[..end]));
            rest = &link[end..];
        }
        out + rest
    }
}

impl Extend<(String, String)> for Links {
    fn extend<I: IntoIterator<Item = (String, String)>>(&mut self, entries: I) {
        self.addresses.extend(entries);
    }
}

/// Returns a wiki link as it is kept among the addresses of its text. In a table its bar is written `\|`, of which the parser
/// leaves the backslash.
pub fn wiki(target: &str) -> String {
    format!("[[{}]]", target.trim_end_matches('\\'))
}

/// Returns what a kept address names if it is a wiki link.
pub fn wiki_target(address: &str) -> Option<&str> {
    address.strip_prefix("[[")?.strip_suffix("]]")
}

/// Returns the wiki links in a plain text, as they are kept among the addresses of a text.
pub fn wiki_links(text: &str) -> impl Iterator<Item = String> {
    let links = text.split("[[").skip(1).filter_map(|rest| Some(rest.split_once("]]")?.0));
    links.map(|inside| wiki(inside.split_once('|').map_or(inside, |(target, _)| target)))
}

/// Whether an address may reach a page: it is relative, or its scheme is let through.
pub fn is_safe(url: &str) -> bool {
    scheme(url).is_none_or(|scheme| SAFE_SCHEMES.contains(&scheme.as_str()))
}

/// Whether an address is not one of this site: it has a scheme or a host.
pub fn is_elsewhere(url: &str) -> bool {
    scheme(url).is_some() || url.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wiki_links_are_called_by_their_names() {
        let mut links = Links::default();
        links.insert_name(wiki("country:PK"), "Pakistan".to_owned());
        links.insert(wiki("country:PK"), "/countries/pakistan/".to_owned());
        assert_eq!(links.named("On [[country:PK]], [[x]] and [[y"), "On Pakistan, [[x]] and [[y");
        assert_eq!(links.named("[[country:PK|There]] and [[x|here]]"), "There and [[x|here]]");
        assert_eq!(wiki_links("[[a]] [[b#c|d]] [[e").collect::<Vec<_>>(), ["[[a]]", "[[b#c]]"]);
        assert_eq!(wiki_target(&wiki("a")), Some("a"));
    }
}

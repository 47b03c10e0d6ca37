//! Links to pages get their closing slash where it was left out.
//!
//! Whether a page is there is found out later, when all addresses are known. Here it is known what is no page: a file, and
//! what has an extension, as the files have that the tool makes.

use super::{Followed, Rooted, Targets};
use crate::base::{BaseUrl, Route, SourcePath};
use std::collections::BTreeSet;

/// Adds the slashes.
pub fn close(base: &BaseUrl, targets: &Targets<'_>, blobs: &BTreeSet<&SourcePath>, followed: &mut Followed) {
    let is_open = |rooted: &&Rooted| {
        let route = rooted.route.as_str();
        !rooted.route.is_page() && !route.rsplit('/').next().is_some_and(|name| name.contains('.'))
    };
    let mut open = followed.rooted.iter().filter(is_open).peekable();
    if open.peek().is_none() {
        return;
    }
    let published = followed.files.iter().map(|file| &file.route);
    let files: BTreeSet<&Route> = published.chain(targets.values().map(|target| &target.route)).collect();
    for rooted in open {
        let is_file =
            files.contains(&rooted.route) || blobs.contains(&SourcePath::new(format!("static{}", rooted.route)));
        let resolved = followed.resolved.get_mut(&rooted.place.file);
        let Some(url) = resolved.and_then(|resolved| resolved.links.get_mut(&rooted.written)).filter(|_| !is_file)
        else {
            continue;
        };
        let end = base.href(&rooted.route).len();
        if !url[end..].starts_with('/') {
            url.insert(end, '/');
        }
    }
}

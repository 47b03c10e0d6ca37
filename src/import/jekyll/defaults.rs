//! What the settings give to texts by their places and kinds.

use super::config::Config;
use super::doc::{Doc, DocKind};
use crate::import::front::Front;
use serde_yaml::Value;

/// Returns what `defaults` give to a text, the nearest scope first.
pub fn defaults(config: &Config, doc: &Doc) -> Front {
    let Some(Value::Sequence(items)) = config.all.get("defaults") else { return Front::default() };
    let mut found: Vec<(usize, Front)> = Vec::new();
    for item in items {
        let mut around = Front::default();
        around.set("it", item.clone());
        let item = around.map("it");
        let scope = item.map("scope");
        let path = scope.text("path").unwrap_or_default();
        let path = path.trim_matches('/');
        let is_below = path.is_empty() || doc.path == path || doc.path.starts_with(&format!("{path}/"));
        let kind = scope.text("type");
        let is_of_kind = kind.as_deref().is_none_or(|kind| match &doc.kind {
            DocKind::Post | DocKind::Draft => {
                kind == "posts" || kind == "post" || (kind == "drafts" && doc.kind == DocKind::Draft)
            }
            DocKind::Page => kind == "pages" || kind == "page",
            DocKind::Collection(name) => kind == name,
        });
        if is_below && is_of_kind {
            found.push((path.len() + usize::from(kind.is_some()), item.map("values")));
        }
    }
    found.sort_by_key(|(nearness, _)| std::cmp::Reverse(*nearness));
    let mut values = Front::default();
    found.iter().for_each(|(_, front)| values.fill(front));
    values
}

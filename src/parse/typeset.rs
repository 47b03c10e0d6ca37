//! The texts of a record with the signs of their languages.
//!
//! Which texts readers see is known from the marks of the keys, for `site.yaml` and front matter alike.

use super::shape::{Mark, TextChange};
use crate::base::Language;
use crate::body::Typography;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Sets the texts that `change` changes, those that say no language by `own`.
pub fn typeset(own: Typography, mut change: impl FnMut(Mark, TextChange<'_>)) {
    if own == Typography::AS_TYPED {
        return;
    }
    let by_tag: RefCell<BTreeMap<String, Typography>> = RefCell::default();
    let of = |tag: Option<&str>| match tag {
        Some(tag) => *by_tag.borrow_mut().entry(tag.to_owned()).or_insert_with(|| Typography::of(&Language::of(tag))),
        None => own,
    };
    change(Mark::Text, &|text, tag| of(tag).set_plain(text));
    change(Mark::Inline, &|text, tag| of(tag).set_inline(text));
}

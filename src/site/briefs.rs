//! All public briefs in one order, and positions in it.
//!
//! A position holds within the site that it was made for. What outlasts a plan goes by slug or file.

use super::Brief;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::ops::{Deref, Index};
use std::sync::Arc;

/// The position of a brief among the briefs of its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BriefAt(u32);

impl BriefAt {
    fn new(index: usize) -> Self {
        Self(u32::try_from(index).expect("a site has fewer than four thousand million briefs"))
    }

    /// Returns its index in a list that has one item for each brief.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<BriefAt> for u32 {
    fn from(at: BriefAt) -> Self {
        at.0
    }
}

/// All public briefs, newest first, then by slug.
#[derive(Debug)]
pub struct Briefs(Vec<Arc<Brief>>);

impl Briefs {
    pub(super) fn new(mut briefs: Vec<Arc<Brief>>) -> Self {
        briefs.par_sort_by(|a, b| Self::order(a, b));
        Self(briefs)
    }

    /// Compares two briefs: newest first, then by slug.
    pub(super) fn order(a: &Brief, b: &Brief) -> Ordering {
        b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug)).then_with(|| a.path.cmp(&b.path))
    }

    /// Returns them without some.
    pub(super) fn without(mut self, is_left_out: impl Fn(&Brief) -> bool) -> Self {
        self.0.retain(|brief| !is_left_out(brief));
        self
    }

    /// Returns all positions, in order.
    pub fn positions(&self) -> impl Iterator<Item = BriefAt> + use<> {
        (0..self.0.len()).map(BriefAt::new)
    }

    /// Returns each brief with its position, in order.
    pub fn with_positions(&self) -> impl Iterator<Item = (BriefAt, &Arc<Brief>)> {
        self.positions().zip(&self.0)
    }
}

impl Deref for Briefs {
    type Target = [Arc<Brief>];

    fn deref(&self) -> &[Arc<Brief>] {
        &self.0
    }
}

impl Index<BriefAt> for Briefs {
    type Output = Arc<Brief>;

    fn index(&self, at: BriefAt) -> &Arc<Brief> {
        &self.0[at.index()]
    }
}

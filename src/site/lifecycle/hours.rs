//! When each withheld file appears, for people who plan: `list withheld` and the rehearsal of `check`.
//!
//! A file appears at its own hour, and no earlier than what it is held with: the original of a translation, and the
//! files to which the folders around it belong. Whether something is public is never read off this: [`super::select`]
//! asks each file at each moment anew.

use super::{Reason, Selection, Withheld};
use crate::base::SourcePath;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Settles all hours. A file that waits in the folder of another has that as one more reason.
pub(super) fn settle(selection: &mut Selection) {
    let own: BTreeMap<SourcePath, Option<Timestamp>> =
        selection.withheld.iter().map(|withheld| (withheld.path.clone(), own_hour(withheld))).collect();
    let mut withheld = std::mem::take(&mut selection.withheld);
    for one in &mut withheld {
        let around: Vec<&SourcePath> =
            one.path.folders().filter_map(|folder| selection.withheld_folders.get(folder)).collect();
        let is_inherited = |reason: &Reason| matches!(reason, Reason::Original(_) | Reason::Folder(_));
        let inherited = one.reasons.iter().find(|reason| is_inherited(reason)).cloned();
        let original = match &inherited {
            Some(Reason::Original(original)) => Some(original),
            _ => None,
        };
        let holders = around.iter().copied().chain(original).filter_map(|holder| own.get(holder).copied());
        one.appears = holders.fold(own_hour(one), later);
        if inherited.is_none() {
            let owner = around.into_iter().find(|owner| **owner != one.path);
            one.reasons.extend(owner.map(|owner| Reason::Folder(owner.clone())));
        }
    }
    selection.withheld = withheld;
}

/// When a file appears that is held with no other; a draft never does.
fn own_hour(withheld: &Withheld) -> Option<Timestamp> {
    let hour = |reason: &Reason| match reason {
        Reason::Draft => None,
        Reason::Date(moment) => Some(moment.instant),
        Reason::Embargo(instant) => Some(*instant),
        Reason::Original(_) | Reason::Folder(_) => Some(Timestamp::MIN),
    };
    withheld.reasons.iter().map(hour).fold(Some(Timestamp::MIN), later)
}

/// The later of two hours, of which none is later than any.
fn later(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    one.zip(other).map(|(one, other)| one.max(other))
}

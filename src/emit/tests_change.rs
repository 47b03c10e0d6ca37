//! What is planned for file systems that this machine may not have: nothing here touches the disk.

use super::change::{ChangePlan, check_paths, plan};
use super::contents::Contents;
use super::disk::WrittenStamp;
use super::manifest::{Record, Records};
use super::paths;
use super::settle::{Settled, Step, reuse};
use super::*;
use crate::base::Fingerprint;
use std::sync::Arc;

const STAMP: WrittenStamp = WrittenStamp { length: 1, modified: 1 };

fn paths(paths: &[&str]) -> Vec<Arc<str>> {
    paths.iter().map(|path| (*path).into()).collect()
}

fn record() -> Record {
    Record { input: Fingerprint::of_bytes(b"input"), stamp: STAMP }
}

/// The change from files that are all on disk to files that are all new.
fn between(old: &[&str], new: &[&str]) -> ChangePlan {
    let records: Records = old.iter().map(|path| ((*path).into(), Some(record()))).collect();
    let mut found = Contents { files: old.iter().map(|path| ((*path).into(), STAMP)).collect(), ..Contents::default() };
    found.folders = old.iter().flat_map(|path| paths::ancestors(path)).map(str::to_owned).collect();
    let settled = vec![Settled { record: record(), step: Step::Staged(WriteReason::New) }; new.len()];
    plan(&paths(new), &settled, &Manifest { records, ..Manifest::default() }, &found)
}

#[test]
fn a_page_that_moves_is_deleted_last() {
    let change = between(&["a/x/index.html"], &["a/y/index.html"]);
    assert_eq!((change.late_files, change.late_folders), (vec!["a/x/index.html".into()], vec!["a/x".into()]));
    assert_eq!((change.early_files.len(), change.new_folders), (0, vec!["a/y".into()]));
}

#[test]
fn what_is_in_the_way_goes_first() {
    let change = between(&["a", "b/c/d"], &["a/index.html", "b"]);
    assert_eq!(change.early_files, ["a", "b/c/d"]);
    assert_eq!(change.early_folders, ["b/c", "b"]);
    assert_eq!(change.new_folders, ["a"]);
}

#[test]
fn twins_in_case_or_unicode_form_go_first_with_their_folders() {
    let change = between(&["About/index.html", "e\u{301}.pdf"], &["about/index.html", "é.pdf"]);
    assert_eq!(change.early_files, ["About/index.html", "e\u{301}.pdf"]);
    assert_eq!((change.early_folders, change.new_folders), (vec!["About".to_owned()], vec!["about".to_owned()]));
    let change = between(&["Annex/old.pdf"], &["annex/new.pdf"]);
    assert_eq!((change.early_files, change.early_folders), (vec!["Annex/old.pdf".into()], vec!["Annex".into()]));
}

#[test]
fn the_union_lists_old_and_new_and_vouches_for_neither() {
    let change = between(&["a", "b"], &["b", "c"]);
    assert_eq!(change.union.into_iter().collect::<Vec<_>>(), ["a", "b", "c"].map(|path| (path.into(), None)));
    assert_eq!(change.records.keys().map(|path| &**path).collect::<Vec<_>>(), ["b", "c"]);
}

#[test]
fn a_record_is_reused_or_there_is_a_reason_to_render() {
    let (known, other) = (Some(record()), Some(Record { input: Fingerprint::default(), ..record() }));
    let moved = Some(WrittenStamp { modified: 2, ..STAMP });
    let due = |listed, stamp| {
        let mut asked = false;
        let input = || {
            asked = true;
            Fingerprint::of_bytes(b"input")
        };
        let reason = reuse(listed, stamp, input).err();
        assert_eq!(asked, matches!(reason, None | Some(WriteReason::InputChanged)), "{reason:?}");
        reason
    };
    assert_eq!(due(Some(&known), Some(STAMP)), None);
    assert_eq!(due(None, None), Some(WriteReason::New));
    assert_eq!(due(Some(&known), None), Some(WriteReason::Missing));
    assert_eq!(due(Some(&None), Some(STAMP)), Some(WriteReason::Unknown));
    assert_eq!(due(Some(&known), moved), Some(WriteReason::Altered));
    assert_eq!(due(Some(&other), Some(STAMP)), Some(WriteReason::InputChanged));
}

#[test]
fn paths_that_lead_out_or_clash_are_refused() {
    assert!(check_paths(&paths(&["a/b", "a-b", "c"])).is_err(), "not sorted");
    assert!(check_paths(&paths(&["a-b", "a/b", "c"])).is_ok());
    for bad in ["../a", "/a", "", "a/../b", "a\\b", "c:a", ".git/hooks/x"] {
        assert!(check_paths(&paths(&[bad])).is_err(), "{bad}");
    }
    assert!(check_paths(&paths(&["a", "a/b"])).is_err());
    assert!(check_paths(&paths(&["a", "a-b", "a-b.c", "a.b", "a/b"])).is_err(), "not right behind it");
    assert!(check_paths(&paths(&["a/b", "a/b-c", "a/b-c/d"])).is_err());
    assert!(check_paths(&paths(&["a", "a-b", "a-b.c", "ab/c", "b/a/b"])).is_ok());
    assert!(check_paths(&paths(&["a", "a"])).is_err());
}

#[test]
fn each_folder_is_named_once_and_behind_its_parent() {
    let named = |paths: &[&'static str]| paths::folders(paths.iter().copied()).collect::<Vec<_>>();
    assert_eq!(named(&["a-b/c", "a/b/c", "a/b/d", "a/bc/d", "ab"]), ["a-b", "a", "a/b", "a/bc"]);
}

#[test]
fn what_stays_and_what_is_replaced_in_its_place_sends_nothing_ahead() {
    let stamp = |path: &str| (path.into(), STAMP);
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let records: Records = ["A/b/x", "C/d", "a", "c"].iter().map(|path| ((*path).into(), Some(record()))).collect();
    let files = [stamp("a"), stamp("A/b/x"), stamp("c"), stamp("C/d")].into();
    let folders = ["A", "A/b", "C"].map(str::to_owned).into();
    let found = Contents { files, folders, ..Contents::default() };
    let settled = [Step::Kept, Step::Staged(WriteReason::Altered)].map(|step| Settled { record: record(), step });
    let change = plan(&paths(&["a", "c"]), &settled, &Manifest { records, ..Manifest::default() }, &found);
    assert_eq!((change.early_files.len(), change.early_folders.len()), (0, 0), "{change:?}");
    assert_eq!((change.late_files, change.late_folders), (names(&["A/b/x", "C/d"]), names(&["C", "A/b", "A"])));
}

#[test]
fn a_change_names_the_folders_that_it_touches() {
    let touched = |old: &[&str], new: &[&str]| between(old, new).touched.into_iter().collect::<Vec<_>>();
    assert_eq!(touched(&["a/x.html", "c.html"], &["a/y/z.html", "c.html"]), ["", "a"]);
    assert_eq!(touched(&[], &["a/b.html"]), [""]);
    assert_eq!(touched(&["a/b/c.html"], &[]), ["", "a", "a/b"]);
}

//! Outputs that are refused, and disks that do not obey: each in one line that names the path, with nothing written.

use super::tests::{Fake, Ground};
use super::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Emits into `output`, which must fail without touching anything, and gives the one line.
fn line(ground: &Ground, output: &Path) -> String {
    let error = emit(&ground.folder(output), &Fake::of([("index.html", "home")]), &|_| {}).unwrap_err();
    let line = error.to_string();
    assert_eq!(line.lines().count(), 1, "{line}");
    assert!(!line.ends_with('.') && line.contains('`') && !line.contains("os error"), "{line}");
    line
}

fn refusal(ground: &Ground, output: &Path) -> FolderRefusal {
    let before = listing(ground.folder.path());
    line(ground, output);
    assert_eq!(listing(ground.folder.path()), before);
    match emit(&ground.folder(output), &Fake::default(), &|_| {}) {
        Err(EmitError::Refused { refusal, .. }) => refusal,
        other => panic!("{other:?}"),
    }
}

fn listing(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn folders_that_hold_the_users_own_are_refused() {
    let ground = Ground::new();
    let root = ground.folder.path();
    assert!(matches!(refusal(&ground, root), FolderRefusal::Holds(_)));
    assert!(matches!(refusal(&ground, root.parent().unwrap()), FolderRefusal::Holds(_)));
    assert!(matches!(refusal(&ground, &root.join("content")), FolderRefusal::Holds(_)));
    assert!(matches!(refusal(&ground, &root.join("content/deep/public")), FolderRefusal::InSource(_)));
    assert!(matches!(refusal(&ground, &root.join("x/../content/public")), FolderRefusal::InSource(_)));
    let working = std::env::current_dir().unwrap();
    assert!(matches!(refusal(&ground, &working), FolderRefusal::Holds(_)));
    assert!(matches!(refusal(&ground, Path::new(".")), FolderRefusal::Holds(_)));
    assert!(matches!(refusal(&ground, Path::new("..")), FolderRefusal::Holds(_) | FolderRefusal::FileSystemRoot));
    assert!(matches!(refusal(&ground, working.ancestors().last().unwrap()), FolderRefusal::FileSystemRoot));
    if let Some(home) = std::env::home_dir().filter(|home| home.parent().is_some()) {
        assert!(matches!(refusal(&ground, &home), FolderRefusal::Holds(_)));
    }
}

#[test]
fn a_folder_in_another_output_is_refused() {
    let ground = Ground::new();
    ground.build([("briefs/index.html", "briefs"), ("index.html", "home")]);
    for inside in ["preview", "briefs", "briefs/deep/er"] {
        assert!(matches!(refusal(&ground, &ground.at(inside)), FolderRefusal::InOutput(_)), "{inside}");
    }
    let bench = ground.folder.path().join(".public.briefpress/x");
    assert!(matches!(refusal(&ground, &bench), FolderRefusal::InOutput(_)));
}

#[test]
fn a_folder_with_a_repository_and_one_inside_it_are_refused() {
    let ground = Ground::new();
    fs::create_dir_all(ground.at(".git")).unwrap();
    assert_eq!(refusal(&ground, &ground.output), FolderRefusal::Git);
    assert_eq!(refusal(&ground, &ground.at(".git/public")), FolderRefusal::Git);
}

#[test]
fn a_file_is_refused() {
    let ground = Ground::new();
    fs::write(&ground.output, "x").unwrap();
    assert!(matches!(refusal(&ground, &ground.output), FolderRefusal::NotAFolder(_)));
}

#[test]
fn files_that_are_not_ours_are_refused_and_named() {
    let ground = Ground::new();
    fs::create_dir_all(ground.at("photos/2021")).unwrap();
    for path in ["CNAME", "notes.txt", "photos/2021/a.jpg", "z1", "z2"] {
        fs::write(ground.at(path), "x").unwrap();
    }
    let names = ["CNAME", "notes.txt", "photos/", "z1", "z2"].map(str::to_owned).to_vec();
    assert_eq!(refusal(&ground, &ground.output), FolderRefusal::NotOurs(names));
    let text = line(&ground, &ground.output);
    assert!(text.contains("files that are not ours: `CNAME`, `notes.txt`, `photos/` and 2 more"), "{text}");
}

#[test]
fn a_file_that_is_not_ours_among_ours_is_refused_even_where_the_site_wants_its_place() {
    let ground = Ground::new();
    ground.build([("a/index.html", "a")]);
    fs::write(ground.at("a/mine.txt"), "mine").unwrap();
    fs::write(ground.at("index.html"), "mine").unwrap();
    let names = vec!["a/mine.txt".to_owned(), "index.html".to_owned()];
    assert_eq!(refusal(&ground, &ground.output), FolderRefusal::NotOurs(names));
    assert_eq!(fs::read_to_string(ground.at("index.html")).unwrap(), "mine");
    assert!(ground.at("a/index.html").exists());
}

#[test]
fn litter_in_the_place_of_a_file_is_refused() {
    let ground = Ground::new();
    ground.build([("a/index.html", "a")]);
    fs::write(ground.at("a/.DS_Store"), "x").unwrap();
    let error = ground.emit(&Fake::of([("a", "file")])).unwrap_err();
    assert!(error.to_string().contains("`a/.DS_Store`"), "{error}");
    assert!(ground.at("a/index.html").exists());
}

#[test]
fn without_a_readable_manifest_nothing_is_ours() {
    let ground = Ground::new();
    ground.build([("index.html", "home")]);
    let manifest = ground.folder.path().join(".public.briefpress/manifest");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, &text[..text.len() - 3]).unwrap();
    assert_eq!(refusal(&ground, &ground.output), FolderRefusal::ManifestUnreadable(manifest.clone()));
    fs::write(&manifest, text.replace("manifest 2", "manifest 0")).unwrap();
    let report = ground.build([("index.html", "home")]);
    assert_eq!((report.rendered, report.unchanged), (1, 1));
    fs::write(&manifest, [0xff]).unwrap();
    fs::remove_file(ground.at("index.html")).unwrap();
    assert_eq!(ground.build([("index.html", "home")]).written.len(), 1);
}

#[test]
fn a_second_build_at_once_is_refused() {
    let ground = Ground::new();
    ground.build([("index.html", "home")]);
    let lock = Workbench::beside(&ground.output).unwrap().open(&Disk::default()).unwrap();
    let text = line(&ground, &ground.output);
    assert!(text.contains("another build is writing"), "{text}");
    // A process that was started meanwhile still has its copy of the open file.
    let copy = lock.0.try_clone().unwrap();
    drop(lock);
    ground.build([("index.html", "home")]);
    drop(copy);
}

/// A build of two files, while the first of which to be rendered is, something happens.
fn build_while(ground: &Ground, happens: impl Fn() + Sync + 'static) -> EmitError {
    let once = std::sync::Once::new();
    let meanwhile: Box<dyn Fn() + Sync> = Box::new(move || once.call_once(&happens));
    let mut site = Fake::of([("a/index.html", "a"), ("index.html", "home")]);
    site.meanwhile = Some(meanwhile);
    ground.emit(&site).unwrap_err()
}

#[test]
fn what_appears_in_the_place_of_a_new_output_is_left_alone_and_does_not_become_ours() {
    let ground = Ground::new();
    let output = ground.output.clone();
    let error = build_while(&ground, move || {
        fs::create_dir(&output).unwrap();
        fs::write(output.join("index.html"), "mine").unwrap();
    });
    if cfg!(unix) {
        assert!(matches!(error, EmitError::Refused { refusal: FolderRefusal::Appeared, .. }), "{error}");
        let text = error.to_string();
        assert!(text.contains("public` cannot be the output: something has been put there since"), "{text}");
        let names = vec!["index.html".to_owned()];
        assert_eq!(refusal(&ground, &ground.output), FolderRefusal::NotOurs(names));
        assert_eq!(ground.tree().into_iter().collect::<Vec<_>>(), [("index.html".into(), "mine".into())]);
    }
    fs::remove_dir_all(&ground.output).unwrap();
    assert_eq!(ground.build([("index.html", "home")]).written.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_that_appears_in_the_place_of_a_new_output_is_left_alone() {
    let ground = Ground::new();
    let output = ground.output.clone();
    let error = build_while(&ground, move || fs::write(&output, "mine").unwrap());
    assert!(matches!(error, EmitError::Refused { refusal: FolderRefusal::Appeared, .. }), "{error}");
    assert_eq!(fs::read_to_string(&ground.output).unwrap(), "mine");
    assert!(matches!(refusal(&ground, &ground.output), FolderRefusal::NotAFolder(_)));
}

#[cfg(unix)]
#[test]
fn a_path_that_the_disk_takes_for_another_or_cannot_hold_leaves_no_output() {
    let ground = Ground::new();
    let staged = ground.folder.path().join(".public.briefpress/staged");
    // What a disk does that takes two paths for one, here by another hand, whichever file comes first.
    let error = build_while(&ground, move || {
        ["a/index.html", "index.html"].into_iter().for_each(|path| fs::write(staged.join(path), "x").unwrap());
    });
    assert!(matches!(error, EmitError::BadPath { .. }), "{error}");
    assert!(error.to_string().contains("index.html` that cannot be written: choose another URL"), "{error}");
    let long = format!("{}/index.html", "x".repeat(300));
    let error = ground.emit(&Fake::of([(&*long, "long"), ("index.html", "home")])).unwrap_err();
    assert!(error.to_string().contains("name too long"), "{error}");
    assert!(!ground.output.exists());
    assert_eq!(listing(&ground.folder.path().join(".public.briefpress")).len(), 2, "the lock and `.gitignore`");
    // Paths that only some disks take for one.
    let twins = ground.emit(&Fake::of([("About.html", "A"), ("about.html", "a")]));
    assert!(if twins.is_ok() { ground.tree().len() == 2 } else { !ground.output.exists() }, "{twins:?}");
}

#[test]
fn a_path_below_a_file_is_one_line() {
    let ground = Ground::new();
    fs::write(ground.folder.path().join("file"), "x").unwrap();
    let text = line(&ground, &ground.folder.path().join("file/public"));
    assert!(text.contains("file/public`: not a directory; choose another"), "{text}");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_symbolic_link_is_refused() {
        let ground = Ground::new();
        let elsewhere = tempfile::tempdir().unwrap();
        symlink(elsewhere.path(), &ground.output).unwrap();
        for output in [ground.output.clone(), ground.at(""), ground.at(".")] {
            assert!(matches!(refusal(&ground, &output), FolderRefusal::SymbolicLink(_)));
        }
        assert_eq!(listing(elsewhere.path()).len(), 0);
    }

    #[test]
    fn a_workbench_that_leads_elsewhere_is_refused() {
        let ground = Ground::new();
        let elsewhere = tempfile::tempdir().unwrap();
        symlink(elsewhere.path(), ground.folder.path().join(".public.briefpress")).unwrap();
        assert!(matches!(refusal(&ground, &ground.output), FolderRefusal::SymbolicLink(_)));
    }

    #[test]
    fn nothing_is_deleted_or_written_through_a_link_in_the_output() {
        let ground = Ground::new();
        ground.build([("a/index.html", "a"), ("index.html", "home")]);
        let elsewhere = tempfile::tempdir().unwrap();
        fs::rename(ground.at("a"), elsewhere.path().join("a")).unwrap();
        symlink(elsewhere.path().join("a"), ground.at("a")).unwrap();
        let names = vec!["a".to_owned()];
        assert_eq!(refusal(&ground, &ground.output), FolderRefusal::NotOurs(names));
        assert!(elsewhere.path().join("a/index.html").exists());
    }

    #[test]
    fn a_source_behind_a_link_is_still_a_source() {
        let ground = Ground::new();
        let elsewhere = tempfile::tempdir().unwrap();
        fs::remove_dir(ground.folder.path().join("content")).unwrap();
        symlink(elsewhere.path(), ground.folder.path().join("content")).unwrap();
        assert!(matches!(refusal(&ground, &elsewhere.path().join("public")), FolderRefusal::InSource(_)));
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_one_line() {
        let ground = Ground::new();
        ground.build([("a/index.html", "a"), ("index.html", "home")]);
        let before = ground.tree();
        let locked = ground.folder.path().join(".public.briefpress");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
        // An administrator may write everywhere: then there is nothing to see.
        if fs::write(locked.join("probe"), "x").is_err() {
            let text = line(&ground, &ground.output);
            assert!(text.contains("permission denied; give yourself the right"), "{text}");
            assert_eq!(ground.tree(), before);
        }
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

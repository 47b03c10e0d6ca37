//! Where the sources may lie, and in what state: the published tree is the same, and they are left as they are.

use super::press::{Press, assert_refused};
use crate::project::Ran;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Everything below a folder, in words that a failed test can show.
fn listed(folder: &Path) -> BTreeMap<String, String> {
    let mut listed = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below").display().to_string();
            if path.ends_with(".briefpress") {
                // What was made of sources is kept there. It hides itself from git, and is no source.
                continue;
            }
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
                listed.insert(name, "folder".into());
            } else {
                let bytes = fs::read(&path).unwrap_or_default();
                listed.insert(name, format!("{} {}", bytes.len(), briefpress::base::Fingerprint::of_bytes(&bytes)));
            }
        }
    }
    listed
}

/// Publishes from another folder than the usual one, which must be left as it was.
#[track_caller]
fn publish_from(press: &Press, folder: &Path, change: impl FnOnce(&mut Command)) -> Ran {
    let mut command = press.command(&["publish"]);
    command.current_dir(folder);
    change(&mut command);
    let before = listed(folder);
    let ran = press.ended(&mut command);
    assert_eq!(listed(folder), before, "{ran:?}");
    ran
}

/// Publishes from there to `branch`, and holds the tree against the one that is published from the usual place.
#[track_caller]
fn assert_same(press: &Press, folder: &Path, branch: &str) {
    let ran = publish_from(press, folder, |command| _ = command.args(["--branch", branch]));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(tree(press, branch), tree(press, "gh-pages"));
}

fn tree(press: &Press, branch: &str) -> String {
    press.remote(&["rev-parse", &format!("{branch}^{{tree}}")])
}

fn published() -> Press {
    let press = Press::new();
    press.ok(&[]);
    press
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn a_dirty_tree_and_a_detached_head() {
    let press = published();
    let here = press.project.path();
    // Staged, changed, deleted, untracked, and in the middle of a merge that cannot go on.
    press.git(here, &["checkout", "-q", "-b", "side"]);
    press.project.write("content/pages/about.md", "---\ntitle: About\n---\n\nSide.\n");
    press.git(here, &["commit", "-qam", "Side"]);
    press.git(here, &["checkout", "-q", "main"]);
    press.project.write("content/pages/about.md", "---\ntitle: About\n---\n\nMain.\n");
    press.git(here, &["commit", "-qam", "Main"]);
    let mut merge = Command::new("git");
    merge.args(["merge", "-q", "side"]).current_dir(here);
    assert_ne!(press.ended(press.alone(&mut merge)).status, 0, "both changed one line");
    press.project.write("content/pages/about.md", "---\ntitle: About\n---\n\nMended.\n");
    press.project.write("content/briefs/fresh.md", "---\ntitle: Fresh\ndate: 2024-07-01\n---\nText.\n");
    press.project.write("notes.txt", "untracked");
    press.ok(&[]);
    assert_eq!(press.published("gh-pages"), press.built(), "the files as they lie there");
    press.git(here, &["merge", "--abort"]);
    press.git(here, &["checkout", "-q", "--detach"]);
    press.ok(&[]);
}

#[test]
fn a_shallow_and_a_partial_clone() {
    let press = published();
    let first = tree(&press, "gh-pages");
    let url = format!("file://{}", path(&press.origin()));
    press.remote(&["config", "uploadpack.allowFilter", "true"]);
    press.remote(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    for (name, options) in
        [("shallow", ["--depth=1", "--no-single-branch"]), ("partial", ["--filter=blob:none", "--no-tags"])]
    {
        let clone = press.away(name);
        press.git(&press.away(""), &["clone", "-q", options[0], options[1], &url, path(&clone)]);
        press.git(&clone, &["config", "user.name", "Cy"]);
        press.git(&clone, &["config", "user.email", "cy@example.org"]);
        let ran = publish_from(&press, &clone, |command| _ = command.args(["--branch", name]));
        assert_eq!((ran.status, tree(&press, name)), (0, first.clone()), "{ran:?}");
        // Onto a branch that is there, whose objects the clone has in part.
        fs::write(clone.join("content/pages/about.md"), format!("---\ntitle: About {name}\n---\nText.\n"))
            .expect("a file");
        let ran = publish_from(&press, &clone, |_| ());
        assert!(ran.status == 0 && ran.out.contains("pushed "), "{ran:?}");
        assert_eq!(press.remote(&["fsck", "--strict", "--no-dangling"]), "");
    }
    assert_eq!(press.remote(&["rev-list", "--count", "gh-pages"]), "3");
}

#[test]
fn a_linked_worktree_and_a_submodule() {
    let press = published();
    let worktree = press.away("worktree");
    press.git(press.project.path(), &["worktree", "add", "-q", "-b", "linked", path(&worktree)]);
    assert_same(&press, &worktree, "from-worktree");
    let outer = press.away("outer");
    press.git(&press.away(""), &["init", "-q", path(&outer)]);
    let file = "protocol.file.allow=always";
    press.git(&outer, &["-c", file, "submodule", "--quiet", "add", "-b", "main", path(&press.origin()), "my site"]);
    let inner = outer.join("my site");
    press.git(&inner, &["config", "user.name", "Cy"]);
    press.git(&inner, &["config", "user.email", "cy@example.org"]);
    let before = listed(&outer);
    assert_same(&press, &inner, "from-submodule");
    assert_eq!(listed(&outer), before, "nor is the outer repository touched");
}

#[test]
fn a_site_in_a_folder_of_the_repository() {
    let press = Press::of("==> site.yaml\ntitle: Not this one\nbase_url: https://example.org/\n");
    let inner = press.project.at("docs/the site");
    for file in super::press::SITE.split("==> ").skip(1) {
        let (name, text) = file.split_once('\n').expect("a name");
        press.project.write(&format!("docs/the site/{name}"), text);
    }
    press.commit_sources();
    let ran = publish_from(&press, &inner, |_| ());
    assert!(ran.status == 0 && ran.err.starts_with("warning: withheld sources are kept"), "{ran:?}");
    assert!(press.published("gh-pages").contains_key("briefs/talks/index.html"));
    // The root may be named from anywhere.
    let mut command = press.command(&["publish", "--root", "docs/the site"]);
    let ran = press.ended(&mut command);
    assert!(ran.status == 0 && ran.out.contains("unchanged"), "{ran:?}");
    fs::remove_file(press.project.at("site.yaml")).expect("ours");
    press.commit_sources();
    press.git(press.project.path(), &["push", "-q", "origin", "main:other"]);
    let ran = publish_from(&press, &inner, |command| _ = command.args(["--branch", "other"]));
    assert_refused(&ran, "`other` of `origin` holds sources (`site.yaml`)", "--branch");
}

#[test]
fn git_dir_and_other_variables() {
    let press = published();
    let moved = press.away("moved.git");
    fs::rename(press.project.at(".git"), &moved).expect("ours");
    let here = press.project.path().to_owned();
    let before = listed(&moved);
    let named = |command: &mut Command| {
        command.args(["--branch", "named"]).env("GIT_DIR", &moved).env("GIT_WORK_TREE", &here);
        command.env("GIT_INDEX_FILE", press.away("no-index")).env("GIT_OBJECT_DIRECTORY", moved.join("objects"));
    };
    let ran = publish_from(&press, press.project.path(), named);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!((listed(&moved), tree(&press, "named")), (before, tree(&press, "gh-pages")));
    assert!(!press.away("no-index").exists());
    // A relative one counts from where the user stands, not from the site's folder.
    let relative = |command: &mut Command| {
        command
            .args(["--branch", "relative", "--root"])
            .arg(&here)
            .env("GIT_DIR", "moved.git")
            .current_dir(press.away(""));
    };
    let mut command = press.command(&["publish"]);
    relative(&mut command);
    let ran = press.ended(&mut command);
    assert_eq!((ran.status, tree(&press, "relative")), (0, tree(&press, "gh-pages")), "{ran:?}");
}

#[test]
fn settings_and_attributes_do_not_touch_the_bytes() {
    let press = published();
    let here = press.project.path();
    for (key, value) in [
        ("core.autocrlf", "true"),
        ("core.safecrlf", "true"),
        ("core.eol", "crlf"),
        ("filter.rot.clean", "tr a-z b-za"),
        ("commit.gpgSign", "true"),
        ("push.gpgSign", "true"),
        ("push.followTags", "true"),
        ("push.default", "matching"),
        ("remote.origin.mirror", "true"),
        ("fetch.prune", "true"),
        ("core.precomposeUnicode", "true"),
        ("core.quotePath", "true"),
        ("core.fsmonitor", "touch monitored"),
        ("i18n.commitEncoding", "ISO-8859-1"),
        ("user.name", "Zoë Lee"),
    ] {
        press.git(here, &["config", key, value]);
    }
    press.project.write(".gitattributes", "* text=auto filter=rot\n");
    press.project.write("static/.gitattributes", "* text eol=crlf\n");
    press.git(here, &["tag", "v1"]);
    let ran = press.publish(&["--branch", "other"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(tree(&press, "other"), tree(&press, "gh-pages"));
    assert_eq!(press.remote(&["tag"]), "", "nothing else is pushed");
    assert_eq!(press.remote(&["log", "-1", "--format=%an%e", "other"]), "Zoë Lee", "in UTF-8");
}

#[test]
fn hooks_do_not_run() {
    let press = published();
    let here = press.project.path();
    let hooks = press.away("hooks");
    fs::create_dir(&hooks).expect("a folder");
    let names = [
        "pre-push",
        "reference-transaction",
        "post-checkout",
        "pre-auto-gc",
        "post-index-change",
        "commit-msg",
        "pre-commit",
    ];
    for name in names {
        let script = format!("touch '{}'; exit 1", press.away("hooked").display());
        press.hook(&press.project.at(".git"), name, &script);
        super::press::executable(&hooks.join(name), &script);
    }
    press.ok(&["--branch", "one"]);
    press.git(here, &["-c", "core.hooksPath=/dev/null", "config", "core.hooksPath", path(&hooks)]);
    press.ok(&["--branch", "two"]);
    // Settings of the user, which hold for the remote, too, as it lies on this machine.
    fs::remove_file(hooks.join("reference-transaction")).expect("ours");
    let global = press.away("global");
    fs::write(&global, format!("[core]\n\thooksPath = {}\n[push]\n\tfollowTags = true\n", hooks.display()))
        .expect("a file");
    let ran = press.publish_with(&["--branch", "three"], |command| _ = command.env("GIT_CONFIG_GLOBAL", &global));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(!press.away("hooked").exists());
}

#[test]
fn what_settings_say_of_remotes_holds() {
    let press = published();
    let here = press.project.path();
    // An address that is rewritten, once for all and once for pushing.
    press.git(here, &["remote", "set-url", "origin", "made-up:origin.git"]);
    press.git(here, &["config", &format!("url.{}/.insteadOf", path(&press.away(""))), "made-up:"]);
    press.ok(&["--branch", "rewritten"]);
    press.ok(&["--branch", "by-address", "--remote", "made-up:origin.git"]);
    press.git(here, &["remote", "set-url", "--push", "origin", path(&press.origin())]);
    press.git(here, &["remote", "set-url", "origin", "https://nowhere.invalid/x.git"]);
    press.ok(&["--branch", "pushed"]);
    // A relative one counts from the top of the working tree, wherever the user stands.
    press.git(here, &["remote", "add", "beside", "../origin.git"]);
    let other = tempfile::tempdir_in(press.away("")).expect("a folder");
    let clone = other.path().join("clone");
    press.git(&press.away(""), &["clone", "-q", "-b", "main", path(&press.origin()), path(&clone)]);
    press.git(&clone, &["remote", "set-url", "origin", "../../origin.git"]);
    press.git(&clone, &["config", "user.name", "Cy"]);
    press.git(&clone, &["config", "user.email", "cy@example.org"]);
    let ran = publish_from(&press, &clone.join("content/briefs"), |command| _ = command.args(["--branch", "relative"]));
    assert_eq!(ran.status, 0, "{ran:?}");
    for branch in ["rewritten", "by-address", "pushed", "relative"] {
        assert_eq!(tree(&press, branch), tree(&press, "gh-pages"), "{branch}");
    }
    // How ssh is started is said in this repository alone: the word arrives at the temporary one.
    let ssh = press.away("ssh");
    super::press::executable(
        &ssh,
        &format!("touch '{}'; echo 'Permission denied (publickey).' >&2; exit 255", press.away("asked").display()),
    );
    press.git(here, &["config", "core.sshCommand", path(&ssh)]);
    let ran = press.publish(&["--remote", "ssh://git@nowhere.invalid/x.git"]);
    assert_refused(&ran, "it does not let you in", "git ls-remote ssh://nowhere.invalid/x.git");
    assert!(press.away("asked").exists());
}

#[test]
fn what_settings_say_under_a_condition_holds() {
    let press = published();
    let (ssh, global, included) = (press.away("ssh"), press.away("global"), press.away("included"));
    super::press::executable(
        &ssh,
        &format!("touch '{}'; echo 'Permission denied (publickey).' >&2; exit 255", press.away("asked").display()),
    );
    let here = press.project.path().canonicalize().expect("a folder");
    fs::write(&global, format!("[includeIf \"gitdir:{}/\"]\n\tpath = {}\n", here.display(), included.display()))
        .expect("a file");
    fs::write(&included, format!("[core]\n\tsshCommand = {}\n[user]\n\tname = Under Condition\n", ssh.display()))
        .expect("a file");
    let set = |command: &mut Command| _ = command.env("GIT_CONFIG_GLOBAL", &global);
    let ran = press.publish_with(&["--remote", "git@nowhere.invalid:x.git"], set);
    assert_refused(&ran, "it does not let you in", "git ls-remote");
    assert!(press.away("asked").exists(), "for the temporary repository the condition does not hold");
    press.git(press.project.path(), &["config", "--unset", "user.name"]);
    assert_eq!(press.publish_with(&["--branch", "conditional"], set).status, 0);
    assert_eq!(press.remote(&["log", "-1", "--format=%an", "conditional"]), "Under Condition");
}

#[test]
fn folders_with_names_that_trip_programs_up() {
    let press = published();
    let remote = press.away("dépôt de \"Zoë\".git");
    press.git(&press.away(""), &["clone", "-q", "--bare", path(&press.origin()), path(&remote)]);
    let clone = press.away("the 'site' of #1 & co");
    press.git(&press.away(""), &["clone", "-q", "-b", "main", path(&remote), path(&clone)]);
    press.git(&clone, &["config", "user.name", "Cy \"C\" Ö"]);
    press.git(&clone, &["config", "user.email", "cy@example.org"]);
    let ran = publish_from(&press, &clone, |command| _ = command.args(["--branch", "été/1"]));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(press.git(&remote, &["rev-parse", "été/1^{tree}"]), tree(&press, "gh-pages"));
    assert_eq!(press.git(&remote, &["log", "-1", "--format=%an", "été/1"]), "Cy \"C\" Ö");
}

#[test]
fn repositories_of_the_other_object_format() {
    let press = published();
    let (origin, here) = (press.away("256.git"), press.away("256"));
    press.git(&press.away(""), &["init", "-q", "--bare", "--object-format=sha256", path(&origin)]);
    press.git(&press.away(""), &["init", "-q", "-b", "main", "--object-format=sha256", path(&here)]);
    for (name, _) in press.project.bytes("").iter().filter(|(name, _)| !name.starts_with(".git")) {
        fs::create_dir_all(here.join(name).parent().expect("a folder")).expect("a folder");
        fs::copy(press.project.at(name), here.join(name)).expect("a copy");
    }
    press.git(&here, &["add", "-A"]);
    press.git(&here, &["-c", "user.name=A", "-c", "user.email=a@b.org", "commit", "-q", "-m", "Sources"]);
    press.git(&here, &["remote", "add", "origin", path(&origin)]);
    press.git(&here, &["push", "-q", "-u", "origin", "main"]);
    press.git(&here, &["config", "user.name", "A"]);
    press.git(&here, &["config", "user.email", "a@b.org"]);
    let ran = publish_from(&press, &here, |_| ());
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(super::press::files_of(&press, &origin, "gh-pages"), press.published("gh-pages"));
}

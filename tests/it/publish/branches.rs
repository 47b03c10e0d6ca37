//! Which branch may be written to, and what becomes of it.

use super::press::{Press, assert_refused};

#[test]
fn a_branch_that_is_not_ours_is_left_alone() {
    let press = Press::new();
    let tip = press.foreign("gh-pages", "index.html");
    let what = "`gh-pages` of `origin` is no publication of this site: its last commit is ";
    press.refused(&[], what, &format!("briefpress publish --branch gh-pages --adopt {tip}"));
    press.refused(&["--adopt", "0123456789"], &format!("is not `0123456789` but {tip}"), "--adopt");
    press.refused(&["--adopt", &tip[..6]], "is not `", "--adopt");
    let ran = press.publish(&[]);
    assert!(ran.err.contains("Bo, `Something else`, 20"), "{ran:?}");
    press.ok(&["--adopt", &tip[..12]]);
    assert_eq!(press.remote(&["rev-parse", "gh-pages^"]), tip, "its history stays");
    assert_eq!(press.published("gh-pages"), press.built());
    press.project.replace("content/pages/about.md", "Who we are.", "Who we were.");
    press.ok(&[]);
}

#[test]
fn what_another_branch_had_published_does_not_vanish_by_its_adoption() {
    let press = Press::new();
    let tip = press.foreign("gh-pages", "posts.html");
    press.refused(
        &["--adopt", &tip],
        "published addresses would vanish: https://example.org/repo/posts.html",
        "redirects.csv",
    );
    press.project.write("redirects.csv", "from,to\n/posts.html,/briefs/\n");
    press.ok(&["--adopt", &tip]);
}

#[test]
fn a_publication_of_another_site_is_left_alone() {
    let press = Press::new();
    press.ok(&[]);
    press.project.replace("site.yaml", "6e0b9a52", "00000000");
    press.refused(&[], "is a publication of another site", "--adopt");
}

#[test]
fn the_sources_are_never_published_over() {
    let press = Press::new();
    let tip = press.remote(&["rev-parse", "main"]);
    press.refused(&["--branch", "main"], "`main` is the branch of your sources", "--branch");
    press.refused(&["--branch", "main", "--adopt", &tip], "`main` is the branch of your sources", "--branch");
    press.git(press.project.path(), &["checkout", "-q", "--detach"]);
    let what = "`main` of `origin` holds sources (`site.yaml`)";
    press.refused(&["--branch", "main"], what, "--branch");
    press.refused(&["--branch", "main", "--adopt", &tip], what, "--branch");
    press.git(press.project.path(), &["checkout", "-q", "-b", "work"]);
    press.git(press.project.path(), &["push", "-q", "origin", "work"]);
    press.refused(&["--branch", "work"], "`work` is the branch of your sources", "--branch");
}

#[test]
fn a_default_branch_that_is_not_ours_is_left_alone() {
    let press = Press::new();
    let tip = press.foreign("trunk", "index.html");
    press.remote(&["symbolic-ref", "HEAD", "refs/heads/trunk"]);
    press.refused(&["--branch", "trunk"], "is the repository's default branch, and no publication", "--adopt");
    press.ok(&["--branch", "trunk", "--adopt", &tip]);
}

#[test]
fn an_empty_repository_gets_the_sources_first() {
    let press = Press::new();
    let bare = press.away("empty.git");
    press.git(press.away("").as_path(), &["init", "-q", "--bare", "empty.git"]);
    press.git(press.project.path(), &["remote", "set-url", "origin", bare.to_str().expect("a path")]);
    assert_refused(&press.publish(&[]), "`origin` is empty", "push the sources first: git push -u origin main");
    assert_eq!(press.git(&bare, &["for-each-ref"]), "");
    // One that is for the site alone may be empty.
    press.git(press.project.path(), &["remote", "set-url", "origin", press.origin().to_str().expect("a path")]);
    press.git(press.project.path(), &["remote", "add", "pages", bare.to_str().expect("a path")]);
    press.ok(&["--remote", "pages", "--branch", "main"]);
    assert!(press.git(&bare, &["log", "-1", "--format=%s", "main"]).starts_with("Publish "));
}

#[test]
fn a_branch_that_does_not_exist_cannot_be_adopted() {
    let press = Press::new();
    press.refused(&["--adopt", "0123456789"], "nothing to adopt", "leave out `--adopt`");
    press.refused(&["--branch", "a..b"], "`a..b` cannot be the name of a branch", "gh-pages");
}

#[test]
fn a_branch_that_moves_meanwhile_is_left_alone_and_who_moved_it_is_told() {
    let press = Press::new();
    press.ok(&[]);
    press.project.replace("content/pages/about.md", "Who we are.", "Who we were.");
    let theirs = press.foreign("theirs", "index.html");
    let origin = press.origin();
    let path = press.git_that_first(
        "push",
        &format!("git --git-dir '{}' update-ref refs/heads/gh-pages {theirs}", origin.display()),
    );
    let ran = press.publish_with(&[], |command| _ = command.env("PATH", &path));
    assert_refused(
        &ran,
        "`gh-pages` of `origin` has moved since it was read: Bo, `Something else`, 20",
        "briefpress publish --dry-run",
    );
    assert_eq!(press.remote(&["rev-parse", "gh-pages"]), theirs);
    // Also one that appears, and one that goes.
    let path = press
        .git_that_first("push", &format!("git --git-dir '{}' update-ref refs/heads/new {theirs}", origin.display()));
    let ran = press.publish_with(&["--branch", "new"], |command| _ = command.env("PATH", &path));
    assert_refused(&ran, "`new` of `origin` has moved since it was read: Bo", "--dry-run");
    press.ok(&["--branch", "third"]);
    press.project.replace("content/pages/about.md", "Who we were.", "Who we are.");
    let path =
        press.git_that_first("push", &format!("git --git-dir '{}' update-ref -d refs/heads/third", origin.display()));
    let ran = press.publish_with(&["--branch", "third"], |command| _ = command.env("PATH", &path));
    assert_refused(&ran, "`third` of `origin` was deleted since it was read", "--dry-run");
}

#[test]
fn a_branch_that_moves_while_it_is_pushed_is_left_alone() {
    let press = Press::new();
    press.ok(&[]);
    press.project.replace("content/pages/about.md", "Who we are.", "Who we were.");
    let theirs = press.foreign("theirs", "index.html");
    // The hook runs between the remote's own look at the branch and its change.
    press.hook(
        &press.origin(),
        "pre-receive",
        &format!("unset GIT_QUARANTINE_PATH; git update-ref refs/heads/gh-pages {theirs}"),
    );
    let ran = press.publish(&[]);
    assert_refused(&ran, "`gh-pages` of `origin` has moved since it was read: Bo", "--dry-run");
    assert_eq!(press.remote(&["rev-parse", "gh-pages"]), theirs);
}

#[test]
fn a_push_that_arrived_has_arrived_whatever_its_answer() {
    let press = Press::new();
    // The remote takes the push and is then cut off from whoever pushed.
    press.hook(&press.origin(), "post-update", "kill -9 $PPID");
    let ran = press.publish(&[]);
    assert_eq!((ran.status, press.published("gh-pages")), (0, press.built()), "{ran:?}");
}

#[test]
fn one_commit_is_kept_and_the_old_ones_are_put_aside() {
    let press = Press::new();
    press.ok(&[]);
    press.project.replace("content/pages/about.md", "Who we are.", "Who we were.");
    press.ok(&[]);
    let old = press.remote(&["rev-parse", "gh-pages"]);
    press.project.replace("content/pages/about.md", "Who we were.", "Who we will be.");
    press.ok(&["--single-commit"]);
    assert_eq!(press.remote(&["rev-list", "--count", "gh-pages"]), "1");
    assert_eq!(press.remote(&["rev-parse", "refs/briefpress/backup"]), old);
    assert_eq!(press.published("gh-pages"), press.built());
    // Again, over a backup that is there; and it can be gone back to.
    let second = press.remote(&["rev-parse", "gh-pages"]);
    press.project.replace("content/pages/about.md", "Who we will be.", "Who we are.");
    press.ok(&["--single-commit"]);
    assert_eq!(press.remote(&["rev-parse", "refs/briefpress/backup"]), second);
    assert!(press.ok(&["--single-commit"]).contains("unchanged"));
    press.ok(&["--rollback"]);
    assert_eq!(
        press.remote(&["rev-parse", "gh-pages^{tree}"]),
        press.remote(&["rev-parse", &format!("{second}^{{tree}}")])
    );
}

#[test]
fn cutting_a_history_off_is_no_publication_to_go_back_to() {
    let press = Press::new();
    press.ok(&[]);
    let first = press.remote(&["rev-parse", "gh-pages^{tree}"]);
    press.project.replace("content/pages/about.md", "Who we are.", "Who we were.");
    press.ok(&[]);
    press.ok(&["--single-commit"]);
    press.ok(&["--rollback"]);
    assert_eq!(press.remote(&["rev-parse", "gh-pages^{tree}"]), first);
}

#[test]
fn a_cut_history_is_put_aside_or_nothing_happens() {
    let press = Press::new();
    press.ok(&[]);
    press.project.replace("content/pages/about.md", "Who we are.", "Who we were.");
    press.hook(&press.origin(), "update", "case $1 in refs/briefpress/*) exit 1;; esac");
    press.refused(&["--single-commit"], "does not let this branch be changed", "settings of the repository");
}

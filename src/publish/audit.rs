//! What must hold of a tree before it is pushed.

use super::refusal::Refusal;
use super::size::{MUCH_OF_A_FILE, TotalSize, shown};
use super::tree::Tree;
use crate::base::counted::first_of;
use crate::report::on_one_line;

/// The modes of plain files.
const PLAIN: [&str; 2] = ["100644", "100755"];

/// Audits all that is to be pushed, with that many briefs, and returns the warnings.
///
/// # Errors
/// The first thing that must not be.
pub fn audit(tree: &Tree, briefs: usize) -> Result<Vec<String>, Refusal> {
    let need = |path: &str, what: &str, help: &str| {
        if tree.files.contains_key(path) { Ok(()) } else { Err(Refusal::new(what, help)) }
    };
    need("index.html", "the site has no home page (`index.html`)", "see what `briefpress list urls` shows for `/`")?;
    need(
        "404.html",
        "the site has no page for what is not there (`404.html`)",
        "see what `briefpress list urls` shows for `/404.html`",
    )?;
    if briefs == 0 {
        let help =
            "if that is right, nothing needs to be published yet; what waits is shown by: briefpress list withheld";
        return Err(Refusal::new("the site has no public brief", help));
    }
    need(
        ".nojekyll",
        "the tree has no `.nojekyll`, so GitHub would run Jekyll over it",
        "publish the site of today: briefpress publish",
    )?;
    let links = tree.files.iter().filter(|(_, held)| !PLAIN.contains(&&*held.mode)).map(|(path, _)| path.as_str());
    refuse_any(
        links,
        "GitHub Pages serves plain files alone, and these are links or repositories",
        "put plain files in their place",
    )?;
    let hidden = tree.files.keys().map(String::as_str).filter(|path| is_hidden(path));
    refuse_any(
        hidden,
        "hidden files are seldom meant to be published",
        "rename them; `.well-known` alone is published",
    )?;
    let mut total = TotalSize::default();
    tree.files.iter().try_for_each(|(path, held)| total.add(path, held.size))?;
    let large = tree.files.iter().filter(|(_, held)| held.size > MUCH_OF_A_FILE);
    Ok(large
        .map(|(path, held)| {
            format!("`{}` has {}; GitHub takes no file over 100 MiB", on_one_line(path), shown(held.size))
        })
        .collect())
}

fn refuse_any<'a>(paths: impl Iterator<Item = &'a str>, why: &str, help: &str) -> Result<(), Refusal> {
    let paths: Vec<&str> = paths.collect();
    if paths.is_empty() {
        return Ok(());
    }
    Err(Refusal::new(format!("{why}: {}", first_of(&paths, |path| format!("`{}`", on_one_line(path)))), help))
}

/// Whether a path is hidden and not on the list of what is published hidden: the mark for GitHub, and what standards
/// put there (RFC 8615).
pub fn is_hidden(path: &str) -> bool {
    let is_listed = path == ".nojekyll" || path.starts_with(".well-known/");
    !is_listed && path.split('/').any(|part| part.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::super::tree::TreeFile;
    use super::*;
    use crate::publish::size::MOST_OF_A_FILE;

    fn tree(files: &[(&str, &str, u64)]) -> Tree {
        let usual = [("index.html", "100644", 1), ("404.html", "100644", 1), (".nojekyll", "100644", 0)];
        let held = |(path, mode, size): &(&str, &str, u64)| {
            ((*path).to_owned(), TreeFile { mode: (*mode).to_owned(), id: String::new(), size: *size })
        };
        Tree { id: String::new(), files: usual.iter().chain(files).map(held).collect() }
    }

    #[track_caller]
    fn assert_refused(tree: &Tree, part: &str) {
        let refusal = audit(tree, 1).expect_err(part);
        assert!(refusal.what.contains(part), "{refusal:?}");
    }

    #[test]
    fn what_a_site_must_have() {
        assert_eq!(audit(&tree(&[]), 1), Ok(vec![]));
        for (path, part) in
            [("index.html", "no home page"), ("404.html", "`404.html`"), (".nojekyll", "no `.nojekyll`")]
        {
            let mut tree = tree(&[]);
            tree.files.remove(path);
            assert_refused(&tree, part);
        }
        assert!(audit(&tree(&[]), 0).unwrap_err().what.contains("no public brief"));
    }

    #[test]
    fn what_it_must_not_have() {
        assert_refused(&tree(&[("a", "120000", 3)]), "links or repositories: `a`");
        assert_refused(&tree(&[("a/.env", "100644", 3)]), "hidden files are seldom meant to be published: `a/.env`");
        assert_refused(&tree(&[(".gitignore", "100644", 3)]), "`.gitignore`");
        assert_eq!(audit(&tree(&[(".well-known/security.txt", "100644", 3)]), 1), Ok(vec![]));
        let many: Vec<String> = (0..5).map(|number| format!("{number}/.x")).collect();
        let many: Vec<_> = many.iter().map(|path| (path.as_str(), "100644", 1)).collect();
        assert_refused(&tree(&many), "`2/.x` and 2 more");
    }

    #[test]
    fn limits_are_told_with_their_sizes() {
        assert_eq!(audit(&tree(&[("a", "100644", MUCH_OF_A_FILE)]), 1), Ok(vec![]));
        let warned = audit(&tree(&[("a", "100644", MOST_OF_A_FILE)]), 1).unwrap();
        assert_eq!(warned, ["`a` has 105 MB; GitHub takes no file over 100 MiB"]);
        assert_refused(
            &tree(&[("a", "100644", MOST_OF_A_FILE + 1)]),
            "`a` has 105 MB, and GitHub takes no file over 100 MiB",
        );
        let many: Vec<String> = (0..11).map(|number| format!("{number}")).collect();
        let many: Vec<_> = many.iter().map(|path| (path.as_str(), "100644", 95_000_000)).collect();
        assert_refused(&tree(&many), "the site has more than 1.0 GB");
    }

    #[test]
    fn sizes_as_people_read_them() {
        let sizes = [0, 999, 1000, 1001, 9_949, 12_345, 999_999, 1_000_000, 52_428_800, 1_000_000_000];
        let told: Vec<String> = sizes.iter().map(|size| shown(*size)).collect();
        assert_eq!(
            told,
            ["0 bytes", "999 bytes", "1.0 kB", "1.1 kB", "10 kB", "13 kB", "1.0 MB", "1.0 MB", "53 MB", "1.0 GB"]
        );
    }
}

//! What a build does to an output that is ours: the promises under 'Build', on a real disk.

use super::*;
use crate::base::{Artifact, Blob, Body, Code, Diagnostic, Fingerprint, Place, SourcePath};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// A site as a map from path to content; content that begins with `error` is a fault of the site.
#[derive(Default)]
pub(super) struct Fake {
    paths: Vec<Arc<str>>,
    bodies: Vec<Body>,
    /// What all inputs are, if not what the bodies say.
    input: Option<Fingerprint>,
    /// How often an input was asked for, and a file rendered.
    pub asked: AtomicUsize,
    pub rendered: AtomicUsize,
    /// What happens elsewhere while a file is rendered.
    pub meanwhile: Option<Box<dyn Fn() + Sync>>,
}

impl Fake {
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self::of_bodies(files.into_iter().map(|(path, text)| (path, Body::Bytes(text.into()))))
    }

    pub fn of_bodies<'a>(files: impl IntoIterator<Item = (&'a str, Body)>) -> Self {
        let files: BTreeMap<_, _> = files.into_iter().collect();
        let (paths, bodies) = files.into_iter().map(|(path, body)| (Arc::from(path), body)).unzip();
        Self { paths, bodies, ..Self::default() }
    }

    /// The same content from other input.
    pub fn of_input(mut self, input: &str) -> Self {
        self.input = Some(Fingerprint::of_bytes(input.as_bytes()));
        self
    }

    fn input_of(&self, number: usize) -> Fingerprint {
        self.input.unwrap_or_else(|| match &self.bodies[number] {
            Body::Bytes(bytes) => Fingerprint::of_bytes(bytes),
            Body::Copy(blob) => blob.fingerprint(),
        })
    }
}

impl Output for Fake {
    fn paths(&self) -> &[Arc<str>] {
        &self.paths
    }

    fn input(&self, number: usize) -> Fingerprint {
        self.asked.fetch_add(1, SeqCst);
        self.input_of(number)
    }

    fn render(&self, number: usize) -> Result<(Artifact, Fingerprint), Vec<Diagnostic>> {
        self.rendered.fetch_add(1, SeqCst);
        self.meanwhile.iter().for_each(|happens| happens());
        let (path, body) = (&*self.paths[number], self.bodies[number].clone());
        if matches!(&body, Body::Bytes(bytes) if bytes.starts_with(b"error")) {
            let place = Place::file(&SourcePath::new(path));
            let shared = Place::file(&SourcePath::new("templates/a.html"));
            return Err(vec![
                Diagnostic::new(Code::DeadLink, place, "dead", "write another"),
                Diagnostic::new(Code::TemplateError, shared, "broken", "mend it"),
            ]);
        }
        Ok((Artifact { path: path.to_owned(), body }, self.input_of(number)))
    }
}

/// A site's folder with its output, `public`.
pub(super) struct Ground {
    pub folder: TempDir,
    pub output: PathBuf,
    sources: Vec<PathBuf>,
}

impl Ground {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sources = vec![folder.path().join("content"), folder.path().join("site.yaml")];
        fs::create_dir(&sources[0]).unwrap();
        fs::write(&sources[1], "title: x").unwrap();
        Self { output: folder.path().join("public"), folder, sources }
    }

    pub fn folder<'a>(&'a self, output: &'a Path) -> OutputFolder<'a> {
        OutputFolder {
            path: output,
            root: self.folder.path(),
            sources: &self.sources,
            kind: BuildKind::Public,
            removals: Removals::Allowed,
        }
    }

    pub fn emit(&self, site: &Fake) -> Result<Outcome, EmitError> {
        emit(&self.folder(&self.output), site, &|_| {})
    }

    pub fn build<'a>(&self, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> BuildSummary {
        self.build_site(&Fake::of(files))
    }

    pub fn build_site(&self, site: &Fake) -> BuildSummary {
        match self.emit(site).unwrap() {
            Outcome::Done(report) => report,
            Outcome::Faulty(diagnostics) => panic!("{diagnostics:?}"),
            Outcome::TooMuch(removal) => panic!("{removal:?}"),
        }
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.output.join(path)
    }

    /// Returns what the last build wrote; `None` if there was none, or it did not finish.
    pub fn kind(&self) -> Option<BuildKind> {
        Workbench::beside(&self.output)?.read_manifest().unwrap().kind()
    }

    /// Every file of the output with its text; folders end in `/`.
    pub fn tree(&self) -> BTreeMap<String, String> {
        let mut tree = BTreeMap::new();
        if self.output.exists() {
            walk(&self.output, "", &mut tree);
        }
        tree
    }
}

fn walk(folder: &Path, prefix: &str, tree: &mut BTreeMap<String, String>) {
    for item in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{prefix}{}", item.file_name().to_str().unwrap());
        if item.file_type().unwrap().is_dir() {
            walk(&item.path(), &format!("{path}/"), tree);
            tree.insert(format!("{path}/"), String::new());
        } else {
            tree.insert(path, fs::read_to_string(item.path()).unwrap());
        }
    }
}

fn age(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

fn set_age(path: &Path, seconds: u64) {
    let time = SystemTime::now() - Duration::from_secs(seconds);
    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn a_build_writes_what_differs_and_deletes_what_is_stale() {
    let place = Ground::new();
    let first = place.build([("a/index.html", "a"), ("b/c/index.html", "c"), ("index.html", "home")]);
    assert_eq!(first.written.len(), 3);
    assert_eq!(first.written[0], ("a/index.html".into(), WriteReason::New));
    let second = place.build([("a/index.html", "A"), ("d/index.html", "d"), ("index.html", "home")]);
    let written = [("a/index.html".into(), WriteReason::InputChanged), ("d/index.html".into(), WriteReason::New)];
    assert_eq!(second.written, written);
    assert_eq!((second.unchanged, second.rendered), (1, 2));
    assert_eq!(second.removed, ["b/c/index.html"]);
    let tree: Vec<_> = place.tree().into_keys().collect();
    assert_eq!(tree, ["a/", "a/index.html", "d/", "d/index.html", "index.html"]);
    assert!(!place.folder.path().join(".public.briefpress/staged").exists());
    assert_eq!(fs::read_to_string(place.folder.path().join(".public.briefpress/.gitignore")).unwrap(), "*\n");
}

#[test]
fn the_same_bytes_from_other_input_keep_their_time() {
    let place = Ground::new();
    place.build([("index.html", "home")]);
    let before = age(&place.at("index.html"));
    let site = Fake::of([("index.html", "home")]).of_input("other");
    let report = place.build_site(&site);
    assert_eq!((report.written.len(), report.unchanged, report.rendered), (0, 1, 1));
    assert_eq!(age(&place.at("index.html")), before);
    assert_eq!(place.build_site(&site).rendered, 0);
}

#[test]
fn a_file_that_was_only_touched_is_compared_and_stays() {
    let place = Ground::new();
    place.build([("index.html", "home")]);
    set_age(&place.at("index.html"), 1000);
    let before = age(&place.at("index.html"));
    assert_eq!(place.build([("index.html", "home")]).unchanged, 1);
    assert_eq!(age(&place.at("index.html")), before);
    assert_eq!(place.build([("index.html", "home")]).rendered, 0);
}

#[test]
fn an_input_is_asked_for_only_where_the_file_is_as_it_was_left() {
    let asks = |place: &Ground, site: &Fake| {
        let (asked, rendered) = (site.asked.load(SeqCst), site.rendered.load(SeqCst));
        place.build_site(site);
        (site.asked.load(SeqCst) - asked, site.rendered.load(SeqCst) - rendered)
    };
    let place = Ground::new();
    let site = Fake::of([("a.html", "a"), ("b.html", "b"), ("c.html", "c")]);
    assert_eq!(asks(&place, &site), (0, 3), "all are new");
    assert_eq!(asks(&place, &site), (3, 0), "nothing changed");
    fs::remove_file(place.at("a.html")).unwrap();
    set_age(&place.at("b.html"), 1000);
    assert_eq!(asks(&place, &site), (1, 2), "one is missing, one was touched");
    assert_eq!(asks(&place, &site.of_input("other")), (3, 3), "from other input");
}

#[test]
fn a_file_that_somebody_changed_or_deleted_is_written_again() {
    let place = Ground::new();
    place.build([("a.html", "a"), ("b.html", "b")]);
    fs::write(place.at("a.html"), "x").unwrap();
    set_age(&place.at("a.html"), 1000);
    fs::remove_file(place.at("b.html")).unwrap();
    let report = place.build([("a.html", "a"), ("b.html", "b")]);
    assert_eq!(report.written, [("a.html".into(), WriteReason::Altered), ("b.html".into(), WriteReason::Missing)]);
    fs::remove_dir_all(&place.output).unwrap();
    assert_eq!(place.build([("a.html", "a"), ("b.html", "b")]).written.len(), 2);
}

#[test]
fn errors_leave_the_output_as_it_was_and_are_told_all_at_once() {
    let place = Ground::new();
    place.build([("a.html", "a"), ("old.html", "old")]);
    let before = (place.tree(), age(&place.at("a.html")));
    let outcome = place.emit(&Fake::of([("a.html", "new"), ("y.html", "error"), ("z.html", "error")])).unwrap();
    let Outcome::Faulty(diagnostics) = outcome else { panic!() };
    let files: Vec<_> = diagnostics.iter().map(|found| found.place.file.as_str()).collect();
    assert_eq!(files, ["templates/a.html", "y.html", "z.html"]);
    assert_eq!((place.tree(), age(&place.at("a.html"))), before);
    assert!(!place.folder.path().join(".public.briefpress/staged").exists());
}

#[test]
fn files_and_folders_change_places() {
    let place = Ground::new();
    place.build([("a", "file"), ("b/c/index.html", "c"), ("b/d/e", "e")]);
    place.build([("a/index.html", "a"), ("b", "file")]);
    assert_eq!(place.tree().into_keys().collect::<Vec<_>>(), ["a/", "a/index.html", "b"]);
    place.build([("a", "file"), ("b/c/index.html", "c")]);
    assert_eq!(place.tree().into_keys().collect::<Vec<_>>(), ["a", "b/", "b/c/", "b/c/index.html"]);
}

#[test]
fn paths_that_differ_in_case_alone_are_replaced() {
    let place = Ground::new();
    place.build([("About/index.html", "old")]);
    place.build([("about/index.html", "new")]);
    let tree = place.tree();
    assert_eq!(tree.values().map(String::as_str).collect::<String>(), "new", "{tree:?}");
    assert_eq!(place.build([("about/index.html", "new")]).rendered, 0);
}

#[test]
fn empty_folders_and_litter_of_others_stay() {
    let place = Ground::new();
    place.build([("a/index.html", "a"), ("index.html", "home")]);
    fs::create_dir_all(place.at("theirs/deep")).unwrap();
    fs::write(place.at("a/.DS_Store"), "x").unwrap();
    place.build([("index.html", "home")]);
    let tree: Vec<_> = place.tree().into_keys().collect();
    assert_eq!(tree, ["a/", "a/.DS_Store", "index.html", "theirs/", "theirs/deep/"]);
}

#[test]
fn copies_are_streamed_and_a_source_that_changed_stops_the_build() {
    let place = Ground::new();
    let source = place.folder.path().join("content/paper.pdf");
    let bytes = vec![7; 1_000_000];
    fs::write(&source, &bytes).unwrap();
    let blob = Blob::Disk { path: source.clone(), length: 1_000_000, fingerprint: Fingerprint::of_bytes(&bytes) };
    place.build_site(&Fake::of_bodies([("paper.pdf", Body::Copy(blob.clone()))]));
    assert_eq!(fs::read(place.at("paper.pdf")).unwrap(), bytes);
    fs::write(&source, "another").unwrap();
    fs::remove_file(place.at("paper.pdf")).unwrap();
    let site = Fake::of_bodies([("index.html", Body::Bytes(b"home".into())), ("paper.pdf", Body::Copy(blob))]);
    let error = place.emit(&site).unwrap_err();
    assert!(matches!(error, EmitError::SourceChanged { .. }), "{error}");
    assert!(place.tree().is_empty());
}

#[test]
fn two_thousand_files_are_rendered_once() {
    let place = Ground::new();
    let paths: Vec<_> = (0..2000).map(|number| format!("briefs/{number}/index.html")).collect();
    let site = Fake::of(paths.iter().map(|path| (path.as_str(), path.as_str())));
    let told = AtomicUsize::new(0);
    let progress = |done| {
        told.fetch_max(done, SeqCst);
    };
    assert!(matches!(emit(&place.folder(&place.output), &site, &progress), Ok(Outcome::Done(_))));
    assert_eq!((site.rendered.load(SeqCst), told.load(SeqCst)), (2000, 2000));
    let bench = place.folder.path().join(".public.briefpress");
    let before = age(&bench.join("manifest"));
    let report = place.build_site(&site);
    assert_eq!((report.rendered, report.unchanged, report.written.len()), (0, 2000, 0));
    assert_eq!(site.rendered.load(SeqCst), 2000);
    assert_eq!(age(&bench.join("manifest")), before);
}

#[test]
fn the_manifest_tells_a_preview_from_the_public_site() {
    let place = Ground::new();
    assert_eq!(place.kind(), None);
    place.build([("index.html", "home")]);
    assert_eq!(place.kind(), Some(BuildKind::Public));
    let folder = OutputFolder { kind: BuildKind::Preview, ..place.folder(&place.output) };
    emit(&folder, &Fake::of([("index.html", "home")]), &|_| {}).unwrap();
    assert_eq!(place.kind(), Some(BuildKind::Preview));
}

#[test]
fn missing_folders_above_the_output_are_made() {
    let mut place = Ground::new();
    place.output = place.folder.path().join("out/of/the/way");
    place.build([("index.html", "home")]);
    assert_eq!(place.tree().len(), 1);
}

#[cfg(unix)]
#[test]
fn modes_do_not_depend_on_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let place = Ground::new();
    place.build([("a/b/index.html", "b"), ("index.html", "home")]);
    for (path, expected) in
        [("", 0o755), ("a", 0o755), ("a/b", 0o755), ("a/b/index.html", 0o644), ("index.html", 0o644)]
    {
        assert_eq!(mode(&place.at(path)), expected, "{path}");
    }
    place.build([("a/b/index.html", "b"), ("a/c/index.html", "c"), ("index.html", "home")]);
    assert_eq!((mode(&place.at("a/c")), mode(&place.at("a/c/index.html"))), (0o755, 0o644));
    // The same again in a process of its own, since a umask is the whole process's.
    if std::env::var_os("BRIEFPRESS_TEST_UMASK").is_none() {
        for umask in ["077", "000"] {
            let run = format!("umask {umask}; exec \"$0\" --exact emit::tests::modes_do_not_depend_on_the_umask");
            let binary = std::env::current_exe().unwrap();
            let mut shell = std::process::Command::new("sh");
            let output = shell.arg("-c").arg(run).arg(binary).env("BRIEFPRESS_TEST_UMASK", umask).output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success() && text.contains("1 passed"), "{text}");
        }
    }
}

#[cfg(unix)]
#[test]
fn modes_that_somebody_changed_are_mended_and_nothing_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let place = Ground::new();
    fs::create_dir(&place.output).unwrap();
    let set = |path: &str, mode| fs::set_permissions(place.at(path), fs::Permissions::from_mode(mode)).unwrap();
    set("", 0o700);
    let site = [("a/index.html", "a"), ("index.html", "home")];
    place.build(site);
    assert_eq!(mode(&place.output), 0o755, "a folder that was there before");
    set("a", 0o700);
    set("index.html", 0o600);
    let report = place.build(site);
    assert_eq!((report.written.len(), report.unchanged), (0, 2));
    assert_eq!((mode(&place.at("a")), mode(&place.at("index.html"))), (0o755, 0o644));
}

//! A whole site in one string, and what becomes of it.
//!
//! Each file begins with a line `==> path`. A site without `site.yaml` gets a plain one. Nothing touches a disk: the
//! pipeline is a function of its snapshot, and that is what is tested.

use briefpress::base::At;
use briefpress::base::{Blob, Body, Diagnostic, Fingerprint, Lines, PictureFormat, Plate, Rendered};
use briefpress::derived::Workshop;
use briefpress::pipeline::{self, IndexCache, Options, Papers, Plan, PlanCache, Show, SiteOptions};
use briefpress::plates;
use briefpress::source::Snapshot;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The configuration of a fixture that brings none.
pub const SITE: &str = "title: Test\nbase_url: https://example.org/repo/\n";

/// The same without plates, for sites of hundreds of pages: to draw one takes as long as ten pages in a build without optimisation.
pub const UNPLATED: &str = "title: Test\nbase_url: https://example.org/repo/\ntheme: {images: {plates: false}}\n";

/// The moment of all fixtures unless they say otherwise: midday on 1 June 2025, UTC.
pub const NOW: &str = "2025-06-01T12:00:00Z";

/// The snapshot of a site that is written in one string.
pub fn snapshot(site: &str) -> Snapshot {
    let mut snapshot = Snapshot::default();
    if !site.contains("==> site.yaml\n") {
        snapshot.add("site.yaml", SITE);
    }
    for file in site.split("==> ").skip(1) {
        let (path, content) = file.split_once('\n').unwrap_or((file, ""));
        snapshot.add(path.trim(), sound(path.trim(), content));
    }
    snapshot
}

/// The content of a file as it is written in a site of one string, or a picture where the file is to be one: of `png` a small
/// drawing, and of any other words a picture that says them, since pictures are known by their bytes and not by their names.
pub fn sound<'a>(path: &str, content: &'a str) -> Cow<'a, [u8]> {
    let is_picture = path.rsplit('.').next().is_some_and(|ending| PictureFormat::of_ending(ending).is_some());
    match content.trim() {
        _ if !is_picture => content.as_bytes().into(),
        "png" => drawing().into(),
        svg if svg.contains("<svg") => content.as_bytes().into(),
        words => {
            let size = "xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\"";
            format!("<svg {size}><desc>{words}</desc></svg>").into_bytes().into()
        }
    }
}

/// A PNG of one colour.
pub fn drawing() -> Vec<u8> {
    drawing_of(200)
}

/// A PNG of one shade of grey.
pub fn drawing_of(shade: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 400, 300);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("it is written to memory");
    writer.write_image_data(&[shade; 400 * 300]).expect("it is written to memory");
    writer.finish().expect("it is written to memory");
    bytes
}

/// The options of a build at [`NOW`].
pub fn options() -> Options {
    options_at(NOW, Show::Public)
}

/// The options of a build at another moment.
pub fn options_at(as_of: &str, show: Show) -> Options {
    let as_of = as_of.parse().expect("an instant");
    Options { site: SiteOptions { as_of, show }, base_url: None, papers: Papers::Asked }
}

/// The plan of a site.
pub fn plan(site: &str) -> Plan {
    pipeline::plan(&snapshot(site), &options(), &mut PlanCache::default())
}

/// Everything that is told about a site, `code file:line:column`, one a line.
pub fn told(site: &str) -> String {
    let plan = plan(site);
    let lines: Vec<String> = plan.all_problems().iter().map(|problem| line(&plan, problem)).collect();
    lines.join("\n")
}

/// What is told about a site, without the editorial codes, which most fixtures do not care for.
pub fn wrong(site: &str) -> String {
    let plan = plan(site);
    let lines: Vec<String> = plan.problems().iter().map(|problem| line(&plan, problem)).collect();
    lines.join("\n")
}

/// One problem as `code file:line:column`.
pub fn line(plan: &Plan, problem: &Diagnostic) -> String {
    let place = match &problem.place.at {
        At::Span(span) => {
            let text = plan.text(&problem.place.file).unwrap_or_default();
            let place = Lines::new(text).line_column(span.start);
            format!(":{}:{}", place.line, place.column)
        }
        At::Position(place) => format!(":{}:{}", place.line, place.column),
        _ => String::new(),
    };
    format!("{} {}{place}", problem.code, problem.place.file)
}

/// Every file of a sound site, by its path.
pub fn files(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    if !plan.is_sound() {
        let problems = plan.problems().iter().map(|problem| format!("{} {}", line(plan, problem), problem.message));
        panic!("the site has errors: {:#?}", problems.collect::<Vec<_>>());
    }
    previewed(plan)
}

/// Every file that a preview shows of a site, also where it has errors.
pub fn previewed(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    let pages = plan.pages().par_iter().map(|page| {
        let rendered = pipeline::render(plan, page).expect("the built-in templates render");
        whole(rendered).expect("the pictures are sound")
    });
    let mut files: BTreeMap<String, Vec<u8>> = pages.collect();
    let index = plan.index(&BTreeSet::new(), &mut IndexCache::default()).into_iter();
    files.extend(index.map(|file| (file.route.output_path(), file.bytes)));
    files
}

/// The path and the bytes of a file that was rendered. Nothing that is made is kept.
pub fn whole(rendered: Rendered) -> Result<(String, Vec<u8>), Vec<Diagnostic>> {
    if let Rendered::Drawn(path, plate) = rendered {
        return Ok((path, drawn(&plate)));
    }
    let artifact = Workshop::new(Path::new("")).finish(rendered, None)?;
    let bytes = match artifact.body {
        Body::Bytes(bytes) => bytes,
        Body::Copy(Blob::Memory(bytes)) => bytes.to_vec(),
        Body::Copy(Blob::Disk { path, .. }) => std::fs::read(path).expect("the file is there"),
    };
    Ok((artifact.path, bytes))
}

/// The bytes of a plate. Thousands of sites here have the same ones, so each is drawn once.
fn drawn(plate: &Plate) -> Vec<u8> {
    static DRAWN: Mutex<BTreeMap<Fingerprint, Vec<u8>>> = Mutex::new(BTreeMap::new());
    let drawn = || DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = drawn().get(&plate.input()).cloned();
    known.unwrap_or_else(|| {
        let bytes = plates::draw(plate);
        drawn().insert(plate.input(), bytes.clone());
        bytes
    })
}

/// Every file of a site that is written in one string.
pub fn build(site: &str) -> BTreeMap<String, Vec<u8>> {
    files(&plan(site))
}

/// One page of a site, as text.
pub fn page(site: &str, path: &str) -> String {
    let mut files = build(site);
    let Some(bytes) = files.remove(path) else { panic!("no {path} among {:?}", files.keys()) };
    String::from_utf8(bytes).expect("pages are UTF-8")
}

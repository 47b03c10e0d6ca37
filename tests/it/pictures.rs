//! Pictures from one file that the author gives: which files are made of it, and where pages show them.

use crate::fixture::{self, line, options_at};
use crate::html::Page;
use crate::project::Project;
use briefpress::base::{PictureFormat, PictureHead};
use briefpress::pictures::read_head;
use briefpress::pipeline::{self, Plan, PlanCache, Show};
use jpeg_encoder::{ColorType, Encoder};
use std::collections::BTreeMap;
use std::fs;

/// A name that the file of every photograph here holds.
const SECRET: &[u8] = b"A. Person";

/// A photograph of that size, with a comment in it.
fn photograph(width: u16, height: u16) -> Vec<u8> {
    let noise = |at: u32| (at.wrapping_mul(0x9e37_79b1) >> 24) as u8;
    let points: Vec<u8> = (0..u32::from(width) * u32::from(height) * 3).map(noise).collect();
    let mut plain = Vec::new();
    Encoder::new(&mut plain, 60).encode(&points, width, height, ColorType::Rgb).expect("a sound picture");
    let length = u16::try_from(SECRET.len() + 2).expect("it is short").to_be_bytes();
    [&plain[..2], &[0xff, 0xfe], &length, SECRET, &plain[2..]].concat()
}

/// A brief in a folder of its own.
fn brief(keys: &str, body: &str) -> String {
    format!("==> content/briefs/a/index.md\n---\ntitle: A\ndate: 2025-01-01\nsummary: S\n{keys}---\n{body}\n")
}

fn plan_with(site: &str, pictures: &[(&str, &[u8])], show: Show) -> Plan {
    let mut snapshot = fixture::snapshot(site);
    for (path, bytes) in pictures {
        snapshot.add(path, bytes);
    }
    pipeline::plan(&snapshot, &options_at(fixture::NOW, show), &mut PlanCache::default())
}

fn files(site: &str, pictures: &[(&str, &[u8])]) -> BTreeMap<String, Vec<u8>> {
    fixture::files(&plan_with(site, pictures, Show::Public))
}

/// What a page names in a `srcset`: the path of each file in the output, and the width that is promised.
fn srcset(written: &str) -> Vec<(String, u32)> {
    let one = |one: &str| {
        let (url, width) = one.trim().split_once(' ').expect("an address and a width");
        let path = url.strip_prefix("/repo/").expect("below the base path").to_owned();
        (path, width.strip_suffix('w').and_then(|width| width.parse().ok()).expect("a width"))
    };
    written.split(',').map(one).collect()
}

fn head(files: &BTreeMap<String, Vec<u8>>, path: &str) -> PictureHead {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
    assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET), "{path} tells of the author");
    read_head(bytes).unwrap_or_else(|fault| panic!("{path}: {fault:?}"))
}

#[test]
fn a_list_shows_the_picture_of_a_brief_and_nothing_in_its_place() {
    let plain = "==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-02\n---\nText.\n";
    let site = brief("image: {src: a.jpg, alt: A}\n", "Text.") + plain;
    let files = files(&site, &[("content/briefs/a/a.jpg", &photograph(1200, 800))]);
    let list = Page::among(&files, "briefs/index.html");
    assert_eq!(list.count(".card"), 2);
    let picture =
        ".card > .card-picture[href='/repo/briefs/a/'][tabindex='-1'] img[alt=''][loading=lazy][width][height]";
    assert_eq!((list.count(picture), list.count(".card-picture")), (1, 1));
}

#[test]
fn a_page_offers_each_size_of_a_photograph_and_each_is_what_it_says() {
    let photo = photograph(1800, 900);
    let site = brief("", "![A lake](lake.jpg \"From above\")");
    let files = files(&site, &[("content/briefs/a/lake.jpg", &photo)]);
    let page = Page::among(&files, "briefs/a/index.html");
    let (source, image) = (page.at(".prose figure source"), page.at(".prose figure img"));
    assert_eq!(source.attr("type"), "image/webp");
    let webp = srcset(source.attr("srcset"));
    let jpeg = srcset(image.attr("srcset"));
    for (sizes, format) in [(&webp, PictureFormat::WebP), (&jpeg, PictureFormat::Jpeg)] {
        assert_eq!(sizes.iter().map(|(_, width)| *width).collect::<Vec<_>>(), [480, 960, 1600]);
        for (path, width) in sizes {
            let head = head(&files, path);
            assert_eq!((head.format, head.width, head.height), (format, *width, width / 2), "{path}");
        }
    }
    assert_eq!(jpeg[2].0, "briefs/a/lake.jpg", "the file keeps its address");
    let attributes = ["src", "width", "height", "alt", "loading"].map(|key| image.attr(key));
    assert_eq!(attributes, ["/repo/briefs/a/lake.jpg", "1600", "800", "A lake", "lazy"]);
    assert_eq!(files.keys().filter(|path| path.starts_with("assets/pictures/")).count(), 5);
}

#[test]
fn whoever_follows_a_link_to_a_photograph_gets_all_of_it() {
    let photo = photograph(1800, 900);
    let site = brief("", "![A lake](lake.jpg)\n\n[For the press](lake.jpg)");
    let files = files(&site, &[("content/briefs/a/lake.jpg", &photo)]);
    assert_eq!(head(&files, "briefs/a/lake.jpg").width, 1800);
    let page = Page::among(&files, "briefs/a/index.html");
    let sizes = srcset(page.at(".prose figure img").attr("srcset"));
    assert_eq!(sizes.iter().map(|(path, _)| head(&files, path).width).collect::<Vec<_>>(), [480, 960, 1600]);
}

#[test]
fn a_small_photograph_is_not_made_larger() {
    let files = files(&brief("", "![A](a.jpg)"), &[("content/briefs/a/a.jpg", &photograph(500, 300))]);
    let page = Page::among(&files, "briefs/a/index.html");
    let image = page.at(".prose img");
    assert_eq!((image.is("[srcset]"), image.attr("width")), (false, "500"));
    assert_eq!(srcset(page.at(".prose source").attr("srcset")).len(), 1);
    assert_eq!(head(&files, "briefs/a/a.jpg").width, 500);
}

#[test]
fn pictures_keep_their_size_where_the_site_says_so_and_tell_nothing_all_the_same() {
    let site = format!("==> site.yaml\n{}theme: {{images: off}}\n{}", fixture::SITE, brief("", "![A](a.jpg)"));
    let files = files(&site, &[("content/briefs/a/a.jpg", &photograph(1800, 900))]);
    let page = Page::among(&files, "briefs/a/index.html");
    let image = page.at(".prose img");
    assert_eq!((image.is("[srcset]"), image.attr("width")), (false, "1800"));
    assert!(page.all(".prose source").is_empty());
    assert_eq!(head(&files, "briefs/a/a.jpg").width, 1800);
    assert!(!files.keys().any(|path| path.starts_with("assets/pictures/")));
}

#[test]
fn a_picture_of_the_static_folder_stays_in_its_size_and_has_others_beside_it() {
    let files = files(
        &brief("", "![A](/img/a.jpg)\n\n<img src=\"/img/a.jpg\" alt=\"B\">"),
        &[("static/img/a.jpg", &photograph(1800, 900))],
    );
    assert_eq!(head(&files, "img/a.jpg").width, 1800);
    let page = Page::among(&files, "briefs/a/index.html");
    for image in page.all(".prose img") {
        assert_eq!(srcset(image.attr("srcset")).len(), 3, "{:?}", image.attr("alt"));
        assert_eq!(image.attr("height"), "900");
    }
}

#[test]
fn a_drawing_that_acts_is_published_without_what_acts() {
    let svg = b"<svg viewBox='0 0 640 360'><script>alert(1)</script><path d='M0 0'/></svg>";
    let files = files(&brief("", "![A chart](chart.svg)"), &[("content/briefs/a/chart.svg", svg)]);
    assert_eq!(files["briefs/a/chart.svg"], b"<svg viewBox='0 0 640 360'><path d='M0 0'/></svg>");
    let page = Page::among(&files, "briefs/a/index.html");
    let size = ["width", "height"].map(|key| page.at(".prose img").attr(key));
    assert_eq!(size, ["640", "360"]);
}

#[test]
fn what_is_no_picture_is_told_where_a_text_refers_to_it() {
    let photo = photograph(300, 200);
    let told = |bytes: &[u8], body: &str, keys: &str| {
        let plan = plan_with(&brief(keys, body), &[("content/briefs/a/a.jpg", bytes)], Show::Public);
        plan.problems().iter().map(|problem| line(&plan, problem)).collect::<Vec<_>>().join("\n")
    };
    let place = "bad-picture content/briefs/a/index.md:6:1";
    assert_eq!(told(b"<html>", "![A](a.jpg)", ""), place);
    assert_eq!(told(&photo[..photo.len() / 2], "![A](a.jpg)", ""), place);
    assert_eq!(
        told(&photo[..200], "Text", "image: {src: a.jpg, alt: A}\n"),
        "bad-picture content/briefs/a/index.md:5:14"
    );
    assert_eq!(told(&photo[..200], "Text", ""), "bad-picture content/briefs/a/a.jpg");
    assert_eq!(told(&photo, "![A](a.jpg)", ""), "");
}

#[test]
fn pictures_of_what_is_withheld_are_made_for_nobody() {
    let photo = photograph(900, 600);
    let site = brief("status: draft\nimage: {src: a.jpg, alt: A}\n", "![B](b.jpg)");
    let pictures: [(&str, &[u8]); 2] = [("content/briefs/a/a.jpg", &photo), ("content/briefs/a/b.jpg", &photo)];
    let is_picture = |path: &&String| path.ends_with(".jpg") || path.ends_with(".webp");
    let public = files(&site, &pictures);
    assert_eq!(public.keys().find(is_picture), None);
    let shown = fixture::previewed(&plan_with(&site, &pictures, Show::Everything));
    assert!(shown.keys().filter(is_picture).count() > 4);
}

#[test]
fn the_picture_of_a_page_stands_where_the_page_is_shown() {
    let photo = photograph(700, 500);
    let image = |name: &str| format!("image: {{src: {name}.jpg, alt: The {name}}}\n");
    let site = [
        brief(&format!("{}authors: [amina]\ncountries: [PK]\nseries: rivers\n", image("own")), "Text"),
        "==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-02\nsummary: S\nseries: rivers\n---\nText\n".to_owned(),
        format!("==> content/series/rivers.md\n---\ntitle: Rivers\n{}---\n", image("river")),
        format!("==> content/authors/amina.md\n---\nname: Amina\n{}---\n", image("face")),
        format!("==> content/countries/PK.md\n---\n{}---\n", image("land")),
    ]
    .concat();
    let pictures: [(&str, &[u8]); 4] = [
        ("content/briefs/a/own.jpg", &photo),
        ("content/series/river.jpg", &photo),
        ("content/authors/face.jpg", &photo),
        ("content/countries/land.jpg", &photo),
    ];
    let files = files(&site, &pictures);
    for (path, address) in [
        ("briefs/a/index.html", "briefs/a/own.jpg"),
        ("briefs/b/index.html", "series/rivers/river.jpg"),
        ("series/rivers/index.html", "series/rivers/river.jpg"),
        ("authors/amina/index.html", "authors/amina/face.jpg"),
        ("countries/pakistan/index.html", "countries/pakistan/land.jpg"),
    ] {
        let page = Page::among(&files, path);
        let preview = page.at("meta[property='og:image']").attr("content");
        assert_eq!(preview, format!("https://example.org/repo/{address}"), "{path}");
        head(&files, address);
    }
}

/// The folder in which a project keeps what was made.
const KEPT: &str = ".briefpress/pictures-1";

#[test]
fn what_was_made_is_kept_and_a_folder_that_is_lost_or_damaged_costs_time_alone() {
    let project = Project::of(&brief("", "![A](a.jpg)"));
    // Plates are kept there, too.
    project.write("site.yaml", fixture::UNPLATED);
    project.write("content/briefs/a/a.jpg", photograph(700, 500));
    project.ok(&["build"]);
    let (made, kept) = (project.bytes("public"), project.bytes(KEPT));
    assert_eq!(kept.len(), 3, "{:?}", kept.keys());
    assert_eq!(project.read(".briefpress/.gitignore"), "*\n");
    let build_anew = || {
        fs::remove_dir_all(project.at("public")).expect("it was built");
        fs::remove_dir_all(project.at(".public.briefpress")).expect("it was built");
        project.ok(&["build"]);
        assert_eq!(project.bytes("public"), made);
    };
    // Nothing is made again: a file that somebody else has put there, whole, is taken.
    let (name, bytes) = kept.first_key_value().expect("there are three");
    let times = |name: &str| project.seen(KEPT)[name].modified;
    let before = times(name);
    build_anew();
    assert_eq!(times(name), before);
    project.write(&format!("{KEPT}/{name}"), &bytes[..bytes.len() / 2]);
    build_anew();
    assert_eq!(project.bytes(KEPT), kept, "the damaged file is mended");
    fs::remove_dir_all(project.at(".briefpress")).expect("it is there");
    build_anew();
    assert_eq!(project.bytes(KEPT), kept);
}

#[test]
fn a_picture_whose_points_are_damaged_stops_a_build_and_nothing_is_written() {
    let mut photo = photograph(700, 500);
    // A length that leads behind the end of its table.
    let table = photo.windows(2).position(|pair| pair == [0xff, 0xc4]).expect("a table of codes");
    photo[table + 4] = 0xff;
    let project = Project::of(&brief("", "![A](a.jpg)"));
    project.write("content/briefs/a/a.jpg", photo);
    let ran = project.run(&["build"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("bad-picture"), "{}", ran.err);
    assert!(!project.at("public").exists());
}

#[test]
fn sizes_that_no_page_can_use_are_told() {
    for (value, place) in [
        ("{widths: [480, wide]}", "invalid-value site.yaml:3:32"),
        ("{widths: [50]}", "invalid-value site.yaml:3:27"),
        ("{quality: 101}", "invalid-value site.yaml:3:27"),
        ("{widths: [100, 200, 300, 400, 500]}", "invalid-value site.yaml:3:26"),
        ("{widths: [480, 1200], quality: 70}", ""),
    ] {
        let site = format!("==> site.yaml\n{}theme: {{images: {value}}}\n", fixture::SITE);
        assert_eq!(fixture::wrong(&site), place, "{value}");
    }
}

//! What the programs of a source's own say of it, where they are installed.

use super::sources::{OpenedSource, Workbench};
use crate::cli::console::Console;
use crate::import::{Asked, Converted, Kind, Told, TreeFile, is_document};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Asks the program that a source was made with, if it is there.
///
/// # Errors
/// A folder for what pandoc makes cannot be made.
pub fn ask(kind: Kind, opened: &mut OpenedSource, console: &Console) -> Result<Told> {
    let mut told = Told::default();
    match kind {
        Kind::Hugo => match addresses_of_hugo(&opened.root) {
            Listed::Rows(rows) => told.addresses = rows.into_iter().collect(),
            Listed::NoProgram => {}
            Listed::Failed => {
                console.say("`hugo list all` cannot read the site, so addresses are reckoned by its rules")
            }
        },
        Kind::Word => told.documents = documents(opened)?,
        _ => {}
    }
    Ok(told)
}

/// What is asked of pandoc: what the document says of itself as JSON, and its text.
const TEMPLATE: &str = "$meta-json$\n<!--briefpress-->\n$body$\n";

/// Has pandoc read all documents of a source; nothing if there is no pandoc.
fn documents(opened: &mut OpenedSource) -> Result<BTreeMap<String, Asked>> {
    let has_pandoc = Command::new("pandoc").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !has_pandoc.is_ok_and(|status| status.success()) {
        return Ok(BTreeMap::new());
    }
    let folder = std::env::temp_dir().join(format!("briefpress-import-{}", uuid::Uuid::new_v4()));
    fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    opened.workbench = Some(Workbench(folder.clone()));
    let template = folder.join("template.html");
    fs::write(&template, TEMPLATE).with_context(|| format!("cannot write `{}`", template.display()))?;
    let paths: Vec<String> = opened.tree.paths().filter(|path| is_document(path)).map(str::to_owned).collect();
    let mut all = BTreeMap::new();
    for (number, path) in paths.into_iter().enumerate() {
        let media = folder.join(number.to_string());
        let asked = document(&opened.on_disk(&path), &template, &media);
        let asked = asked.map(|(meta, html)| {
            let mut converted = Converted { html, meta, media: BTreeMap::new() };
            for file in files_below(&media) {
                let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                let in_tree = format!("{path}.media/{name}");
                opened.tree.insert(&*in_tree, TreeFile { bytes: None, changed: None });
                opened.made.insert(in_tree.clone(), file.clone());
                converted.media.insert(file.display().to_string(), in_tree);
            }
            converted
        });
        all.insert(path, asked);
    }
    Ok(all)
}

/// Returns what pandoc makes of a document: what it says of itself, and its text.
fn document(path: &Path, template: &Path, media: &Path) -> Result<(String, String), String> {
    let reader =
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("odt")) { "odt" } else { "docx+styles" };
    let ran = Command::new("pandoc")
        .args(["--from", reader, "--to", "html5", "--wrap=none", "--track-changes=accept", "--mathml"])
        .arg(format!("--template={}", template.display()))
        .arg(format!("--extract-media={}", media.display()))
        .arg(path)
        .stdin(Stdio::null())
        .output();
    let output = ran.map_err(|error| error.to_string())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(said.lines().next().unwrap_or("it gave up").to_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let (meta, html) = text.split_once("<!--briefpress-->").unwrap_or(("", &text));
    Ok((meta.trim().to_owned(), html.to_owned()))
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { all.push(entry.path()) }
        }
    }
    all.sort();
    all
}

/// What `hugo list all` said.
enum Listed {
    Rows(Vec<(String, String)>),
    NoProgram,
    Failed,
}

/// Returns the paths of files and their addresses, as Hugo prints them. It writes nothing into the source: no lock, no cache.
fn addresses_of_hugo(root: &Path) -> Listed {
    let ran = Command::new("hugo")
        .args(["list", "all", "--noBuildLock", "--environment", "production"])
        .current_dir(root)
        .env("HUGO_CACHEDIR", std::env::temp_dir().join("briefpress-hugo"))
        .env("HUGO_RESOURCEDIR", std::env::temp_dir().join("briefpress-hugo-resources"))
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let output = match ran {
        Ok(output) if output.status.success() => output,
        Ok(_) => return Listed::Failed,
        Err(_) => return Listed::NoProgram,
    };
    // A wrapper may say something of its own before the table.
    let printed = String::from_utf8_lossy(&output.stdout);
    let table = printed.find("path,").map_or("", |at| &printed[at..]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let Ok(head) = reader.headers().cloned() else { return Listed::Failed };
    let column = |name: &str| head.iter().position(|column| column == name);
    let (Some(path), Some(permalink)) = (column("path"), column("permalink")) else { return Listed::Failed };
    let rows = reader.records().filter_map(Result::ok);
    let rows = rows.filter_map(|row| Some((row.get(path)?.replace('\\', "/"), row.get(permalink)?.to_owned())));
    Listed::Rows(rows.filter(|(_, permalink)| !permalink.is_empty()).collect())
}

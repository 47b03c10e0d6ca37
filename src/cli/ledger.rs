//! `list urls --write`: the addresses of today's site are written into `urls.txt`, for the user to commit.
//!
//! A line is only ever added. Whatever would take one away is an error first, so that an address cannot leave the
//! ledger by the command that is to keep it.

use super::console::{Console, ExitStatus, NOTHING_WRITTEN};
use crate::base::counted::counted;
use crate::base::{Diagnostic, LEDGER_FILE, SourcePath};
use crate::parse::ledger::{read_ledger, write_ledger};
use crate::pipeline::Plan;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Adds the addresses of a plan, in which nothing withheld is shown, to the ledger.
pub fn record(root: &Path, plan: &Plan, console: &Console) -> Result<ExitStatus> {
    if !plan.is_sound() {
        let errors: Vec<Diagnostic> = plan.problems().iter().filter(|problem| problem.is_error()).cloned().collect();
        return Ok(console.stop(&errors, &|file| plan.text(file), NOTHING_WRITTEN));
    }
    let (file, path) = (SourcePath::new(LEDGER_FILE), root.join(LEDGER_FILE));
    let before = plan.text(&file);
    if before.is_none() && fs::symlink_metadata(&path).is_ok() {
        bail!("`{}` is no file of the site's own; remove it, and try again", path.display());
    }
    let before = before.unwrap_or_default();
    let kept = plan.pages().iter().filter(|page| page.is_kept()).map(|page| &page.route);
    let after = write_ledger(before, kept);
    let held = |text: &str| read_ledger(&file, text).0.lines.len();
    let (old, all) = (held(before), held(&after));
    if after == before {
        console.say(&format!("unchanged {LEDGER_FILE}: {}", counted(all, "URL")));
        return Ok(ExitStatus::Done);
    }
    replace(&path, &after).with_context(|| format!("cannot write `{}`; it is as it was", path.display()))?;
    console.say(&format!("wrote {LEDGER_FILE}: {}, {} of them new", counted(all, "URL"), all - old));
    console.say("commit it with the sources; an address that would vanish is an error from now on");
    Ok(ExitStatus::Done)
}

/// Writes a file beside the old one and puts it in its place, so that there is never half a ledger.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link is followed to the file that it leads to, which lies beside it: the door in reads no other.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let aside = path.with_file_name(format!(".{LEDGER_FILE}.briefpress"));
    let write = || {
        let mut file = fs::File::create(&aside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        drop(file);
        fs::rename(&aside, &path)
    };
    write().inspect_err(|_| drop(fs::remove_file(&aside)))
}

//! The manifest: which files of an output folder are ours, and what is known of each.
//!
//! ```text
//! briefpress-manifest 2 public
//! briefs/afghan-talks/index.html⇥INPUT⇥LENGTH⇥MODIFIED
//! old/index.html⇥-
//! end 2
//! ```
//!
//! The first line names the format's version and what was written: `public`, `preview` (with drafts, or as of another
//! moment; never published), or `unfinished`, which stands there while files are replaced and lists what the build
//! before and this one call their own. Then a line a file, sorted by path, its fields parted by a tab: the path, with
//! `\\`, `\t`, `\n` and `\r` for a backslash and what would break the line; the fingerprint of its input; its
//! length in bytes; when it was modified, in nanoseconds since 1970. A `-` instead: the file is ours if it is there, but
//! what it holds is not known. The last line counts them, so that a torn manifest is seen as such.
//!
//! Nothing is said of the bytes of a file. Whoever has to know reads the file, and that is rare: a first build has none, and
//! later only what was rendered again and has the same length is compared. To hash all bytes took a thirtieth of a build.
//!
//! Every version keeps the first word, the path as a line's first field, and the last line. So any version can tell
//! from any other's manifest which files are ours, and only renders them all again. A manifest without that is none:
//! nothing is ours, and an output that holds files is refused rather than guessed at.

use super::disk::WrittenStamp;
use crate::base::Fingerprint;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

const NAME: &str = "briefpress-manifest";
const VERSION: &str = "2";

/// What the files of an output folder are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildKind {
    /// The site as everybody may see it now.
    Public,
    /// With drafts, or as of another moment: never to be published.
    Preview,
}

/// What is known of a file that a build wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Fingerprint of everything that it was made from.
    pub input: Fingerprint,
    /// How it looks from outside.
    pub stamp: WrittenStamp,
}

/// Our files, by path; without a record where nothing is known.
pub(super) type Records = BTreeMap<Arc<str>, Option<Record>>;

/// A manifest as read, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub records: Records,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a manifest comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Origin {
    /// There is none.
    #[default]
    Absent,
    /// There is something, but it is no manifest.
    Unreadable,
    /// A build that did not finish, or of another version.
    Unfinished,
    /// A whole build.
    Finished(BuildKind),
}

impl Manifest {
    /// Reads a manifest of any version.
    pub fn parse(text: &str) -> Self {
        read(text).unwrap_or(Self { records: Records::new(), origin: Origin::Unreadable })
    }

    /// Returns what was built, if it was finished.
    pub fn kind(&self) -> Option<BuildKind> {
        match self.origin {
            Origin::Finished(kind) => Some(kind),
            _ => None,
        }
    }
}

/// Returns the text of a manifest; without a kind, of an unfinished one.
pub(super) fn write(records: &Records, kind: Option<BuildKind>) -> String {
    let word = match kind {
        Some(BuildKind::Public) => "public",
        Some(BuildKind::Preview) => "preview",
        None => "unfinished",
    };
    let mut text = format!("{NAME} {VERSION} {word}\n");
    for (path, record) in records {
        let path = escape(path);
        match record {
            Some(Record { input, stamp: WrittenStamp { length, modified } }) => {
                writeln!(text, "{path}\t{input}\t{length}\t{modified}")
            }
            None => writeln!(text, "{path}\t-"),
        }
        .expect("a string takes what is written to it");
    }
    text + &format!("end {}\n", records.len())
}

fn read(text: &str) -> Option<Manifest> {
    let (header, rest) = text.split_once('\n')?;
    let mut words = header.split(' ');
    if words.next()? != NAME {
        return None;
    }
    let known = words.next()? == VERSION;
    let origin = match words.next() {
        Some("public") if known => Origin::Finished(BuildKind::Public),
        Some("preview") if known => Origin::Finished(BuildKind::Preview),
        _ => Origin::Unfinished,
    };
    let (lines, count) = rest.strip_suffix('\n')?.rsplit_once('\n').unwrap_or(("", rest.trim_end()));
    let read_line = |line: &str| {
        let (path, fields) = line.split_once('\t').unwrap_or((line, "-"));
        let record = if known && fields != "-" { Some(read_record(fields)?) } else { None };
        Some((Arc::from(unescape(path).filter(|path| is_inside(path))?), record))
    };
    let records = lines.lines().map(read_line).collect::<Option<Records>>()?;
    (count == format!("end {}", records.len())).then_some(Manifest { records, origin })
}

fn read_record(fields: &str) -> Option<Record> {
    let mut fields = fields.split('\t');
    let record = Record {
        input: Fingerprint::from_hex(fields.next()?)?,
        stamp: WrittenStamp { length: fields.next()?.parse().ok()?, modified: fields.next()?.parse().ok()? },
    };
    fields.next().is_none().then_some(record)
}

/// Whether a path names a file inside the output, on every system: what a manifest lists may be deleted, so a forged
/// one must not reach out.
pub(super) fn is_inside(path: &str) -> bool {
    let is_harmless = |part: &str| {
        !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']) && !part.eq_ignore_ascii_case(".git")
    };
    path.split('/').all(is_harmless)
}

fn escape(path: &str) -> Cow<'_, str> {
    if !path.contains(['\\', '\t', '\n', '\r']) {
        return path.into();
    }
    path.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r").into()
}

fn unescape(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('\\') {
        return Some(text.into());
    }
    let mut chars = text.chars();
    let mut path = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        path.push(match c {
            '\\' => match chars.next()? {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            c => c,
        });
    }
    Some(path.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records() -> Records {
        let print = Fingerprint::of_bytes(b"x");
        let record = Record { input: print, stamp: WrittenStamp { length: 3, modified: -5 } };
        Records::from([("a\tb\nc/é.html".into(), Some(record)), ("old.html".into(), None)])
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        for kind in [Some(BuildKind::Public), Some(BuildKind::Preview), None] {
            let manifest = Manifest::parse(&write(&records(), kind));
            assert_eq!((manifest.kind(), &manifest.records), (kind, &records()));
        }
        assert_eq!(Manifest::parse(&write(&Records::new(), None)).origin, Origin::Unfinished);
    }

    #[test]
    fn a_torn_manifest_is_none_at_any_length() {
        let text = write(&records(), Some(BuildKind::Public));
        for (length, _) in text.char_indices() {
            assert_eq!(Manifest::parse(&text[..length]).origin, Origin::Unreadable, "{length}");
        }
    }

    #[test]
    fn another_version_still_says_what_is_ours() {
        let manifest = Manifest::parse("briefpress-manifest 7 public x\na.html\tnew\tfields\nb.html\nend 2\n");
        assert_eq!(manifest.records, Records::from([("a.html".into(), None), ("b.html".into(), None)]));
        assert_eq!(manifest.kind(), None);
    }

    #[test]
    fn a_forged_manifest_does_not_reach_out_of_the_output() {
        for path in ["../x", "/etc/passwd", "a//b", "a/./b", "c:x", "a\\\\b", "", ".git/config", "a/.GIT/x"] {
            let text = format!("{NAME} {VERSION} public\n{path}\t-\nend 1\n");
            assert_eq!(Manifest::parse(&text).origin, Origin::Unreadable, "{path}");
        }
    }
}

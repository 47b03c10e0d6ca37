//! Files that are never published, whatever refers to them: what a program left beside a text, and texts that are not
//! read.
//!
//! Editors, merge tools and programs that keep folders in step leave copies beside a text, each under a name of its
//! own. A copy holds the front matter of the text as it was: an embargo, or none yet. So a copy is known by its name,
//! and any other file by its first bytes: one that begins with front matter is a text, whatever its ending is.

use super::SourcePath;
use super::data::records;
use std::sync::LazyLock;

/// Why a file is never published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unpublished {
    /// A program left it beside a text: its name says so.
    Copy,
    /// It begins with front matter, and its ending is none of a text that is read.
    Text,
    /// Such a text, which its front matter may withhold.
    HeldText,
}

/// The endings of texts that are read, in lower case.
pub const TEXT_ENDINGS: [&str; 8] = ["md", "markdown", "mkd", "mkdn", "mdown", "mdwn", "mdtext", "mdtxt"];

/// The endings of texts that hold more than Markdown, as other programs read it. No such text is read.
pub(super) const RELATED_ENDINGS: [&str; 3] = ["mdx", "qmd", "rmd"];

/// So many bytes of a file are asked for front matter.
const HEAD: usize = 64 * 1024;

/// How a pointer of Git LFS begins, which stands in the place of a file that was not fetched; then how older ones do.
const LFS_POINTERS: [&[u8]; 3] = [
    b"version https://git-lfs.github.com/spec/",
    b"version https://hawser.github.com/spec/",
    b"version http://git-media.io/",
];

/// Whether a file of this name is a text that is read.
pub fn is_text(path: &SourcePath) -> bool {
    let ending = path.extension().to_lowercase();
    TEXT_ENDINGS.contains(&&*ending)
}

/// Returns why the file must not be published that begins with these bytes.
pub fn of_head(path: &SourcePath, head: &[u8]) -> Option<Unpublished> {
    let text = decoded(&head[..head.len().min(HEAD)])?;
    let is_held = || ["embargo", "draft", "published"].iter().any(|word| text.contains(word));
    begins_with_front_matter(path, &text).then(|| if is_held() { Unpublished::HeldText } else { Unpublished::Text })
}

/// Whether a text begins with front matter. A file of YAML may begin with `---` and be none.
fn begins_with_front_matter(path: &SourcePath, text: &str) -> bool {
    let mut lines = text.lines();
    let fence = lines.next().unwrap_or_default().trim_end();
    if !matches!(fence, "---" | "+++") {
        return false;
    }
    let states = |line: &str| {
        let key = line.split_once(if fence == "---" { ':' } else { '=' }).map(|(key, _)| key.trim());
        key.is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')))
    };
    let is_end = |line: &str| line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
    let mut has_key = false;
    for line in lines {
        if is_end(line) {
            return has_key;
        }
        has_key |= states(line);
    }
    // Front matter whose end is missing. That a file of data has none is usual.
    has_key && !matches!(&*path.extension().to_lowercase(), "yaml" | "yml" | "toml")
}

/// Returns the beginning of a file, if it may be front matter: as UTF-8 or UTF-16, with whatever ends of lines, behind blank
/// lines and a comment.
fn decoded(head: &[u8]) -> Option<String> {
    let wide = |of: fn([u8; 2]) -> u16, bytes: &[u8]| {
        String::from_utf16_lossy(&bytes.chunks_exact(2).map(|pair| of([pair[0], pair[1]])).collect::<Vec<_>>())
    };
    let text = match head {
        [0xff, 0xfe, rest @ ..] => wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => wide(u16::from_be_bytes, rest),
        _ => {
            let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
            if ![&b"---"[..], b"+++", b"<!--"].iter().any(|begin| head.starts_with(begin)) {
                return None;
            }
            String::from_utf8_lossy(head).into_owned()
        }
    };
    let text = text.trim_start();
    let text = match text.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    };
    let is_begun = text.starts_with("---") || text.starts_with("+++");
    is_begun.then(|| text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Whether a file begins as a pointer of Git LFS does.
pub fn is_lfs_pointer(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    LFS_POINTERS.iter().any(|begin| head.starts_with(begin))
}

/// The endings of files that are published from the folder of a brief though nothing refers to them, in lower case.
pub static ATTACHMENTS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| records(include_str!("attachments.txt")).flat_map(str::split_whitespace).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_known_by_the_first_bytes() {
        let text = |name: &str, head: &str| of_head(&SourcePath::new(format!("content/{name}")), head.as_bytes());
        for head in [
            "---\ntitle: T\n---\nx",
            "---\r\ntitle: T\r\n---\r\n",
            "\u{feff}---\ntitle: T\n...\n",
            "--- \ntitle: T\nx",
            "+++\ntitle = 'T'\n+++\n",
            "---\rtitle: T\r---\r",
            "\n \n---\ntitle: T\n---\n",
            "<!-- a\nb -->\n---\ntitle: T\n---\n",
        ] {
            assert_eq!(text("a.txt", head), Some(Unpublished::Text), "{head:?}");
        }
        let wide = |to: fn(u16) -> [u8; 2]| {
            "\u{feff}---\ntitle: é\nstatus: draft\n---\n".encode_utf16().flat_map(to).collect::<Vec<u8>>()
        };
        for head in [wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
            assert_eq!(of_head(&SourcePath::new("content/a.txt"), &head), Some(Unpublished::HeldText));
        }
        assert_eq!(text("a.mdx", "---\n# c\nstatus: draft\n---"), Some(Unpublished::HeldText));
        for head in ["", "---\n", "---\n---\n", "----\na: b\n----\n", "text\n---\na: b\n---\n", "--- a/x\n+++ b/x\n"] {
            assert_eq!(text("a.txt", head), None, "{head:?}");
        }
        assert_eq!(text("data.yaml", "---\na: b\n"), None);
        assert_eq!(text("data.yaml", "---\na: b\n---\nx"), Some(Unpublished::Text));
    }
}

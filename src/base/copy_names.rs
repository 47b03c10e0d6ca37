//! Names of copies: what editors, merge tools and programs that keep folders in step leave beside a file.

use super::SourcePath;
use super::unpublished::{ATTACHMENTS, RELATED_ENDINGS, TEXT_ENDINGS};

/// A word for a conflict between two versions, as it begins in the languages of programs that keep folders in step.
const CONFLICT: [&str; 14] = [
    "conflic",
    "conflit",
    "konflik",
    "conflitt",
    "konfliks",
    "конфликт",
    "çakış",
    "競合",
    "冲突",
    "衝突",
    "충돌",
    "متعارض",
    "تعارض",
    "ขัดแย้ง",
];

/// How the name of a copy begins, in the languages of Windows and macOS.
const COPY_OF: [&str; 14] = [
    "copy of ",
    "kopie von ",
    "copie de ",
    "copia de ",
    "copia di ",
    "cópia de ",
    "kopie van ",
    "kopia ",
    "kopi av ",
    "kopi af ",
    "còpia de ",
    "копия ",
    "копія ",
    "αντίγραφο ",
];

/// How the name of a copy ends, before a number.
const COPY: [&str; 29] = [
    " copy",
    " kopie",
    " copie",
    " copia",
    " cópia",
    " kopia",
    " копия",
    " копія",
    " копие",
    " kopi",
    " kopio",
    " kopya",
    " kopyası",
    " kopija",
    " còpia",
    " másolat",
    " másolata",
    " αντίγραφο",
    " salinan",
    "コピー",
    " 拷贝",
    " 拷貝",
    " 副本",
    " 複本",
    " 複製",
    "사본",
    "복사본",
    " نسخة",
    " עותק",
];

/// What an ending beside the one of a text is: `text.orig.md`.
const SAVED: [&str; 8] = [".orig", ".bak", ".backup", ".rej", ".tmp", ".save", ".mine", ".autosave"];

/// Whether the name of a file says that a program left it beside a text: `a.md.orig`, `a (conflicted copy).md`,
/// `a.sync-conflict-20240301-120000-ABCDEFG.md`.
pub fn is_copy(path: &SourcePath) -> bool {
    let name = path.name();
    let Some((stem, ending)) = name.rsplit_once('.') else { return follows_a_text(name) };
    let lower = ending.to_lowercase();
    if TEXT_ENDINGS.contains(&&*lower) || RELATED_ENDINGS.contains(&&*lower) {
        return is_copied_stem(stem);
    }
    follows_a_text(name)
}

/// Whether something stands behind the ending of a text: `a.md.orig`, `a.md___jb_tmp___`. What another program makes of a
/// text is no copy: `a.md.pdf`.
fn follows_a_text(name: &str) -> bool {
    let lower = name.to_lowercase();
    let endings = TEXT_ENDINGS.iter().chain(&RELATED_ENDINGS);
    let rest = endings.filter_map(|ending| lower.rsplit_once(&format!(".{ending}")).map(|(_, rest)| rest));
    let is_kept =
        |rest: &str| rest.strip_prefix('.').is_some_and(|ending| ending != "txt" && ATTACHMENTS.contains(&ending));
    rest.into_iter().any(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()) && !is_kept(rest))
}

/// Whether the name of a file that is no text says that a program made it as a copy of another. A number in brackets says
/// nothing there: `data (1).csv` may be the first of three.
pub fn is_copy_of_file(path: &SourcePath) -> bool {
    let (stem, lower) = (path.stem(), path.stem().to_lowercase());
    let is_numbered = bracketed(&lower).is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let is_recovered = lower.starts_with("backup of ") || lower.ends_with("(autorecovered)");
    is_recovered || (!is_numbered && is_copied_stem(stem))
}

fn is_copied_stem(stem: &str) -> bool {
    let lower = stem.to_lowercase();
    // A day and a time: a year alone is part of a title.
    let has_moment = |text: &str| are_digits(text.split('-'), &[8, 6]);
    let after = |sign: &str| lower.split(sign).skip(1).any(has_moment);
    let before = |sign: &str| lower.strip_suffix(sign).is_some_and(|text| are_digits(text.rsplit('-'), &[4, 6]));
    // A number of more digits is a year.
    let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let is_numbered = lower.len() - bare.len() <= 3;
    COPY_OF.iter().any(|begin| lower.starts_with(begin))
        || COPY.iter().any(|end| lower.ends_with(end) || (is_numbered && bare.ends_with(end)))
        || SAVED.iter().any(|end| lower.ends_with(end))
        || bracketed(&lower).is_some_and(is_copied_bracket)
        || (lower.contains("conflict")
            && ([".sync-conflict-", "_conflict-", "-conflict-", ".conflict-"].into_iter().any(after)
                || lower.ends_with(".conflict")
                || before("_conflict")))
        || (stem.bytes().any(|byte| byte.is_ascii_uppercase()) && (is_side_of_a_merge(stem) || names_a_machine(stem)))
}

/// Whether a name is that of one of the versions that a merge tool shows: `a_LOCAL_1234`, or `a.md.LOCAL.1234` of an older one.
fn is_side_of_a_merge(stem: &str) -> bool {
    let has_digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    ["BASE", "LOCAL", "REMOTE", "BACKUP"]
        .iter()
        .flat_map(|side| [format!("_{side}_"), format!(".{side}.")])
        .any(|sign| stem.split(&sign).skip(1).any(has_digits))
}

/// Whether the first of these parts are numbers of so many digits.
fn are_digits<'a>(parts: impl Iterator<Item = &'a str>, lengths: &[usize]) -> bool {
    let parts: Vec<&str> = parts.take(lengths.len()).collect();
    let is_number =
        |(part, length): (&&str, &usize)| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == lengths.len() && parts.iter().zip(lengths).all(is_number)
}

/// Returns what stands in brackets at the end of a name: `1` of `a (1)`.
fn bracketed(stem: &str) -> Option<&str> {
    let pairs = [('(', ')'), ('[', ']'), ('（', '）')];
    pairs.into_iter().find_map(|(open, close)| Some(stem.strip_suffix(close)?.rsplit_once(open)?.1))
}

fn is_copied_bracket(text: &str) -> bool {
    let is_count = text.len() <= 2 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    is_count
        || CONFLICT.iter().any(|word| text.contains(word))
        || words.any(|word| matches!(word, "copy" | "copie" | "kopie" | "copia" | "cópia" | "kopia" | "копия" | "副本"))
}

/// Whether a name ends with that of a machine, as OneDrive names its copies: `a-DESKTOP-1A2B3C4`, `a-Jane’s MacBook Pro`.
fn names_a_machine(stem: &str) -> bool {
    let is_code =
        |rest: &str| rest.len() >= 4 && rest.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let coded = ["-DESKTOP-", "-LAPTOP-", "-SURFACE-", "-WIN-"].iter().filter_map(|name| stem.rsplit_once(name));
    let models = ["", "Pro", "Air", "mini"];
    let made = ["MacBook", "iMac", "iPhone", "iPad"].iter().filter_map(|name| stem.rsplit_once(name));
    let is_made = |(before, model): (&str, &str)| {
        before.contains('-') && before.ends_with(['-', ' ']) && models.contains(&model.trim_start_matches(['-', ' ']))
    };
    coded.into_iter().any(|(_, rest)| is_code(rest)) || made.into_iter().any(is_made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(name: &str) -> bool {
        is_copy(&SourcePath::new(format!("content/briefs/grain/{name}")))
    }

    #[test]
    fn what_a_program_left_beside_a_text_is_known_by_its_name() {
        for name in [
            "index.md.orig",
            "index.fr_conflict-20240301-120000.md",
            "index-conflict-20240301-120000.md",
            "index.md.rej",
            "index.md.bak",
            "index.md.save",
            "index.md.save.1",
            "index.md.tmp",
            "index.md.1",
            "index.md___jb_tmp___",
            "index.md___jb_old___",
            "index.md.sb-a1b2c3d4-x",
            "index.md.txt",
            "index.md.crswap",
            "index.fr.md.bak",
            "index.MD.orig",
            "index.markdown.orig",
            "index.md.mine",
            "index.md.r1234",
            "index.md.swp",
            "index.md,v",
            "index.md (1)",
            "index.md-autosave",
            "a.qmd.bak",
            "index (Jane's conflicted copy 2024-03-01).md",
            "index (conflicted copy 2024-03-01 120000).md",
            "index.sync-conflict-20240301-120000-ABCDEFG.md",
            "index.fr.sync-conflict-20240301-120000-ABCDEFG.md",
            "index_conflict-20240301-120000.md",
            "index-DESKTOP-1A2B3C4.md",
            "index-LAPTOP-9ZX81QWE.md",
            "index-Jane’s MacBook Pro.md",
            "index (SFConflict jane@example.org 2024-03-01-12-00-00).md",
            "index (In Konflikt stehende Kopie von Jane 2024-03-01).md",
            "index (Copie en conflit de Jane 2024-03-01).md",
            "index (1).md",
            "index - Copy.md",
            "index - Copy (2).md",
            "index copy.md",
            "index copy 2.md",
            "Copy of index.md",
            "Kopie von index.md",
            "index_LOCAL_1234.md",
            "index_BASE_1234.md",
            "index.md.REMOTE.1234.md",
            "index.BACKUP.1234.md",
            "index - コピー.md",
            "index - コピー (2).md",
            "indexのコピー2.md",
            "index - 複製.md",
            "index - 복사본.md",
            "index의 사본.md",
            "index - Kopi.md",
            "index – kopija.md",
            "Копия index.md",
            "Kopi av index.md",
            "index.orig.md",
            "index [conflicted].md",
            "index.Conflict.md",
            "index_nas_Mar-01-120000-2024_Conflict.md",
            "index（的冲突副本）.md",
        ] {
            assert!(copy(name), "{name}");
        }
        for name in [
            "index.md",
            "index.fr.md",
            "sudan-conflict-and-grain.md",
            "conflict.md",
            "copy.md",
            "photocopy.md",
            "copyright.md",
            "grain (2021).md",
            "local_base.md",
            "desktop-study.md",
            "index.markdown",
            "report.pdf",
            "table.csv",
            "index.md.pdf",
            "index.md.docx",
            "cmd.exe",
            "a.mdb",
            "remote_sensing_2.md",
            "base_erosion_1.md",
            "us-iPhone-tariffs.md",
            "nato-kopi.md",
            "local.base.1.md",
            "sudan-conflict-2023.md",
            "tigray-conflict-2020-2022.md",
            "g20_conflict.md",
            "iran_2024_conflict.md",
            "data (1).csv",
            "winter-2024.md",
            "g20.md",
        ] {
            assert!(!copy(name), "{name}");
        }
    }

    #[test]
    fn copies_of_files_that_are_no_texts_are_known_by_their_names() {
        let copy = |name: &str| is_copy_of_file(&SourcePath::new(format!("content/briefs/grain/{name}")));
        for name in [
            "annex.sync-conflict-20240301-120000-ABCDEFG.csv",
            "annex (Jane's conflicted copy 2024-03-01).csv",
            "annex - Copy.csv",
            "annex-DESKTOP-1A2B3C4.csv",
            "annex_BASE_123.csv",
            "a.bak.csv",
            "Backup of report.doc",
            "a (AutoRecovered).docx",
        ] {
            assert!(copy(name), "{name}");
        }
        for name in ["annex.csv", "data (1).csv", "map (2).png", "photocopy.pdf", "sudan-conflict-2023.pdf"] {
            assert!(!copy(name), "{name}");
        }
    }
}

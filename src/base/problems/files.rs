//! Mistakes in the files themselves, before anything in them is read, and in the frame of a content file.

use crate::base::route::RouteFault;
use crate::base::unpublished::Unpublished;
use crate::base::{
    At, Code, Diagnostic, FieldPath, LineColumn, Place, Route, SITE_FILE, Severity, Slug, SourcePath, Span,
};

problems! {
    /// Reports a byte that belongs to no UTF-8 character, at `at`.
    not_utf8(file: &SourcePath, byte: u8, at: LineColumn) = NotUtf8, Place { file: file.clone(), at: At::Position(at) },
        "the byte `0x{byte:02X}` is not UTF-8",
        "save the file with the encoding UTF-8";
    /// Reports a file name that is not Unicode; `shown` has replacement characters where it is not.
    file_name(shown: &SourcePath) = FileName, Place::file(shown),
        "the file's name is not valid Unicode",
        "rename the file, best with letters a to z, digits and hyphens";
    /// Reports a source over its limit; lengths in bytes.
    file_too_large(file: &SourcePath, length: u64, limit: u64, what: &str) = FileTooLarge, Place::file(file),
        (over_limit(length, limit, what)),
        "split it, or move data and images into files of their own";
    /// Reports a file under `content/` where nothing of its kind is expected.
    misplaced_file(file: &SourcePath, belongs: &str) = MisplacedFile, Place::file(file),
        "no page is made from a Markdown file here",
        "move it to {belongs}";
    twin_names(file: &SourcePath) = FileName, Place::file(file),
        "two files have this name, and differ only in how its accents are encoded",
        "rename one of the two";
    twin_texts(file: &SourcePath) = FileName, Place::file(file),
        "another text of this folder has the same name, with another ending",
        "delete the older one of the two; or rename one, if they are two texts";
    /// Reports a pointer of Git LFS in the place of the file that it stands for.
    lfs_pointer(file: &SourcePath) = LfsPointer, Place::file(file),
        "this is a pointer of Git LFS: the file itself was not fetched",
        "type `git lfs pull`; in a workflow, check out with `lfs: true`";
    /// Reports a folder's second Markdown file: the folder belongs to its `index.md`.
    inside_a_folder(file: &SourcePath, owner: &SourcePath) = MisplacedFile, Place::file(file),
        "no page is made from a Markdown file in the folder of `{owner}`",
        "move it to another folder, or out of `content/` if it is a note for yourselves; to publish it as a file, give it \
         another ending than `.md`";
    /// Reports a text of front matter that is nothing but the mark which `briefpress new` leaves.
    placeholder(file: &SourcePath, field: FieldPath, mark: &str) = Placeholder, Place::field(file, field),
        "`{mark}` stands where a text is still to be written",
        "write the text, or delete the key";
    /// Reports a value that cannot be read as what it should be; `help` says what it should look like.
    invalid_value(place: Place, written: &str, help: &str) = InvalidValue, place,
        (format!("`{}` cannot be read", shorten(written))),
        (help);
    /// Reports a folder without `site.yaml`.
    no_site_file(file: &SourcePath) = MissingKey, Place::file(file),
        "there is no `site.yaml`",
        "type `briefpress init` to make a site here";
    /// Reports front matter in TOML, as Hugo and Zola write it by default.
    toml_front_matter(file: &SourcePath) = NoFrontMatter, Place::span(file, Span { start: 0, end: 3 }),
        "front matter between `+++` is TOML, and only YAML is read",
        "put it between two lines `---`, and write `key: value` where it has `key = \"value\"`";
}

/// Reports a file that would be published at an address with this part, which is none on every system.
pub fn file_name_in_address(file: &SourcePath, part: &str, fault: RouteFault) -> Diagnostic {
    let message = match fault {
        RouteFault::Length => "a file or folder has a name of more than 255 bytes".to_owned(),
        RouteFault::Form | RouteFault::NotRooted => format!("`{part}` cannot be part of an address"),
    };
    let (stem, ending) = part.rfind('.').map_or((part, ""), |dot| part.split_at(dot));
    let good = Slug::of_title(stem).map(|slug| format!("{slug}{}", ending.trim_end_matches(['.', ' '])));
    let help = match good.filter(|good| Route::of_path(&format!("/{good}")).is_ok()) {
        Some(good) => format!("rename it to `{good}`"),
        None => "rename it, best with letters a to z, digits and hyphens".to_owned(),
    };
    Diagnostic::new(Code::FileName, Place::file(file), message, help)
}

/// Reports a file that is never published.
pub fn unpublished(file: &SourcePath, why: Unpublished) -> Diagnostic {
    let code = match why {
        Unpublished::Copy => Code::CopyOfText,
        Unpublished::Text | Unpublished::HeldText => Code::TextNotRead,
    };
    let message = format!("this file is not published: {}", reason(why));
    Diagnostic::new(code, Place::file(file), message, remedy(file, why))
}

/// Reports a reference to a file that is never published.
pub fn link_to_unpublished(place: Place, written: &str, file: &SourcePath, why: Unpublished) -> Diagnostic {
    let message = format!("`{}` is never published: {}", shorten(written), reason(why));
    Diagnostic::new(Code::MissingFile, place, message, remedy(file, why))
}

fn reason(why: Unpublished) -> &'static str {
    match why {
        Unpublished::Copy => "by its name a program left it beside a text, as a copy",
        Unpublished::Text | Unpublished::HeldText => "it begins with front matter, but has no ending of a text",
    }
}

fn remedy(file: &SourcePath, why: Unpublished) -> String {
    match why {
        Unpublished::Copy => "delete it, or rename it if it is a text of its own".to_owned(),
        Unpublished::Text | Unpublished::HeldText => {
            format!("rename it to `{}.md` to publish it as a text", file.stem())
        }
    }
}

/// Reports a build that would delete more than an author means by an edit: of `of` files `files`, and of `pages` pages of
/// briefs all but `left`. `look` says what to do if it is not meant, and `command` is the line to type if it is.
pub fn mass_removal(
    (files, of): (usize, usize),
    (pages, left): (usize, usize),
    look: &str,
    command: &str,
) -> Diagnostic {
    let briefs = match pages - left {
        0 => String::new(),
        _ if left == 0 => ", and with them the last brief".to_owned(),
        gone => format!(", and with them {gone} of the {pages} pages of briefs"),
    };
    Diagnostic::new(
        Code::MassRemoval,
        Place::file(&SourcePath::new("content")),
        format!("this build would delete {files} of the {of} files that earlier builds wrote{briefs}"),
        look,
    )
    .and_help(format!("if it is meant, type `{command}`"))
}

/// Why there is nothing to make a site from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoContent {
    Missing,
    Empty,
    /// A symbolic link, which is not followed, stands where texts should be.
    Link,
    /// A file stands in the place of the folder.
    File,
    /// The folder is a submodule of git that was not checked out.
    Submodule,
    /// There are files with front matter, all of them with endings such as this one, which are not read.
    OtherEnding(String),
}

/// Reports sources that are not there: the folder at `path` is missing or has nothing to make a site from.
pub fn no_content(path: &SourcePath, why: NoContent) -> Diagnostic {
    let (message, help) = match why {
        NoContent::OtherEnding(ending) => (
            format!("no text in `{path}/` ends in `.md`, and files that end in `.{ending}` are not read"),
            "rename the texts, so that they end in `.md`; `briefpress check` says which they are",
        ),
        NoContent::Missing => (
            format!("there is no folder `{path}`"),
            "make it, or name the folder of the site: `briefpress --root FOLDER build`",
        ),
        NoContent::Empty => (
            format!("`{path}/` holds no text"),
            "put a brief into it: `briefpress new \"Title of the brief\"`; texts end in `.md`",
        ),
        NoContent::Link => (
            format!("`{path}` is a symbolic link, which is not followed"),
            "put the files themselves there, or clone the repository that holds them as a submodule",
        ),
        NoContent::File => (
            format!("`{path}` is a file, and no folder"),
            "put the folder itself there; where git makes no symbolic links, such a file stands for one",
        ),
        NoContent::Submodule => (
            format!("`{path}/` is empty: it is a submodule that was not checked out"),
            "type `git submodule update --init --recursive`; in a workflow, check out with `submodules: recursive`",
        ),
    };
    Diagnostic::new(Code::NoContent, Place::file(path), message, help)
}

/// Reports a symbolic link that is passed by.
pub fn link_not_followed(file: &SourcePath, why: &str) -> Diagnostic {
    let problem = Diagnostic::new(
        Code::LinkNotFollowed,
        Place::file(file),
        format!("the symbolic link is not followed, since it {why}"),
        "copy the file into the site instead",
    );
    // Without its configuration there is no site at all.
    let severity = if file.as_str() == SITE_FILE { Severity::Error } else { problem.severity };
    Diagnostic { severity, ..problem }
}

fn over_limit(length: u64, limit: u64, what: &str) -> String {
    let (found, most) = (size(length), size(limit));
    // Rounded to the same figure, they would say nothing.
    let found = if found == most { format!("{length} bytes") } else { found };
    format!("{what} of {found} is over the limit of {most} ({limit} bytes)")
}

fn size(bytes: u64) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{:.1} KiB", bytes as f64 / 1024.0),
        _ => format!("{:.1} MiB", bytes as f64 / 1_048_576.0),
    }
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= 60 { text.to_owned() } else { text.chars().take(57).chain("...".chars()).collect() }
}

/// Reports an address of this site that is none.
pub fn invalid_route(place: Place, written: &str, fault: RouteFault) -> Diagnostic {
    let message = match fault {
        RouteFault::NotRooted => format!("`{}` is no address of this site", shorten(written)),
        RouteFault::Form => format!("`{}` cannot be an address", shorten(written)),
        RouteFault::Length => format!("`{}` has a part of more than 255 bytes", shorten(written)),
    };
    let help = "write the path from the site's root, with a slash at both ends: `/old/address/`";
    Diagnostic::new(Code::InvalidValue, place, message, help)
}

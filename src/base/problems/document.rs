//! Mistakes in the frame of a content file, and in names made from its path.

use crate::base::route::RouteFault;
use crate::base::{Code, Diagnostic, FieldPath, Place, SourcePath, Span};

problems! {
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

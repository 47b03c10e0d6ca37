//! Mistakes in `site.yaml`.

use super::did_you_mean;
use crate::base::{Code, Diagnostic, FieldPath, Place, SourcePath};

/// Reports an address of the site that is none; `why` says what is missing.
pub fn invalid_base_url(file: &SourcePath, written: &str, why: &str) -> Diagnostic {
    let message = format!("`{written}` cannot be the site's address: {why}");
    let help = "type the full address, such as `base_url: https://example.github.io/briefs/`";
    Diagnostic::new(Code::InvalidValue, Place::field(file, FieldPath::of("base_url")), message, help)
}

/// Reports a time zone that the database does not have.
pub fn unknown_zone(file: &SourcePath, written: &str, nearest: &[String]) -> Diagnostic {
    let message = format!("there is no time zone `{written}`");
    let help = did_you_mean(nearest, "type an IANA name, such as `timezone: Asia/Karachi`");
    Diagnostic::new(Code::UnknownValue, Place::field(file, FieldPath::of("timezone")), message, help)
}

/// Reports a language that is no BCP 47 tag.
pub fn invalid_language(file: &SourcePath, written: &str) -> Diagnostic {
    let message = format!("`{written}` is no language tag");
    let help = "type a BCP 47 tag, such as `language: en` or `language: pt-BR`";
    Diagnostic::new(Code::InvalidValue, Place::field(file, FieldPath::of("language")), message, help)
}

/// Reports a licence that is not on the list of SPDX; `suggestion` is one that is.
pub fn invalid_licence(file: &SourcePath, field: FieldPath, written: &str, suggestion: &str) -> Diagnostic {
    let message = format!("`{written}` is no SPDX licence");
    let help = format!("type `licence: {suggestion}`, as on https://spdx.org/licenses/; or `licence: none`");
    Diagnostic::new(Code::InvalidValue, Place::field(file, field), message, help)
}

/// Reports a custom domain that is not the host of the site's address.
pub fn cname_is_not_host(file: &SourcePath, written: &str, host: &str) -> Diagnostic {
    let message = format!("`{written}` is not the host of `base_url`, which is `{host}`");
    let help = format!("type `base_url: https://{written}/`, or `cname: {host}`");
    Diagnostic::new(Code::InvalidValue, Place::field(file, FieldPath::of("cname")), message, help)
}

/// Reports a custom domain that is not the host of the address that `--base-url` gives.
pub fn cname_is_elsewhere(file: &SourcePath, written: &str, host: &str) -> Diagnostic {
    let message = format!("`{written}` is not the host of `--base-url`, which is `{host}`");
    let help = format!("type `--base-url https://{written}/`, or leave out `cname` for that build");
    Diagnostic::new(Code::InvalidValue, Place::field(file, FieldPath::of("cname")), message, help)
}

/// Reports a custom domain beside a base path.
pub fn cname_with_base_path(file: &SourcePath, written: &str, path: &str) -> Diagnostic {
    let message = format!("a site with `cname` stands at its host's root, but `base_url` has the path `{path}`");
    let help = format!("type `base_url: https://{written}/`");
    Diagnostic::new(Code::InvalidValue, Place::field(file, FieldPath::of("cname")), message, help)
}

/// Reports a site's id that is no URI that stays.
pub fn invalid_site_id(file: &SourcePath, written: &str) -> Diagnostic {
    let message = format!("`{written}` is no URI that can be the site's id");
    let help = "type `id: urn:uuid:` and a UUID, or a `tag:` or `https:` URI";
    Diagnostic::new(Code::InvalidValue, Place::field(file, FieldPath::of("id")), message, help)
}

/// Reports a link in the menu or footer that leads nowhere.
pub fn invalid_menu_url(file: &SourcePath, field: FieldPath, written: &str) -> Diagnostic {
    let message = format!("`{written}` is neither a source file, nor a path from the root, nor a full address");
    let help = "type it like `about.md`, `/archive/` or `https://example.org/`";
    Diagnostic::new(Code::InvalidValue, Place::field(file, field), message, help)
}

/// Reports a colour that is none.
pub fn invalid_colour(file: &SourcePath, field: FieldPath, written: &str) -> Diagnostic {
    let message = format!("`{written}` is no colour");
    let help = "type six hexadecimal digits in quotes, such as `accent: \"#7a1f2b\"`";
    Diagnostic::new(Code::InvalidValue, Place::field(file, field), message, help)
}

/// Reports a file of the theme that cannot be a path in `static/`.
pub fn not_in_static(file: &SourcePath, field: FieldPath, written: &str) -> Diagnostic {
    let message = format!("`{written}` is no path inside `static/`");
    let help = "put the file into `static/` and type its path from there, such as `logo.svg`";
    Diagnostic::new(Code::InvalidValue, Place::field(file, field), message, help)
}

/// Reports a code in `checks` that does not exist.
pub fn unknown_check(file: &SourcePath, written: &str, nearest: &[&str]) -> Diagnostic {
    let message = format!("there is no warning `{written}`");
    let help =
        did_you_mean(nearest, "the codes stand in brackets behind `warning` in the output of `briefpress check`");
    Diagnostic::new(Code::UnknownValue, Place::key(file, FieldPath::of("checks").key(written)), message, help)
}

/// Reports a code in `checks` whose weight is fixed.
pub fn check_is_an_error(file: &SourcePath, written: &str) -> Diagnostic {
    let message = format!("`{written}` is always an error");
    let place = Place::key(file, FieldPath::of("checks").key(written));
    Diagnostic::new(Code::UnknownValue, place, message, "leave it out: only warnings can be changed")
}

/// Reports a threshold that is neither a number nor `false`.
pub fn invalid_threshold(file: &SourcePath, field: FieldPath, written: &str) -> Diagnostic {
    let message = format!("`{field}` is `{written}`, which is no number of briefs");
    let help = "type a number from 1, or `false` for no such pages";
    Diagnostic::new(Code::InvalidValue, Place::field(file, field), message, help)
}

/// Reports an extra key that front matter has already.
pub fn extra_key_is_taken(file: &SourcePath, field: FieldPath, written: &str) -> Diagnostic {
    let message = format!("`{written}` is a key of front matter already");
    Diagnostic::new(Code::InvalidValue, Place::field(file, field), message, "leave it out, or choose another name")
}

//! Mistakes in `site.yaml`.

use super::did_you_mean;
use crate::base::outside::{OriginFault, host};
use crate::base::{Code, Diagnostic, FieldPath, Language, Place, SourcePath};

problems! {
    oai_without_email(file: &SourcePath) = MissingKey, Place::top(file, "oai"),
        "harvesters ask for an address to write to, and `publisher.email` is missing",
        "add `email: library@example.org` to `publisher`";
    /// Reports an address of the site that is none; `why` says what is missing.
    invalid_base_url(file: &SourcePath, written: &str, why: &str) = InvalidValue, Place::top(file, "base_url"),
        "`{written}` cannot be the site's address: {why}",
        "type the full address, such as `base_url: https://example.github.io/briefs/`";
    unknown_zone(place: Place, written: &str, nearest: &[String]) = UnknownValue, place,
        "there is no time zone `{written}`",
        (did_you_mean(nearest, "type an IANA name, such as `timezone: Asia/Karachi`"));
    /// Reports a text that is no language tag; `key` is where it stands.
    invalid_language(place: Place, written: &str, key: &str) = InvalidValue, place,
        "`{written}` is no language tag",
        (match key {
            "language" => "type a BCP 47 tag, such as `language: en` or `language: pt-BR`".to_owned(),
            _ => "type a BCP 47 tag, such as `fr` or `pt-BR`".to_owned(),
        });
    rare_language_of_site(place: Place, language: &Language, commoner: &Language) = InvalidValue, place,
        (format!("the usual tag of {} is `{}`, not `{}`", language.english_name(), commoner.tag(), language.tag())),
        (format!("type `{}`", commoner.tag()));
    unknown_language_of_site(place: Place, language: &Language) = UnknownValue, place,
        (format!("no known language has the tag `{}`", language.tag())),
        "type the tag of a language as BCP 47 has it, such as `fr` or `pt-BR`";
    /// Reports a text in a language that the site has not.
    text_in_no_language(
        file: &SourcePath, field: FieldPath, language: &Language, known: &[Language]
    ) = UnknownValue, Place::key(file, field),
        (format!("the site has no pages in {} (`{}`)", language.english_name(), language.tag())),
        (format!("add it to site.yaml: `{}`; or leave the text out", languages_with(known, language)));
    /// Reports a text by language that is empty.
    no_text_in_language(
        file: &SourcePath, field: FieldPath, language: &Language
    ) = MissingKey, Place::key(file, field),
        (format!("the text in {} (`{}`) is missing", language.english_name(), language.tag())),
        (format!("type it behind `{}:`, or delete the key: then the text in the first language of the site stands there", language.tag()));
    /// Reports a licence that is not on the list of SPDX; `suggestion` is one that is.
    invalid_licence(
        file: &SourcePath, field: FieldPath, written: &str, suggestion: &str
    ) = InvalidValue, Place::field(file, field),
        "`{written}` is no SPDX licence",
        "type `licence: {suggestion}`, as on https://spdx.org/licenses/; or `licence: none`";
    cname_is_not_host(file: &SourcePath, written: &str, host: &str) = InvalidValue, Place::top(file, "cname"),
        "`{written}` is not the host of `base_url`, which is `{host}`",
        "type `base_url: https://{written}/`, or `cname: {host}`";
    /// Reports a custom domain that is not the host of the address that `--base-url` gives.
    cname_is_elsewhere(file: &SourcePath, written: &str, host: &str) = InvalidValue, Place::top(file, "cname"),
        "`{written}` is not the host of `--base-url`, which is `{host}`",
        "type `--base-url https://{written}/`, or leave out `cname` for that build";
    cname_with_base_path(file: &SourcePath, written: &str, path: &str) = InvalidValue, Place::top(file, "cname"),
        "a site with `cname` stands at its host's root, but `base_url` has the path `{path}`",
        "type `base_url: https://{written}/`";
    invalid_site_id(file: &SourcePath, written: &str) = InvalidValue, Place::top(file, "id"),
        "`{written}` is no URI that can be the site's id",
        "type `id: urn:uuid:` and a UUID, or a `tag:` or `https:` URI";
    invalid_menu_url(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is neither a source file, nor a path from the root, nor a full address",
        "type it like `about.md`, `/archive/`, `https://example.org/` or `mailto:info@example.org`";
    invalid_colour(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is no colour",
        "type six hexadecimal digits in quotes, such as `accent: \"#7a1f2b\"`";
    /// Reports a file of the theme that cannot be a path in `static/`.
    not_in_static(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is no path inside `static/`",
        (path_in_static(written));
    missing_in_static(place: Place, written: &str, nearest: &[String]) = MissingFile, place,
        "there is no file `{written}` in `static/`",
        (did_you_mean(nearest, "put the file into `static/`"));
    no_font(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is no font that browsers read, by its ending",
        "give a file in WOFF2, WOFF, TTF or OTF";
    no_font_of_papers(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is no font that PDF editions can be set in, by its ending",
        "give a file in TTF or OTF";
    /// Reports a code in `checks` whose weight is fixed.
    check_is_an_error(
        file: &SourcePath, written: &str
    ) = UnknownValue, Place::key(file, FieldPath::of("checks").key(written)),
        "`{written}` is always an error",
        "leave it out: only warnings can be changed";
    /// Reports a threshold that is neither a number nor `false`.
    invalid_threshold(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{field}` is `{written}`, which is no number of briefs",
        "type a number from 1, or `false` for no such pages";
    /// Reports a width of pictures that no page could use.
    invalid_width(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is no width of a picture",
        "type a number of points from 100 to 4000, such as `960`; or `images: off`, and pictures keep their size";
    too_many_widths(place: Place, number: usize) = InvalidValue, place,
        "{number} widths are more than pages can use",
        "leave at most four";
    invalid_quality(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is no quality of a photograph",
        "type a number from 1 to 100; 80 is usual";
    extra_key_is_taken(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is a key of front matter already",
        "leave it out, or choose another name";
    unknown_check(file: &SourcePath, written: &str, nearest: &[&str]) = UnknownValue,
        Place::key(file, FieldPath::of("checks").key(written)),
        "there is no warning `{written}`",
        (did_you_mean(nearest, "the codes stand in brackets behind `warning` in the output of `briefpress check`"));
}

/// Reports a host of `outside` that is none, or from which nothing could be loaded.
pub fn invalid_origin(file: &SourcePath, field: FieldPath, written: &str, fault: &OriginFault) -> Diagnostic {
    let why = match fault {
        OriginFault::Path(_) => "is more than a host",
        OriginFault::Unsafe(_) => "is not loaded, since pages that come with `https:` load nothing without it",
        OriginFault::Several(_) => "is more than one host",
        OriginFault::Keyword => "is no host, and would let through more than one",
        OriginFault::Wildcard => "has a `*` where none may stand",
        OriginFault::NoHost => "is no host",
    };
    let pasted = Some(written).filter(|written| written.contains(['<', '"'])).and_then(host_within);
    let help = match fault {
        _ if let Some(host) = &pasted => format!("type `https://{host}`"),
        OriginFault::Path(host) | OriginFault::Unsafe(host) => format!("type `{host}`"),
        OriginFault::Several(hosts) => format!("type each by itself: `[{}]`", hosts.join(", ")),
        OriginFault::Wildcard => {
            "put it in front of a whole domain: `https://*.example.org` stands for all hosts below it".to_owned()
        }
        OriginFault::Keyword | OriginFault::NoHost => {
            "type the beginning of the address, up to the first `/` behind the host: `https://www.example.org`"
                .to_owned()
        }
    };
    Diagnostic::new(Code::InvalidValue, Place::field(file, field), format!("`{written}` {why}"), help)
}

/// Returns the host of the first address in a code that was pasted whole.
fn host_within(code: &str) -> Option<String> {
    let (before, rest) = code.split_once("//")?;
    let is_web = before.ends_with("https:") || before.ends_with("http:") || before.ends_with(['"', '\'']);
    let end = rest.find(['"', '\'', ' ', '>', '<']).unwrap_or(rest.len());
    host(&format!("//{}", &rest[..end])).filter(|_| is_web)
}

/// Returns what to type for a file of `static/` that was named otherwise.
fn path_in_static(written: &str) -> String {
    let rest = written.trim_start_matches(['.', '/']);
    let rest = rest.strip_prefix("static/").unwrap_or(rest);
    let is_path = !rest.is_empty() && !rest.contains([':', '\\', '?', '#']) && !rest.contains("//");
    if is_path && !rest.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return format!("put the file into `static/` and type `{rest}`");
    }
    "save the file in `static/` and type its path from there, such as `logo.svg`".to_owned()
}

/// Returns the line of `site.yaml` that adds a language to those that the site has.
pub fn languages_with(known: &[Language], further: &Language) -> String {
    let others = known.iter().skip(1).chain([further]).map(Language::tag);
    format!("languages: [{}]", others.collect::<Vec<_>>().join(", "))
}

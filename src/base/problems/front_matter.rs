//! Mistakes in front matter as a whole, and in single values wherever they stand.

use super::did_you_mean;
use crate::base::slug::{MAX_SLUG_LENGTH, SlugFault};
use crate::base::{Code, Diagnostic, FieldPath, Place, Slug, SourcePath, Span, Step};

problems! {
    no_front_matter(file: &SourcePath) = NoFrontMatter, Place::span(file, Span::default()),
        "the file does not begin with front matter",
        "type `---`, lines such as `title: …` and `---` at the very top";
    /// Reports front matter without its closing line; `opening` is the line that opens it.
    front_matter_not_closed(file: &SourcePath, opening: Span) = FrontMatterNotClosed, Place::span(file, opening),
        "the front matter that begins here has no end",
        "type a line `---` between the front matter and the text";
    /// Reports a line of the text that is a key of front matter.
    key_in_text(file: &SourcePath, at: Span, key: &str) = KeyInText, Place::span(file, at),
        "`{key}:` stands below the front matter, so it is text",
        "move the line up, before the closing `---`; if it is meant as text, put it between two lines of three backticks";
    /// Reports a comment that states a key.
    key_in_comment(file: &SourcePath, at: Span, key: &str) = KeyInComment, Place::span(file, at),
        "`{key}` stands in a comment, so it withholds nothing",
        "type it as a line of its own in the front matter, or delete the comment";
    /// Reports a line of front matter that states a key inside another value.
    key_in_value(place: Place, key: &str) = KeyInValue, place,
        "`{key}:` stands inside another value, so it withholds nothing",
        "put it on a line of its own that begins at the left edge";
    /// Reports a key of the site's own that would withhold the file, were it spelled as the front matter knows it.
    key_of_the_site(place: Place, key: &str) = KeyInValue, place,
        "`front_matter.extra_keys` makes this a key of the site's own, so it withholds nothing (`{key}`)",
        "type `status: draft`, or `embargo_until:` with a moment, and take the key out of `extra_keys`";
    /// Reports a public file in a folder whose name says that it is not.
    folder_of_drafts(file: &SourcePath, folder: &str) = FolderOfDrafts, Place::file(file),
        "this file is public: the folder `{folder}` withholds nothing",
        "add `status: draft` or `embargo_until:` to its front matter",
        "if it is meant to be public, move it to another folder, or add `status: published`";
    /// Reports a mark of git between two versions of a text.
    merge_marker(file: &SourcePath, at: Span) = MergeMarker, Place::span(file, at),
        "git left this mark where two versions could not be merged",
        "keep the version that is right, and delete the other with all marks";
    /// Reports a key that would give an address to the home page, which has one.
    address_of_home(file: &SourcePath, key: &str) = UnknownKey, Place::key(file, FieldPath::of(key)),
        "the home page has no key `{key}`: its address is `/`",
        "leave it out; an old address of the home page goes under `aliases`";
    change_to_come(place: Place, written: &str) = ChangeToCome, place,
        "`{written}` lies in the future, but readers see the change already",
        "type the day on which the change was made; if it has to wait, make it on its day";
    date_too_far(file: &SourcePath, field: FieldPath, written: &str) = InvalidDate, Place::field(file, field),
        "`{written}` is too far away to be counted",
        "type an earlier day, or `status: draft` to wait without a day";
    offset_against_zone(file: &SourcePath, field: FieldPath, written: &str) = InvalidDate, Place::field(file, field),
        "the offset and the zone of `{written}` contradict each other",
        "leave out the offset or the zone";
    offset_too_far(
        file: &SourcePath, field: FieldPath, written: &str, example: &str
    ) = InvalidDate, Place::field(file, field),
        "the offset of `{written}` is further from UTC than any clock",
        (format!("type one between `-14:00` and `+14:00`, or a zone, as in `{}`", line(&field, example)));
    invalid_web_address(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is no full address",
        "type it as browsers show it, such as `https://example.org/report`";
    /// Reports an address without its scheme; `meant` is the whole of it.
    incomplete_address(
        file: &SourcePath, field: FieldPath, written: &str, meant: &str
    ) = InvalidValue, Place::field(file, field),
        "`{written}` is no full address",
        (format!("type `{}`", line(&field, meant)));
    not_a_page(file: &SourcePath, field: FieldPath, written: &str) = InvalidValue, Place::field(file, field),
        "`{written}` is no address of a page, which ends with `/` or `.html`",
        (format!("type `{}`", line(&field, &format!("{written}/"))));
    missing_key(file: &SourcePath, field: FieldPath) = MissingKey, Place::field(file, field),
        "`{field}` is missing",
        (format!("type `{}`", line(&field, "…")));
    /// Reports a local time that its zone has twice; `before` and `after` are the two readings.
    time_twice(
        file: &SourcePath, field: FieldPath, written: &str, before: &str, after: &str
    ) = AmbiguousTime, Place::field(file, field.clone()),
        "the clocks go back, so `{written}` happens twice",
        (format!("type `{}`", line(&field, before))),
        (format!("or `{}`", line(&field, after)));
    /// Reports a local time that its zone skips; `before` and `after` are the two readings.
    time_skipped(
        file: &SourcePath, field: FieldPath, written: &str, before: &str, after: &str
    ) = AmbiguousTime, Place::field(file, field.clone()),
        "the clocks go forward, so `{written}` never happens",
        (format!("type `{}`", line(&field, before))),
        (format!("or `{}`", line(&field, after)));
}

/// Reports a date that cannot be read; `values` are those that could be typed instead.
pub fn invalid_date(file: &SourcePath, field: FieldPath, written: &str, values: &[String]) -> Diagnostic {
    let message = format!("`{written}` is no date that can be read");
    let mut helps = values.iter().map(|value| format!("like `{}`", line(&field, value)));
    let first = format!("type it {}", helps.next().unwrap_or_default());
    let problem = Diagnostic::new(Code::InvalidDate, Place::field(file, field.clone()), message, first);
    helps.fold(problem, |problem, help| problem.and_help(format!("or {help}")))
}

/// Reports a time without an offset or zone; `values` are the same with the site's zone, two of a time that it has twice.
pub fn time_without_zone(file: &SourcePath, field: FieldPath, written: &str, values: &[String]) -> Diagnostic {
    let message = format!("`{written}` does not say in which time zone");
    let mut helps = values.iter().map(|value| format!("`{}`", line(&field, value)));
    let first = format!("type {}", helps.next().unwrap_or_default());
    let problem = Diagnostic::new(Code::TimeWithoutZone, Place::field(file, field.clone()), message, first);
    helps.fold(problem, |problem, help| problem.and_help(format!("or {help}")))
}

/// Reports an event that is over before it begins.
pub fn ends_before_it_starts(place: Place, written: &str) -> Diagnostic {
    let message = format!("`{written}` is before the event starts");
    Diagnostic::new(Code::InvalidValue, place, message, "type the day or hour at which it ends under `ends`")
        .and_help("or leave `ends` out, if nobody knows")
}

/// Reports `status`, `date` or `embargo_until` with nothing behind it, which would publish a file that was meant to
/// wait.
pub fn blank_life(file: &SourcePath, field: FieldPath, zone: &str) -> Diagnostic {
    let key = field.to_string();
    let example = match key.as_str() {
        "status" => line(&field, "draft"),
        "date" => line(&field, "2021-06-29"),
        _ => line(&field, &format!("2021-06-29T09:00[{zone}]")),
    };
    let without = match key.as_str() {
        "status" => "delete the line, so that the file is published",
        _ => "delete the line, so that the file does not wait",
    };
    let (message, help) = (format!("`{field}` has no value"), format!("type it like `{example}`"));
    Diagnostic::new(Code::MissingKey, Place::field(file, field), message, help).and_help(format!("or {without}"))
}

/// Reports a flag that is neither `true` nor `false`; `meant` is what the word means elsewhere.
pub fn not_a_flag(file: &SourcePath, field: FieldPath, written: &str, meant: Option<bool>) -> Diagnostic {
    let message = format!("`{field}` is `{written}`, not `true` or `false`");
    let help = match meant {
        Some(meant) => format!("type `{}`", line(&field, if meant { "true" } else { "false" })),
        None => format!("type `{}` or `{}`", line(&field, "true"), line(&field, "false")),
    };
    Diagnostic::new(Code::InvalidValue, Place::field(file, field), message, help)
}

/// Reports a word outside a fixed list.
pub fn unknown_value(file: &SourcePath, field: FieldPath, written: &str, nearest: &[&str], all: &[&str]) -> Diagnostic {
    let message = format!("`{field}` has no value `{written}`");
    let words: Vec<String> = all.iter().map(|word| format!("`{word}`")).collect();
    let list = format!("the values are {}", words.join(", "));
    let place = Place::field(file, field);
    if nearest.is_empty() {
        return Diagnostic::new(Code::UnknownValue, place, message, list);
    }
    Diagnostic::new(Code::UnknownValue, place, message, did_you_mean(nearest, "")).and_help(list)
}

/// Reports a time in a zone that the database does not have; `nearest` are whole values with a zone that looks like it.
pub fn no_such_zone(file: &SourcePath, field: FieldPath, zone: &str, nearest: &[String]) -> Diagnostic {
    let message = format!("there is no time zone `{zone}`");
    let help = match nearest.first() {
        Some(value) => format!("type `{}`", line(&field, value)),
        None => "write an IANA name in the brackets, such as `[Asia/Karachi]`".to_owned(),
    };
    let problem = Diagnostic::new(Code::InvalidDate, Place::field(file, field.clone()), message, help);
    let others = nearest.iter().skip(1);
    others.fold(problem, |problem, value| problem.and_help(format!("or `{}`", line(&field, value))))
}

/// Reports a slug that is none.
pub fn invalid_slug(file: &SourcePath, field: FieldPath, written: &str, fault: SlugFault) -> Diagnostic {
    let help = match nearest_slug(written) {
        Some(slug) => format!("type `{}`", line(&field, slug.as_str())),
        None => "choose another name".to_owned(),
    };
    Diagnostic::new(Code::InvalidSlug, Place::field(file, field), slug_message(written, fault), help)
}

/// Reports a key that must be a slug and is none.
pub fn invalid_slug_key(file: &SourcePath, field: FieldPath, written: &str, fault: SlugFault) -> Diagnostic {
    let help = match nearest_slug(written) {
        Some(slug) => format!("type `{slug}:` instead of `{written}:`"),
        None => "choose another name".to_owned(),
    };
    Diagnostic::new(Code::InvalidSlug, Place::key(file, field), slug_message(written, fault), help)
}

/// Reports a file or folder whose name becomes part of an address and is no slug.
pub fn invalid_file_name(file: &SourcePath, written: &str, fault: SlugFault) -> Diagnostic {
    let help = match nearest_slug(written) {
        Some(slug) => format!("rename it to `{slug}`, or type `slug: {slug}` where a slug can be given"),
        None => "rename it".to_owned(),
    };
    Diagnostic::new(Code::InvalidSlug, Place::file(file), slug_message(written, fault), help)
}

fn nearest_slug(written: &str) -> Option<Slug> {
    Slug::of_title(written).filter(|slug| slug.as_str() != written)
}

/// Returns what is wrong with a text that should be a slug.
pub fn slug_message(written: &str, fault: SlugFault) -> String {
    match fault {
        SlugFault::Form => format!("`{written}` is no slug: small letters a to z, digits, and single hyphens between"),
        SlugFault::Length => format!("a slug of {} letters is over the limit of {MAX_SLUG_LENGTH}", written.len()),
        SlugFault::Reserved => format!("`{written}` cannot be a slug, since Windows keeps the name for a device"),
    }
}

/// Returns the line to type for a field: its own key and a value, or a list item.
fn line(field: &FieldPath, value: &str) -> String {
    match field.0.last() {
        Some(Step::Key(key)) => format!("{key}: {value}"),
        _ => format!("- {value}"),
    }
}

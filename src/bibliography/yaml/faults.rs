//! What is wrong with YAML.

use super::guard::Refusal;
use crate::bibliography::fault::Fault;
use crate::bibliography::limits::MOST_LEVELS;

/// Says why a text is refused.
pub fn refused(place: usize, refusal: Refusal) -> Fault {
    let span = place..place + 1;
    match refusal {
        Refusal::TooDeep => Fault::new(
            span,
            format!("values are nested deeper than {MOST_LEVELS} levels"),
            "write the entry with fewer levels",
        ),
        Refusal::Alias => Fault::new(
            span,
            "anchors and aliases are not read",
            "write the value itself, or put a text that begins with `&` or `*` in quotes",
        ),
    }
}

/// Says what is wrong with an entry, at the line of it that the error names.
pub fn explain(source: &str, offset: usize, number: usize, told: &str) -> Fault {
    let mut place = 0;
    let mut span = offset..offset;
    for (count, line) in source.split_inclusive('\n').enumerate() {
        let bare = line.trim();
        if !bare.is_empty() {
            let start = offset + place + line.len() - line.trim_start().len();
            span = start..start + bare.len();
        }
        place += line.len();
        if count + 1 >= number {
            break;
        }
    }
    let told = told.split(" at line ").next().unwrap_or_default();
    let help = if told.contains("unknown variant") {
        "take a type of Hayagriva, such as `report`, `article`, `web` or `misc`"
    } else if told.contains("no entry type") {
        "add a type, as in `type: report`"
    } else {
        "indent with spaces, and put a text that has `:`, `#` or a brace in quotes"
    };
    Fault::new(span, format!("this entry cannot be read: {told}"), help)
}

//! What the readers of bibliographies make of files.

mod tests_bib;
mod tests_bib_faults;
mod tests_bib_kinds;
mod tests_csl_json;
mod tests_days;
mod tests_yaml;

use super::fault::Fault;
use super::reference::{Dates, Name, Reference, Works};

/// A reader of bibliographies.
type Read = fn(&str) -> (Works, Vec<Fault>);

/// Reads a `.bib` file, whatever slips are in it.
fn read_bib(text: &str) -> (Works, Vec<Fault>) {
    let (works, faults, _) = super::bib::read_bib(text);
    (works, faults)
}

/// Returns the one reference of a file without faults.
fn only(read: Read, text: &str) -> Reference {
    let (mut references, faults) = read(text);
    assert_eq!(faults, [], "in {text}");
    assert_eq!(references.len(), 1, "in {text}");
    references.remove(0).1
}

/// Writes a reference in one line: `report author=[United Nations] issued=2015 | title=…`.
fn line(reference: &Reference) -> String {
    let mut out = reference.kind.clone();
    for (variable, names) in &reference.names {
        let names: Vec<String> = names.iter().map(name).collect();
        out.push_str(&format!(" {variable}=({})", names.join("; ")));
    }
    for (variable, dates) in &reference.dates {
        out.push_str(&format!(" {variable}={}", days(dates)));
    }
    for (variable, text) in &reference.texts {
        out.push_str(&format!(" | {variable}: {text}"));
    }
    out
}

/// Writes a name: `family, given, -particle, dropping-, suffix`.
fn name(name: &Name) -> String {
    match name {
        Name::Others => "others".to_owned(),
        Name::Organisation(name) => format!("[{name}]"),
        Name::Person { family, given, dropping_particle, particle, suffix } => {
            let mut out = family.clone();
            out.push_str(&given.as_ref().map(|given| format!(", {given}")).unwrap_or_default());
            out.push_str(&particle.as_ref().map(|particle| format!(" <{particle}>")).unwrap_or_default());
            out.push_str(&dropping_particle.as_ref().map(|particle| format!(" ({particle})")).unwrap_or_default());
            out.push_str(&suffix.as_ref().map(|suffix| format!(" +{suffix}")).unwrap_or_default());
            out
        }
    }
}

/// Writes dates: `2020-05..2020-06~`.
fn days(dates: &Dates) -> String {
    let day = |day: &super::reference::Day| {
        let month = day.month.map(|month| format!("-{month}")).unwrap_or_default();
        format!("{}{month}{}", day.year, day.day.map(|day| format!("-{day}")).unwrap_or_default())
    };
    let to = dates.to.as_ref().map(|to| format!("..{}", day(to))).unwrap_or_default();
    format!("{}{to}{}", day(&dates.from), if dates.is_circa { "~" } else { "" })
}

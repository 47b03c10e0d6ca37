//! What to type in place of a date that cannot be read.
//!
//! Whoever types what the help says must not be told off again: each proposal is read before it is shown, and one that
//! is refused is replaced by what its own help would say.

use super::readings::readings;
use super::{DateFault, nearest_zones};
use jiff::civil::DateTime;

/// How often a proposal is mended: a form, a zone's name, the zone, and an hour that happens twice.
const MOST_STEPS: usize = 4;

/// Returns values that `read` can read, the likeliest first, for a text with that fault; none if nothing can be proposed. The
/// site's `zone` stands where none is given and one is needed.
pub fn proposals(
    text: &str,
    fault: &DateFault,
    zone: &str,
    read: &dyn Fn(&str) -> Result<(), DateFault>,
) -> Vec<String> {
    let mut proposed = mended(text, fault, zone, read, MOST_STEPS);
    // Of two readings that become one, the second stands behind the first.
    proposed.dedup();
    proposed
}

fn mended(
    text: &str,
    fault: &DateFault,
    zone: &str,
    read: &dyn Fn(&str) -> Result<(), DateFault>,
    steps: usize,
) -> Vec<String> {
    let proposed = match fault {
        DateFault::Unreadable => readings(text),
        DateFault::NoSuchZone(name) => {
            let with = |near: &String| text.replace(&format!("[{name}]"), &format!("[{near}]"));
            nearest_zones(name).iter().take(1).map(with).collect()
        }
        DateFault::NoZone(local) | DateFault::FarOffset(local) => vec![format!("{}[{zone}]", short(local))],
        DateFault::Ambiguous { before, after, .. } => vec![before.clone(), after.clone()],
        DateFault::Conflict | DateFault::TooFar => Vec::new(),
    };
    let settled = |proposal: String| match read(&proposal) {
        Ok(()) => vec![proposal],
        Err(fault) if steps > 0 => mended(&proposal, &fault, zone, read, steps - 1),
        Err(_) => Vec::new(),
    };
    proposed.into_iter().flat_map(settled).collect()
}

/// Returns a local time without seconds where there are none: nobody types them.
fn short(local: &DateTime) -> String {
    let text = local.to_string();
    text.strip_suffix(":00").filter(|short| short.len() == 16).map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::{parse_instant, parse_moment, zone};
    use super::*;

    /// What is proposed for an embargo in Berlin, and that all of it can be read.
    fn embargo(text: &str) -> String {
        let fault = parse_instant(text).expect_err(text);
        let proposed = proposals(text, &fault, "Europe/Berlin", &|text| parse_instant(text).map(drop));
        let refused: Vec<&String> = proposed.iter().filter(|one| parse_instant(one).is_err()).collect();
        assert!(refused.is_empty(), "{text}: {refused:?}");
        proposed.join(" ")
    }

    #[test]
    fn what_is_proposed_can_be_read_and_is_not_early() {
        for (written, expected) in [
            // A day that its month does not have is the day after it.
            ("2027-02-29T09:00+01:00", "2027-03-01T09:00+01:00"),
            ("2027-02-29", "2027-03-01T00:00[Europe/Berlin]"),
            ("2027-02-30 09:00[Asia/Karachi]", "2027-03-01T09:00[Asia/Karachi]"),
            ("2027-04-31T09:00Z", "2027-05-01T09:00Z"),
            ("31 April 2027", "2027-05-01T00:00[Europe/Berlin]"),
            ("2027-02-29T24:00+01:00", "2027-03-02T00:00+01:00"),
            // An offset that no clock has.
            ("2027-06-29T09:00+26:00", "2027-06-29T09:00[Europe/Berlin]"),
            ("2027-06-29T09:00:30-15:00", "2027-06-29T09:00:30[Europe/Berlin]"),
            ("29 June 2027 9:00 +2600", "2027-06-29T09:00[Europe/Berlin]"),
            ("2027-06-29T09:00+05:75", ""),
            // Hours that happen twice or never, also behind another fault.
            ("2027-10-31T02:30", "2027-10-31T02:30:00+02:00[Europe/Berlin] 2027-10-31T02:30:00+01:00[Europe/Berlin]"),
            ("31 Oct 2027 2:30", "2027-10-31T02:30:00+02:00[Europe/Berlin] 2027-10-31T02:30:00+01:00[Europe/Berlin]"),
            ("2027-03-28T02:30", "2027-03-28T02:30:00+01:00 2027-03-28T02:30:00+02:00"),
            (
                "2027-10-31T02:30[Europe/Berln]",
                "2027-10-31T02:30:00+02:00[Europe/Berlin] 2027-10-31T02:30:00+01:00[Europe/Berlin]",
            ),
            ("2027-02-29T09:00[Asia/Karach]", "2027-03-01T09:00[Asia/Karachi]"),
            ("9999-12-31", ""),
            ("soon", ""),
        ] {
            assert_eq!(embargo(written), expected, "{written}");
        }
        let beirut = zone("Asia/Beirut").unwrap();
        let read = |text: &str| parse_moment(text, &beirut).map(drop);
        let proposed = proposals("28 March 2021 0:30", &DateFault::Unreadable, "Asia/Beirut", &read);
        assert_eq!(proposed, ["2021-03-28T00:30:00+02:00", "2021-03-28T00:30:00+03:00"]);
    }
}

//! Dates of all forms.

use super::days;
use crate::bibliography::days::{Told, read_date};

#[test]
fn dates_are_as_exact_as_they_were_given() {
    let cases = [
        ("2020", "2020"),
        ("800", "800"),
        ("2020-05", "2020-5"),
        ("2020-05-03", "2020-5-3"),
        ("2020-05-03T10:00:00Z", "2020-5-3"),
        ("2020-05/2020-07", "2020-5..2020-7"),
        ("2019/2020", "2019..2020"),
        ("2020/", "2020"),
        ("2020/..", "2020"),
        ("../2020", "2020"),
        ("2020~", "2020~"),
        ("2020-05?", "2020-5~"),
        ("1850%", "1850~"),
        ("2020-21", "2020 season 1"),
        ("2020-24", "2020 season 4"),
        ("199X", "1990..1999"),
        ("19XX", "1900..1999"),
        ("2020-XX", "2020"),
        ("-0044", "-44"),
        ("2024-02-29", "2024-2-29"),
        ("May 2020", "2020-5"),
        ("3 May 2020", "2020-5-3"),
        ("May 3rd, 2020", "2020-5-3"),
        ("3 de mayo de 2020", "2020-5-3"),
        ("1er août 2020", "2020-8-1"),
        ("14 juillet 2020", "2020-7-14"),
        ("14 juin 2020", "2020-6-14"),
        ("Spring 2020", "2020 season 1"),
        ("ca. 1850", "1850~"),
        ("c1850", "1850~"),
        ("[2004]", "2004"),
        ("2020a", "2020"),
        ("1998--1999", "1998..1999"),
        ("1998–1999", "1998..1999"),
        ("forthcoming", "status forthcoming"),
        ("Im Erscheinen", "status Im Erscheinen"),
        ("n.d.", "undated"),
        ("", "undated"),
        ("2020-13-45", "wrong"),
        ("2023-02-29", "wrong"),
        ("2020-00", "wrong"),
        ("2020/05/03", "wrong"),
        ("03.05.2020", "wrong"),
        ("99999", "wrong"),
        ("20", "wrong"),
        ("2020-5-3-1", "wrong"),
        ("../..", "wrong"),
    ];
    for (text, want) in cases {
        let told = match read_date(text) {
            Told::Days { dates, season: None } => days(&dates),
            Told::Days { dates, season: Some(season) } => format!("{} season {season}", days(&dates)),
            Told::Status(status) => format!("status {status}"),
            Told::Undated => "undated".to_owned(),
            Told::Wrong => "wrong".to_owned(),
        };
        assert_eq!(told, want, "of {text:?}");
    }
}

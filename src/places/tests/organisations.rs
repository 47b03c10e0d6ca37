//! What the registry promises of organisations: memberships that begin and end on their days.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::super::{Country, load, name_key, organisation_in, registry};
use super::code;

/// The members of an organisation on a day, by slug; none of an unknown one.
fn members_on(slug: &str, day: Date) -> Vec<&'static Country> {
    let memberships = registry().organisation(slug).map_or(&[][..], |found| &found.members);
    let held = memberships.iter().filter(|membership| membership.holds_on(day));
    let mut members: Vec<&Country> = held.map(|membership| registry().country(membership.country)).collect();
    members.sort_by_key(|country| country.slug);
    members
}

fn in_organisation(country: &str, slug: &str, day: Date) -> bool {
    let organisations = registry().memberships_on(code(country), day);
    let belongs = organisations.iter().any(|other| other.slug == slug);
    let members = members_on(slug, day);
    assert_eq!(belongs, members.iter().any(|member| member.code == code(country)));
    belongs
}

#[test]
fn organisations_are_found_by_their_names() {
    let expected = "sco: SCO; eu: EEC; arab-league: Arab League,League of Arab States; au: OAU,African Union; \
        nato: North Atlantic Treaty Organisation; council-of-europe: CoE; g7: G8,G-7,the Group of Seven; oic: \
        Organization of the Islamic Conference; ecowas: ecowas; osce: CSCE; sco: Shanghai Co-operation Organization";
    for line in expected.split("; ") {
        let (slug, names) = line.split_once(": ").unwrap();
        for name in names.split(',') {
            assert_eq!(registry().find_organisation(name).unwrap().slug, slug, "{name}");
        }
    }
    let unknown = registry().find_organisation("Shangai Cooperation Organisation");
    assert_eq!(unknown.unwrap_err().nearest()[0], "SCO");
    assert!(registry().find_organisation("UK").unwrap_err().nearest().is_empty());
}

#[test]
fn memberships_are_periods_that_do_not_overlap() {
    let founded: BTreeMap<&str, Date> = load::foundings().collect();
    for organisation in registry().organisations() {
        let slug = organisation.slug;
        assert!(organisation.source.starts_with("http"), "{slug}");
        for membership in &organisation.members {
            let country = registry().country(membership.country).code;
            assert_eq!(country, membership.country, "{slug}");
            assert!(founded[slug] <= membership.since, "{slug} {country:?}");
            assert!(membership.until.is_none_or(|until| membership.since < until));
            assert!(membership.source.is_none_or(|source| source.starts_with("http")));
        }
        for pair in organisation.members.windows(2) {
            let follows = pair[0].until.is_some_and(|until| until <= pair[1].since);
            assert!(pair[0].country < pair[1].country || follows, "{slug} {:?}", pair[1]);
        }
    }
}

#[test]
fn organisations_have_as_many_members_as_they_say() {
    let expected = "arab-league 22, asean 11, au 55, brics 10, cis 9, council-of-europe 46, csto 6, eaeu 5, ecowas 12, eu 27, \
        g20 19, g7 7, gcc 6, nato 32, oecd 38, oic 57, osce 57, saarc 8, sco 10";
    let counted: Vec<String> = registry()
        .organisations()
        .iter()
        .map(|o| format!("{} {}", o.slug, members_on(o.slug, date(2026, 1, 1)).len()))
        .collect();
    assert_eq!(counted.join(", "), expected);
    assert!(members_on("league-of-nations", date(1930, 1, 1)).is_empty());
}

#[test]
fn memberships_begin_and_end_on_their_days() {
    let first_days = "HR eu 2013-07-01, ME nato 2017-06-05, MK nato 2020-03-27, FI nato 2023-04-04, SE nato 2024-03-07, \
        IN sco 2017-06-09, PK sco 2017-06-09, IR sco 2023-07-04, BY sco 2024-07-04, IR brics 2024-01-01, ID brics 2025-01-06, \
        ZA brics 2010-12-01, TL asean 2025-10-26, MA au 2017-01-31, SS au 2011-08-15, CO oecd 2020-04-28, CR oecd 2021-05-25, \
        GR council-of-europe 1974-11-28, AF saarc 2007-04-03, GY oic 1998-01-01, UZ csto 2006-06-23";
    let last_days = "GB eu 2020-02-01, RU council-of-europe 2022-03-16, GR council-of-europe 1971-01-01, MA au 1985-11-12, ML ecowas 2025-01-29, \
        NE ecowas 2025-01-29, BF ecowas 2025-01-29, MR ecowas 2000-12-01, GE cis 2009-08-18, UA cis 2018-05-19, \
        TM cis 2005-08-26, UZ csto 2012-12-19, UZ csto 1999-04-02, AZ csto 1999-04-02, GE csto 1999-04-02, RU g7 2014-03-24";
    for (edges, inside) in [(first_days, true), (last_days, false)] {
        for edge in edges.split(", ") {
            let [country, slug, day] = *edge.split(' ').collect::<Vec<_>>() else { panic!("{edge}") };
            let day: Date = day.parse().unwrap();
            assert_eq!(in_organisation(country, slug, day), inside, "{edge}");
            assert_eq!(in_organisation(country, slug, day.yesterday().unwrap()), !inside, "{edge}");
        }
    }
    assert!(in_organisation("SY", "oic", date(2015, 1, 1)), "a suspension ends nothing");
    assert!(in_organisation("AM", "csto", date(2026, 1, 1)));
    assert!(!in_organisation("XK", "osce", date(2026, 1, 1)));
    assert!(!in_organisation("SA", "brics", date(2026, 1, 1)));
}

#[test]
fn memberships_of_a_country_are_those_of_the_day() {
    let of = |alpha2: &str, day: Date| {
        let organisations = registry().memberships_on(code(alpha2), day);
        let slugs: Vec<&str> = organisations.iter().map(|o| o.slug).collect();
        slugs.join(" ")
    };
    assert_eq!(of("FR", date(2019, 6, 1)), "council-of-europe eu g20 g7 nato oecd osce");
    assert_eq!(of("FR", date(1950, 1, 1)), "council-of-europe nato");
    assert_eq!(of("PK", date(2016, 1, 1)), "oic saarc");
    assert_eq!(of("PK", date(2019, 1, 1)), "oic saarc sco");
    assert_eq!(of("AQ", date(2019, 1, 1)), "");
    let gulf: Vec<&str> = members_on("gcc", date(2000, 1, 1)).iter().map(|member| member.slug).collect();
    assert_eq!(gulf.join(" "), "bahrain kuwait oman qatar saudi-arabia united-arab-emirates");
}

#[test]
fn partial_dates_count_from_their_first_day() {
    assert_eq!(load::date("1969"), date(1969, 1, 1));
    assert_eq!(load::date("2010-12"), date(2010, 12, 1));
    assert_eq!(load::date("2020-02-01"), date(2020, 2, 1));
}

#[test]
fn names_in_other_languages_are_of_one_organisation_each() {
    let languages = ["ar", "de", "es", "fa", "fr", "ps", "pt", "ru", "tr", "ur", "zh"];
    let mut lines = 0;
    for language in languages {
        let mut owners: BTreeMap<String, &str> = BTreeMap::new();
        for group in registry().organisations() {
            let Some(known) = organisation_in(language, group.slug) else { continue };
            lines += 1;
            assert!(!known.short_name.is_empty() && !known.name.is_empty(), "{language} {}", group.slug);
            for name in [known.short_name, known.name].iter().chain(&known.aliases) {
                let owner = owners.entry(name_key(name)).or_insert(group.slug);
                assert_eq!(*owner, group.slug, "{language} {name}");
                let english = registry().find_organisation(name).ok().map(|found| found.slug);
                assert!(english.is_none_or(|slug| slug == group.slug), "{language} {name}");
            }
        }
    }
    assert_eq!(lines, load::organisations_translated().values().map(BTreeMap::len).sum::<usize>());
    assert_eq!(organisation_in("ru", "sco").map(|known| known.short_name), Some("ШОС"));
    assert_eq!(organisation_in("tr", "saarc"), None);
}

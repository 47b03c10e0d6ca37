//! Names of places, topics, people and briefs that lead nowhere.

use super::did_you_mean;
use crate::base::{Code, Diagnostic, Place, SourcePath};

/// Reports a country or territory that the registry does not know.
pub fn unknown_country(place: Place, written: &str, nearest: &[&str]) -> Diagnostic {
    let otherwise = match written.split_once(',') {
        Some(_) => format!("type `[{written}]` if these are several"),
        None => "use an ISO 3166-1 code such as `PK`, or the country's English name".to_owned(),
    };
    let help = did_you_mean(nearest, otherwise);
    Diagnostic::new(Code::UnknownCountry, place, format!("no country or territory is called `{written}`"), help)
}

problems! {
    unknown_region(place: Place, written: &str, nearest: &[&str]) = UnknownRegion, place,
        "no region is called `{written}`",
        (did_you_mean(nearest, "define it with `members:` in `content/regions/`, or use a UN M49 region"));
    unknown_group(place: Place, written: &str, nearest: &[&str]) = UnknownGroup, place,
        "no organisation is called `{written}`",
        (did_you_mean(nearest, "define it with `members:` in `content/groups/`"));
    /// Reports `members` in the profile of a region or organisation that the registry knows as `name`.
    members_known(place: Place, name: &str) = MembersKnown, place,
        "the members of {name} are known already",
        "leave `members` out; for another list of countries give the file another name";
    /// Reports the profile of a place that bears the name of a known one, in a file that does not.
    misnamed_profile(file: &SourcePath, title: &str, slug: &str) = MissingKey, Place::top(file, "title"),
        "the registry knows `{title}` under another slug, and this file has no `members`",
        "rename the file to `{slug}.md`; or list `members`, if you mean another place";
    unknown_series(place: Place, slug: &str, nearest: &[&str]) = UnknownSeries, place,
        "no series has the slug `{slug}`",
        (did_you_mean(nearest, format!("create `content/series/{slug}.md`")));
    /// Reports the text of a type that no brief can have; `known` are those that one can.
    unknown_type(file: &SourcePath, slug: &str, known: &[&str]) = UnknownValue, Place::file(file),
        "`{slug}` is no type of brief",
        (format!("add it to `types` in `site.yaml`: `{slug}: {{label: …}}`")),
        (format!("or rename the file to one of {}", known.iter().map(|known| format!("`{known}.md`")).collect::<Vec<_>>().join(", ")));
    /// Reports an organisation or region where a country is expected; `key` is where its like belongs.
    not_a_country(place: Place, written: &str, what: &str, key: &str) = UnknownCountry, place,
        "`{written}` is {what}, not a country",
        "type `{key}: [{written}]`";
    ambiguous_topic(place: Place, written: &str, other: &str) = AmbiguousTopic, place,
        "`{written}` is a name of the topic `{other}` already",
        "delete it from the `names` of one of the two";
    /// Reports a topic that is taken for another, since a slug does not show where their letters differ.
    shared_topic_slug(place: Place, written: &str, other: &str, slug: &str) = SharedTopicSlug, place,
        "`{written}` and `{other}` are one topic, since both have the slug `{slug}`",
        (format!(
            "create `content/topics/NAME.md` with `title: {written}` and a name that is not `{slug}`, or spell both the same"
        ));
    /// Reports a topic that is the name of a place; `key` is where it belongs.
    place_as_topic(place: Place, written: &str, what: &str, key: &str) = PlaceAsTopic, place,
        "the topic `{written}` is {what}",
        "type `{key}: [{written}]` instead",
        "or keep it as a topic with a file of its own in `content/topics/`";
    /// Reports a topic that is its own wider topic, directly or in a circle: `a`, `b`, `a`.
    topic_cycle(place: Place, circle: &[String]) = TopicCycle, place,
        (format!("the topic is wider than itself: `{}`", circle.join("` < `"))),
        "delete `parent` from one of these topics";
    /// Reports a brief that does not exist, named by its slug.
    unknown_brief(place: Place, written: &str, nearest: &[&str]) = UnknownBrief, place,
        "there is no brief `{written}`",
        (did_you_mean(nearest, "use the slug of another brief of this site"));
    supersedes_itself(place: Place, written: &str) = UnknownBrief, place,
        "`{written}` is this brief itself, which cannot replace itself",
        "use the slug of the older brief, or delete the line";
    /// Reports a brief that is said to replace one that has replaced it already, directly or by others in between.
    supersedes_in_circle(place: Place, written: &str, own: &str) = SupersedesCycle, place,
        "`{written}` has already superseded `{own}`, directly or through other briefs",
        "delete `{written}` here: a brief supersedes older ones";
    /// Reports a country that a brief is said to be about, and not to be about.
    contradicted_country(place: Place, written: &str) = RepeatedValue, place,
        "`{written}` stands in `countries`, too",
        "delete it from one of the two";
    /// Reports a slug that an earlier brief has; a slug names one brief, wherever its page stands.
    duplicate_slug(place: Place, slug: &str, other: &SourcePath) = DuplicateSlug, place,
        "`{other}` has the slug `{slug}` already",
        "give one of the two another `slug`, or rename its file";
    /// Reports a topic with more than `limit` topics above it.
    topic_too_deep(place: Place, limit: usize) = TopicTooDeep, place,
        "the topic stands more than {limit} levels deep",
        "name a topic nearer to the top as `parent`";
    /// Reports an author in the form of a slug, without a profile; once for each slug.
    unknown_author(place: Place, slug: &str, nearest: &[&str]) = UnknownAuthor, place,
        "no author has the profile `{slug}`",
        (did_you_mean(
            nearest,
            format!("create `content/authors/{slug}.md`, or write the author's name as it should be shown"),
        ));
    /// Reports an author without a profile whose name is one slip away from that of a profile; once for each name.
    near_author(place: Place, written: &str, near: &str) = NearAuthor, place,
        "`{written}` has no profile",
        "did you mean `{near}`?",
        "if this is somebody else, set `checks: {{near-author: off}}` in site.yaml";
    second_successor(place: Place, written: &str, first: &str) = TwoSuccessors, place,
        "`{first}` supersedes `{written}` already, and a brief has one successor",
        "type `{first}` instead, if this brief replaces that one; or delete `{written}` from one of the two";
    /// Reports a list with more than [`MOST_NAMES`] names.
    too_many_names(place: Place, key: &str, names: usize) = TooManyNames, place,
        "`{key}` has {names} names, more than {MOST_NAMES}",
        "keep those that the brief is about";
    /// Reports one value with a comma where a list of names is expected; `key` is the key of the list.
    comma_in_name(place: Place, written: &str, key: &str) = CommaInName, place,
        "`{written}` is taken as one name",
        (format!(
            "type `{key}: [{}]` if these are several",
            written.split(',').map(str::trim).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
        )),
        (format!("type `{key}: [\"{}\"]` if this is one name", written.replace('\\', "\\\\").replace('"', "\\\"")));
}

/// Reports a topic outside a closed vocabulary; `slug` is what its file would be called.
pub fn unknown_topic(place: Place, written: &str, slug: Option<&str>, nearest: &[&str]) -> Diagnostic {
    let create = slug
        .map(|slug| format!("create `content/topics/{slug}.md`, or set `vocabulary: {{topics: open}}` in site.yaml"))
        .unwrap_or_else(|| NAME_A_TOPIC.to_owned());
    no_such_topic(place, written, Some(create), nearest)
}

/// Reports a wider topic that has no file, which it needs also where briefs may name any topic.
pub fn unknown_parent(place: Place, written: &str, slug: Option<&str>, nearest: &[&str]) -> Diagnostic {
    no_such_topic(place, written, slug.map(|slug| format!("create `content/topics/{slug}.md`")), nearest)
}

const NAME_A_TOPIC: &str = "name an existing topic";

fn no_such_topic(place: Place, written: &str, create: Option<String>, nearest: &[&str]) -> Diagnostic {
    let help = did_you_mean(nearest, create.as_deref().unwrap_or(NAME_A_TOPIC));
    let problem = Diagnostic::new(Code::UnknownTopic, place, format!("no topic is called `{written}`"), help);
    create.into_iter().filter(|_| !nearest.is_empty()).fold(problem, Diagnostic::and_help)
}

/// Reports a value that stands in its list already.
pub fn repeated_value(place: Place, written: &str, earlier: &str) -> Diagnostic {
    let same = if written == earlier { String::new() } else { format!(", as `{earlier}`") };
    let message = format!("`{written}` stands in this list already{same}");
    Diagnostic::new(Code::RepeatedValue, place, message, "delete one of the two")
}

/// How many names stand in one list of a brief at most: more than there are countries.
pub const MOST_NAMES: usize = 250;

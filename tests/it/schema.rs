//! The JSON Schema for editors, held against the tool by a validator: what the tool reads is valid, and what it refuses
//! for a key, a kind of value, a missing key or a word is not.

use crate::fixture::{SITE, options, snapshot};
use crate::project::Project;
use crate::rich::RICH;
use briefpress::base::{At, Code, FieldPath, SourcePath, Step};
use briefpress::parse::config::{SiteFile, read_config};
use briefpress::parse::document::{ContentKind, identify, untranslated_path};
use briefpress::parse::front_matter::{BriefFrontMatter, Image, PlaceFrontMatter, Split, split};
use briefpress::parse::schema::{self, Own, subjects};
use briefpress::parse::shape::{Keys, Shape};
use briefpress::pipeline::{PlanCache, plan};
use briefpress::source::Snapshot;
use jsonschema::Validator;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The validators of all subjects, by their words.
struct Validators(BTreeMap<&'static str, Validator>);

impl Validators {
    fn new(own: Own<'_>) -> Self {
        let of = |word: &'static str| {
            let schema = serde_json::to_value(schema::of(word, own).expect("a word of the list")).expect("JSON");
            assert!(jsonschema::meta::is_valid(&schema), "{word}");
            (word, jsonschema::draft202012::new(&schema).expect("a schema"))
        };
        Self(subjects().into_iter().map(|(word, ..)| of(word)).collect())
    }

    /// What a validator says against a YAML text.
    fn faults(&self, word: &str, yaml: &str) -> Vec<String> {
        let value: Value = serde_yaml::from_str::<Option<Value>>(yaml)
            .unwrap_or_else(|error| panic!("{error}: {yaml}"))
            .unwrap_or_else(|| Value::Object(serde_json::Map::new()));
        self.0[word].iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }
}

/// The subject of a file among others. A brief whose name says a language is a translation if its original is there.
fn word(path: &SourcePath, snapshot: &Snapshot) -> Option<&'static str> {
    let identity = identify(path).ok()?;
    let has_original = || snapshot.text(&SourcePath::new(untranslated_path(path, &identity))).is_some();
    Some(match identity.language {
        Some(_) if identity.kind == ContentKind::Brief && has_original() => "translation",
        _ => identity.kind.word(),
    })
}

/// Holds every text of a site against its schema, and gives how many there were.
#[track_caller]
fn check(snapshot: &Snapshot) -> usize {
    let site = SourcePath::new("site.yaml");
    let text = snapshot.text(&site).expect("a configuration");
    let config = read_config(&site, text, None).0.expect("a sound configuration");
    let validators = Validators::new(Own { types: Some(&config.types), extra_keys: &config.extra_keys });
    assert_eq!(validators.faults("site", text), Vec::<String>::new(), "site.yaml");
    let mut count = 0;
    for (path, file) in snapshot.content() {
        let (Some(word), Split::Closed { yaml, .. }) = (word(path, snapshot), split(&file.text)) else { continue };
        assert_eq!(validators.faults(word, &file.text[yaml.range()]), Vec::<String>::new(), "{path}");
        count += 1;
    }
    count
}

fn loaded(folder: &Path) -> Snapshot {
    briefpress::source::load(folder).expect("a site")
}

#[test]
fn every_site_that_there_is_is_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(check(&loaded(root)) > 25);
    assert!(check(&snapshot(RICH)) > 12);
    let mut fixtures = 0;
    for entry in std::fs::read_dir(root.join("tests/cmd")).expect("the transcripts") {
        let folder = entry.expect("an entry").path();
        if folder.extension().is_some_and(|ending| ending == "in") && folder.join("site.yaml").exists() {
            check(&loaded(&folder));
            fixtures += 1;
        }
    }
    assert!(fixtures >= 2, "{fixtures}");
    let project = Project::empty();
    project.ok(&["init"]);
    project.ok(&["new", "Iran: sanctions", "--country", "NO", "--topic", "Zoology", "--create-topic"]);
    project.ok(&["new", "Titre", "--translation-of", "first-brief", "--lang", "fr"]);
    assert_eq!(check(&loaded(project.path())), 11);
}

/// The example of the manual with every key, and further forms that the tool reads.
const FORMS: [(&str, &str); 12] = [
    ("brief", "title: 7\ndate: 2021-06-29\ncountries: NO\ntopics:\nauthors: {name: A}\nkey_points: One\nslug: 2021\n"),
    ("brief", "title: A\ndate: 2021-06-29\nrecommendations: [{to: X, text: Y}, Z]\nimage: a.png\nextra: {a: [1, ~]}\n"),
    ("brief", "title: A\ndate: 2021-06-29\ntype: press-release\nfeatured: true\nstatus: withdrawn\nurl: /a/\n"),
    ("brief", "title: A\ndate: 2021-06-29\nchanges: {date: 2021-06-30, kind: update, note: N}\nsources: [S]\n"),
    ("country", ""),
    ("country", "facts: {Capital: Bern, Members: 26}\nlinks: https://a.example/\n"),
    ("country", "facts: [{label: Capital, value: Bern}]\n"),
    ("region", "title: Alps\nmembers: [CH, {country: AT, since: 1995-01-01}]\n"),
    ("home", "title: Home\n"),
    ("site", "title: A\nbase_url: https://a.example/\nindexes: {relations: false, country_topics: 2}\npublisher: P\n"),
    (
        "site",
        "title: A\nbase_url: https://a.example/\nchecks: {no-as-of: off}\ntypes: {a: A, b: {label: B, listed: false}}\n",
    ),
    (
        "site",
        "title: A\nbase_url: https://a.example/\nmenu: []\nfooter: F\nplaces: {overrides: {TW: {name: T}, PK: P}}\n",
    ),
];

/// What is wrong where the tool says that it is.
const BROKEN: [(&str, &str); 22] = [
    ("brief", "title: A\n"),
    ("brief", "title: ''\ndate: 2021-06-29\n"),
    ("brief", "title: A\ndate: 2021-06-29\nembrago_until: x\n"),
    ("brief", "title: A\ndate: 2021-06-29\ntags: [x]\n"),
    ("brief", "title: [A]\ndate: 2021-06-29\n"),
    ("brief", "title: A\ndate: 2021-06-29\nstatus: drafft\n"),
    ("brief", "title: A\ndate: 2021-06-29\nfeatured: maybe\n"),
    ("brief", "title: A\ndate: 2021-06-29\nslug: Über uns\n"),
    ("brief", "title: A\ndate: 2021-06-29\ntopics: {a: b}\n"),
    ("brief", "title: A\ndate: 2021-06-29\ntopics: [a, ~]\n"),
    ("brief", "title: A\ndate: 2021-06-29\nchanges: [{date: 2021-06-30, note: N}]\n"),
    ("brief", "title: A\ndate: 2021-06-29\nchanges: [{date: 2021-06-30, kind: eror, note: N}]\n"),
    ("brief", "title: A\ndate: 2021-06-29\nsources: [{publisher: P}]\n"),
    ("brief", "title: A\ndate: 2021-06-29\nimage: {source: a.png, src: b.png}\n"),
    ("home", "title: H\nurl: /x/\n"),
    ("topic", "title: T\nurl: /x/\n"),
    ("topic", "names: [A]\n"),
    ("author", "name: A\nstatus: gone\n"),
    ("site", "title: A\n"),
    ("site", "title: A\nbase_url: https://a.example/\nbaseurl: x\n"),
    ("site", "title: A\nbase_url: https://a.example/\nchecks: {no-as-off: off}\n"),
    ("site", "title: A\nbase_url: https://a.example/\nindexes: {relations: 0}\n"),
];

/// What the tool says of a text of that subject, in codes; references and editorial codes apart.
fn told(word: &str, yaml: &str) -> Vec<Code> {
    let path = match word {
        "brief" => "content/briefs/a.md",
        "country" => "content/countries/CH.md",
        "region" => "content/regions/alps.md",
        "topic" => "content/topics/a.md",
        "author" => "content/authors/a.md",
        "home" => "content/home.md",
        _ => "site.yaml",
    };
    let types = "types: {press-release: {label: P}}\n";
    let site = if word == "site" {
        format!("==> {path}\n{yaml}")
    } else {
        format!("==> site.yaml\n{SITE}{types}==> {path}\n---\n{yaml}---\n")
    };
    let plan = plan(&snapshot(&site), &options(), &mut PlanCache::default());
    let codes = plan.problems().iter().map(|problem| problem.code);
    codes.filter(|code| !matches!(code, Code::MissingFile | Code::DeadLink)).collect()
}

#[test]
fn what_the_tool_reads_is_valid_and_what_it_refuses_is_not() {
    let validators = Validators::new(Own::default());
    for (word, yaml) in FORMS {
        assert_eq!((told(word, yaml), validators.faults(word, yaml)), (vec![], vec![]), "{word}: {yaml}");
    }
    for (word, yaml) in BROKEN {
        assert!(!told(word, yaml).is_empty(), "the tool reads {word}: {yaml}");
        assert!(!validators.faults(word, yaml).is_empty(), "{word}: {yaml}");
    }
}

/// The YAML that puts `value` at a field, and nothing else.
fn nested(field: &FieldPath, value: &str) -> String {
    field.0.iter().rev().fold(value.to_owned(), |inner, step| match step {
        Step::Key(key) => format!("{{{key}: {inner}}}"),
        Step::Index(_) => format!("[{inner}]"),
    })
}

/// Every leaf of a record, by its path; the first of each list.
fn leaves(keys: &Keys, path: &FieldPath, found: &mut Vec<FieldPath>) {
    for key in keys.keys {
        below(key.shape, &path.key(key.name), found);
    }
}

fn below(shape: Shape, path: &FieldPath, found: &mut Vec<FieldPath>) {
    match shape {
        Shape::Map(keys) => leaves(keys, path, found),
        Shape::Labelled(keys) => leaves(keys, &path.index(0), found),
        Shape::Many(item) => below(*item, &path.index(0), found),
        // A code, so that it can be a key of `checks`, too.
        Shape::Dictionary(value) => below(*value, &path.key("no-as-of"), found),
        Shape::Text | Shape::ByLanguage => found.push(path.clone()),
        Shape::Free => {}
    }
}

/// The schema and those that it is made of: its alternatives, what it refers to, and the items of lists.
fn parts<'a>(all: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let alternatives = schema["anyOf"].as_array().into_iter().flatten();
    let referred = schema["$ref"].as_str().and_then(|name| all.pointer(name.trim_start_matches('#')));
    let inner = alternatives.chain(referred).chain(schema.get("items"));
    std::iter::once(schema).chain(inner.flat_map(|inner| parts(all, inner))).collect()
}

/// The words that the schema lists for a field of a subject.
fn listed_words<'a>(all: &'a Value, word: &str, field: &FieldPath) -> BTreeSet<&'a str> {
    let mut schemas = vec![&all["$defs"][word]];
    for step in &field.0 {
        let Step::Key(key) = step else { continue };
        let inside = schemas.into_iter().flat_map(|schema| parts(all, schema));
        schemas = inside
            .filter_map(|schema| schema["properties"].get(key).or_else(|| schema.get("additionalProperties")))
            .collect();
        assert!(!schemas.is_empty(), "{word} has no {field}");
    }
    let leaves = schemas.into_iter().flat_map(|schema| parts(all, schema));
    leaves.filter_map(|schema| schema["enum"].as_array()).flatten().filter_map(Value::as_str).collect()
}

/// Puts a word that nobody knows at every leaf: the words that the tool then lists are those of the schema.
#[test]
fn every_leaf_takes_the_words_that_the_tool_takes() {
    let all: Value = serde_json::to_value(schema::everything(Own::default())).expect("JSON");
    let mut lists = BTreeSet::new();
    for (word, _, keys) in subjects().into_iter().filter(|(word, ..)| !["translation", "home"].contains(word)) {
        let mut fields = Vec::new();
        leaves(keys, &FieldPath::default(), &mut fields);
        for field in fields {
            let known = known_words(word, &field);
            let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
            assert_eq!(listed_words(&all, word, &field), known, "{word} {field}");
            lists.extend((!known.is_empty()).then(|| field.to_string()));
        }
    }
    let expected = [
        "autolink.countries",
        "calendar",
        "changes[0].kind",
        "checks.no-as-of",
        "citation.offered[0]",
        "citation.style",
        "digits",
        "event.status",
        "kind",
        "markdown.raw_html",
        "pdf.briefs",
        "pdf.dossiers[0]",
        "pdf.paper",
        "search.exclude[0]",
        "status",
        "type",
        "types.no-as-of.schema",
        "untranslated",
        "vocabulary.topics",
    ];
    assert_eq!(lists.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// The words that the tool's help lists for a field of a subject.
fn known_words(word: &str, field: &FieldPath) -> Vec<String> {
    let (path, rest) = match word {
        "site" => ("site.yaml", SITE.to_owned()),
        "brief" => ("content/briefs/a.md", "title: T\ndate: 2021-06-29\n".to_owned()),
        "country" => ("content/countries/CH.md", String::new()),
        "region" => ("content/regions/alps.md", "title: Alps\nmembers: [CH]\n".to_owned()),
        "group" => ("content/groups/alps.md", "title: Alps\nmembers: [CH]\n".to_owned()),
        "topic" => ("content/topics/a.md", "title: T\n".to_owned()),
        "author" => ("content/authors/a.md", "name: T\n".to_owned()),
        "series" => ("content/series/a.md", "title: T\n".to_owned()),
        "type" => ("content/types/report.md", "title: T\n".to_owned()),
        "page" => ("content/pages/a.md", "title: T\n".to_owned()),
        _ => ("content/home.md", "title: T\n".to_owned()),
    };
    let Some(Step::Key(first)) = field.0.first() else { return Vec::new() };
    let inner = FieldPath(field.0[1..].to_vec());
    let rest: String =
        rest.lines().filter(|line| !line.starts_with(&format!("{first}:"))).map(|l| format!("{l}\n")).collect();
    let yaml = format!("{rest}{first}: {}\n", nested(&inner, "zzz-zzz"));
    let site = match word {
        "site" => format!("==> {path}\n{yaml}"),
        _ => format!("==> {path}\n---\n{yaml}---\n"),
    };
    let plan = plan(&snapshot(&site), &options(), &mut PlanCache::default());
    let mut words = Vec::new();
    for problem in plan.all_problems().iter().filter(|problem| problem.code == Code::UnknownValue) {
        assert!(matches!(problem.place.at, At::Span(_)), "{problem:?}");
        let list = problem.help.iter().find_map(|help| help.strip_prefix("the values are "));
        words.extend(list.into_iter().flat_map(|list| list.split(", ")).map(|word| word.trim_matches('`').to_owned()));
    }
    words
}

/// An empty record at every place for one: the keys that the tool then misses are those that the schema requires.
#[test]
fn every_record_requires_what_the_tool_misses() {
    let all: Value = serde_json::to_value(schema::everything(Own::default())).expect("JSON");
    let required = |schemas: Vec<&Value>| -> BTreeSet<String> {
        let lists = schemas.into_iter().filter_map(|schema| schema["required"].as_array());
        lists.flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut seen = BTreeSet::new();
    for (word, keys) in
        [("brief", BriefFrontMatter::KEYS), ("site", SiteFile::KEYS), ("country", PlaceFrontMatter::KEYS)]
    {
        let top = &all["$defs"][word];
        let none: BTreeSet<String> = missing(word, "{}").into_iter().collect();
        assert_eq!(none, required(vec![top]), "{word}");
        for key in keys.keys {
            let (record, empty) = match key.shape {
                Shape::Map(record) => (record, "{}"),
                Shape::Many(Shape::Map(record)) => (*record, "[{}]"),
                Shape::Labelled(record) => (record, "[{}]"),
                Shape::Dictionary(Shape::Map(record)) => (*record, "{x: {}}"),
                _ => continue,
            };
            // The registry knows the members of its regions and groups, and a country has none.
            if word == "country" && key.name == "members" {
                continue;
            }
            // A name may be told as a whole or in its parts, or be that of an organisation.
            // What harvesters are told stands elsewhere.
            if ["authors", "translators", "oai"].contains(&key.name) {
                continue;
            }
            let missed =
                missing(word, &format!("{{{}: {empty}}}", key.name)).into_iter().filter(|key| !none.contains(key));
            // What is missing from a record that may be a plain text is that text.
            let missed: BTreeSet<String> = missed
                .map(|field| match field.ends_with(']') {
                    true => record.plain.expect("a text").to_owned(),
                    false => field.rsplit('.').next().expect("a key").to_owned(),
                })
                .collect();
            let inside = parts(&all, &top["properties"][key.name]).into_iter().skip(1);
            let inside = inside.flat_map(|schema| std::iter::once(schema).chain(schema.get("additionalProperties")));
            assert_eq!(
                missed,
                required(inside.flat_map(|schema| parts(&all, schema)).collect()),
                "{word} {}",
                key.name
            );
            seen.extend((!missed.is_empty()).then_some(key.name));
        }
    }
    assert!(seen.len() >= 11, "{seen:?}");
}

/// The fields that the tool misses in a text of that subject.
fn missing(word: &str, yaml: &str) -> Vec<String> {
    let path = match word {
        "site" => "site.yaml",
        "brief" => "content/briefs/a.md",
        _ => "content/countries/CH.md",
    };
    let text = if word == "site" { yaml.to_owned() } else { format!("---\n{yaml}\n---\n") };
    let plan = plan(&snapshot(&format!("==> {path}\n{text}")), &options(), &mut PlanCache::default());
    let missing = plan.problems().iter().filter(|problem| problem.code == Code::MissingKey);
    missing.map(|problem| problem.message.split('`').nth(1).expect("a field").to_owned()).collect()
}

/// Gives a translation one key after the other: those that the tool leaves to the original are not in the schema.
#[test]
fn a_translation_has_the_keys_that_the_tool_lets_it_have() {
    let all: Value = serde_json::to_value(schema::everything(Own::default())).expect("JSON");
    let translation = &all["$defs"]["translation"];
    let original = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2021-06-29\nimage: {src: a.png, alt: A}\n---\n";
    let refuses = |line: &str| {
        let site =
            format!("{original}==> content/briefs/a.fr.md\n---\ntitle: A\n{line}\n---\n==> content/briefs/a.png\n");
        let plan = plan(&snapshot(&site), &options(), &mut PlanCache::default());
        plan.problems().iter().any(|problem| problem.code == Code::NotInTranslation)
    };
    let mut refused = 0;
    for key in BriefFrontMatter::KEYS.names().filter(|key| *key != "title") {
        let value = match key {
            "image" => "{alt: B}",
            "extra" => "{a: 1}",
            "identifiers" => "{isbn: x}",
            "event" => "{starts: 2021-06-29}",
            "chronology" | "changes" => "[{date: 2021-06-29}]",
            _ => "x",
        };
        let is_refused = refuses(&format!("{key}: {value}"));
        assert_eq!(translation["properties"][key].is_null(), is_refused, "{key}");
        refused += usize::from(is_refused);
    }
    assert!(refused > 20, "{refused}");
    for key in Image::KEYS.names() {
        let is_there = !translation["properties"]["image"]["properties"][key].is_null();
        assert_eq!(is_there, !refuses(&format!("image: {{{key}: a.png}}")), "image.{key}");
    }
}

#[test]
fn a_site_adds_its_types_and_keys() {
    let project = Project::of(
        "==> site.yaml\ntitle: T\nbase_url: https://a.example/\ntypes: {memo: Memo}\nfront_matter: {extra_keys: [desk]}\n",
    );
    let printed =
        |folder: &Project, arguments: &[&str]| -> Value { serde_json::from_str(&folder.ok(arguments)).expect("JSON") };
    let own = printed(&project, &["schema", "brief"]);
    assert!(own["properties"]["type"].to_string().contains("memo") && own["properties"]["desk"].is_object());
    let general = printed(&Project::empty(), &["schema", "brief"]);
    assert!(!general["properties"]["type"].to_string().contains("memo") && general["properties"]["desk"].is_null());
    project.write("site.yaml", "title: [\n");
    assert_eq!(printed(&project, &["schema", "brief"]), general, "a broken site.yaml is when an editor needs it most");
    assert_eq!(project.run(&["schema", "breif"]).status, 2);
    assert_eq!(Project::empty().run(&["schema", "--root", "."]).status, 2);
}

#[test]
fn one_output_serves_all_and_says_what_each_key_is_for() {
    let printed = Project::empty().ok(&["schema"]);
    let all: Value = serde_json::from_str(&printed).expect("JSON");
    assert!(jsonschema::meta::is_valid(&all));
    let validator = jsonschema::draft202012::new(&all).expect("a schema");
    let site = serde_json::json!({"title": "T", "base_url": "https://a.example/"});
    let brief = serde_json::json!({"title": "T", "date": "2021-06-29", "countries": ["PK"]});
    assert!(validator.is_valid(&site) && validator.is_valid(&brief));
    assert!(!validator.is_valid(&serde_json::json!({"embrago_until": "x"})));
    for (word, _, keys) in subjects().into_iter().filter(|(word, ..)| !["translation", "home"].contains(word)) {
        let properties = &all["$defs"][word]["properties"];
        for key in keys.keys {
            assert_eq!(properties[key.name]["description"], key.doc(), "{word} {}", key.name);
        }
        assert_eq!(all["$defs"][word]["additionalProperties"], false, "{word}");
    }
    assert_eq!(printed, Project::empty().ok(&["schema"]), "the same bytes each time");
}

use super::*;
use crate::base::{At, Lines};
use crate::parse::config::SiteFile;
use crate::parse::front_matter::{BriefFrontMatter, PlaceFrontMatter};

fn file() -> SourcePath {
    SourcePath::new("content/briefs/a.md")
}

/// Each fault as `line:column code: message | help`, as in a file whose front matter holds `yaml`.
fn faults_of<T: Shaped + DeserializeOwned>(yaml: &str) -> Vec<String> {
    let text = format!("---\n{yaml}---\nbody\n");
    let problems = read::<T>(&file(), &text, Span::new(4..4 + yaml.len())).err().unwrap_or_default();
    let lines = Lines::new(&text);
    let show = |problem: &Diagnostic| {
        let At::Span(span) = problem.place.at else { panic!("{problem:?}") };
        let place = lines.place(span.start);
        let (code, message, help) = (problem.code, &problem.message, problem.help.join(" / "));
        format!("{}:{} {code}: {message} | {help}", place.line, place.column)
    };
    problems.iter().map(show).collect()
}

#[test]
fn dump() {
    for yaml in [
        "title: Iran: sanctions\ndate: 2021: x\nsummry: x\n",
        "key_points: [{text: One, two}]\n",
        "title: \"open\nb: c\nd: e\n",
        "title: 'open\nsummary: c\nd: e: f\n",
        "title: \"Q\" rest\n",
        "topics: [b, c\nd: e\n",
        "image: {src: c\nd: e\n",
        "title: A\n subtitle: B\n",
        "summary: The\n  in Doha: nothing\nt: x\n",
        "\ttitle: a\n",
        "changes:\n\t- date: x\n",
        "image:\n  src: c\n\talt: e\n",
        "title: *I* n\n",
        "title: - foo\n",
        "title: @x\n",
        "key_points:\n- {text: Iran: s}\n- x: y: z\n- Iran: sanctions\n- text: Iran: y\n",
        "title: b\n...\nc: d\n",
        "title: b\na\nslug: d\n",
        "title: b\nc d\n",
        "- a\nb: c\n",
        "title: 'it's'\n",
        "topics: b\n- c\n",
        "image: {src: c}}\n",
        "topics: [b]]\n",
        "title: [D] Iran\n",
        "title: [D]\n",
        "# c\n",
        "",
        "extra: &x [*x]\n",
        "title:b\nslug: d\n",
        "date:2021\n",
        "- x\n",
        "title: %x\n",
        "title: `x`\n",
        "title: \"\\d\"\n",
        "title: |foo\n b\n",
        "tags: [a]\ndescription: x\ndraft: true\nembrago_until: x\nauthor: y\nweight: 3\nzzz: 1\npublishDate: x\n<<: x\n",
        "title: a\ntitle: b\nextra: {a: 1, a: 2}\n",
        "topics: {a: b}\ncountries: 7.10\nchanges: x\nrecommendations: [[a]]\nimage: [x]\nextra: x\ntopics: [a, , ]\n",
        "topics:\n  - a\n  -\n  - Iran: x\n",
        "topics: [a, b: c]\n",
        "key_points:\n  - {text: One, two, three}\nrecommendations:\n  - {to: A, B, text: x}\n",
        "title: a\u{0}b\n",
        "? [a]\n: b\n",
        "recommendations:\n - to: A: b\n   text: {a: b}\n - too: x\n",
        "identifiers: {doi: x, foo: y}\n",
        "title: a\n---x\nb: c\n",
        "title: {a}\n",
        "title: x\nsubtitle: Don't: stop\nauthors:\n  - name: A: B\n",
        "disclosure: !x y\nauthors: !foo z\n",
    ] {
        println!("{yaml:?}");
        for fault in faults_of::<BriefFrontMatter>(yaml) {
            println!("    => {}", fault.escape_debug());
        }
    }
    println!("{:?}", faults_of::<SiteFile>("titel: x\nauthor: y\nbaseURL: x\nmenu: {a: b}\n"));
    println!("{:?}", faults_of::<PlaceFrontMatter>("facts: [a]\nmembers: [{country: x, snice: y}]\nlinks: x\n"));
}

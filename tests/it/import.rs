//! Importing: small sources of each kind. `tests/import/check.py` does the same with sites that their own programs have built.

use crate::project::Project;
use std::collections::BTreeMap;

/// Imports the folder `old` into `new`, and returns what was said.
#[track_caller]
fn import(project: &Project) -> String {
    project.ok(&["import", "old", "--into", "new"])
}

/// The table of what became of each text: by source, its file, old address, result and losses.
fn report(project: &Project) -> BTreeMap<String, [String; 4]> {
    let text = project.read("new/import-report.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a line"));
    rows.map(|row| (row[0].to_owned(), [&row[1], &row[3], &row[4], &row[5]].map(str::to_owned))).collect()
}

#[track_caller]
fn builds(project: &Project) {
    let ran = project.run(&["build", "--root", "new"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
}

const HUGO: &str = "\
==> old/hugo.toml
baseURL = \"https://old.example.org/blog/\"
title = \"Old House\"
timeZone = \"Africa/Tunis\"
[permalinks]
posts = \"/:year/:month/:slug/\"
[languages.en]
weight = 1
[languages.fr]
weight = 2
==> old/content/posts/_index.md
---
title: Posts
cascade:
  tags: [Lebanon]
---
==> old/content/posts/talks.md
+++
title = \"Talks: one\"
date = 2021-06-29T14:00:00+05:00
author = \"Amina Khan\"
tags = [\"Maroc\", \"Peace talks\", \"IT\", \"Jordan\"]
aliases = [\"/old/talks/\", \"beside\"]
weight = 3
+++
See [it]({{< ref \"water\" >}}), [part]({{< relref \"water.md#part\" >}}), [by address](/blog/2021/03/water/) and
[by host](https://old.example.org/blog/2021/03/water/#part), the [tag](/blog/tags/lebanon/) and [nothing](/blog/nothing/).

{{< figure src=\"/map.svg\" alt=\"A map\" caption=\"Roads\" >}}

{{< chart data=\"x\" >}} `{{</* chart */>}}`
==> old/content/posts/water/index.md
---
title: Water
date: 2021-03-04
---
## Part

![Well](well.svg)
==> old/content/posts/water/index.fr.md
---
title: L’eau
---
Le texte.
==> old/content/about.md
---
title: About
date: 2020-01-01
---
Who we are.
";

fn hugo() -> Project {
    let project = Project::of(HUGO);
    project.write("old/static/map.svg", crate::fixture::drawing());
    project.write("old/content/posts/water/well.svg", crate::fixture::drawing());
    project
}

#[test]
fn a_site_of_hugo_comes_with_its_addresses_links_and_terms() {
    let project = hugo();
    let said = import(&project);
    assert!(said.contains("3 taken whole, 1 with losses, 0 left"), "{said}");
    let talks = project.read("new/content/briefs/talks.md");
    for line in [
        "title: 'Talks: one'",
        "date: 2021-06-29T14:00:00+05:00",
        "countries:\n- MA\n- JO\n",
        "topics:\n- Peace talks\n- IT\n",
        "authors:\n- Amina Khan\n",
        "aliases:\n- /2021/06/talks-one/\n- /old/talks/\n- /2021/06/beside/\n",
        "See [it](water/index.md), [part](water/index.md#part), [by address](water/index.md) and\n[by host](water/index.md#part)",
        "[tag](/countries/lebanon/)",
        "![A map](/map.svg \"Roads\")",
        "{{< chart data=\"x\" >}} `{{< chart >}}`",
    ] {
        assert!(talks.contains(line), "{line} in {talks}");
    }
    let water = project.read("new/content/briefs/water/index.md");
    assert!(water.contains("countries:\n- LB\n"), "what a folder hands down: {water}");
    let rows = report(&project);
    let [file, old, result, losses] = &rows["content/posts/talks.md"];
    assert_eq!((&**file, &**old, &**result), ("content/briefs/talks.md", "/blog/2021/06/talks-one/", "with losses"));
    assert_eq!(
        losses,
        "line 10: `/blog/nothing/` led to nothing in the source; line 14: the shortcode `chart` stays as it is"
    );
    assert_eq!(rows["content/about.md"][0], "content/pages/about.md", "a page, though it has a date");
    let terms = project.read("new/import-terms.csv");
    for line in ["Maroc,country,MA,1,yes", "Jordan,country,JO,1,no", "IT,topic,IT,1,yes", "Lebanon,country,LB,1,yes"] {
        assert!(terms.lines().any(|other| other == line), "{line} in {terms}");
    }
    let redirects = project.read("new/redirects.csv");
    for line in [
        "/posts/,/briefs/",
        "/index.xml,/feed.xml",
        "/tags/lebanon/,/countries/lebanon/",
        "/tags/lebanon/index.xml,/countries/lebanon/feed.xml",
        "/2021/03/water/well.svg,/briefs/water/well.svg",
    ] {
        assert!(redirects.lines().any(|other| other == line), "{line} in {redirects}");
    }
    let site = project.read("new/site.yaml");
    assert!(site.contains("base_url: https://old.example.org/blog/\n") && site.contains("languages: [fr]\n"), "{site}");
    project.replace("new/content/briefs/talks.md", "[nothing](/blog/nothing/)", "nothing");
    builds(&project);
}

/// Whatever says that a text is not public yet, in whatever words.
#[test]
fn nothing_that_was_hidden_is_published() {
    let project = hugo();
    let hidden = [
        "draft: true",
        "draft: True",
        "draft: yes # not yet",
        "draft: 'on'",
        "draft: 1",
        "draft: perhaps",
        "published: false",
        "publishDate: 2999-01-01",
        "expiryDate: 2020-01-01",
        "date: 2999-01-01",
        "expiryDate: 2020-01-01\ndraft: false",
        "publishDate: someday",
        "expiryDate: Jan 2 someday",
        "_build: {list: never}\ndraft: true\r",
    ];
    for (at, keys) in hidden.iter().enumerate() {
        let date = if keys.contains("\ndate:") || keys.starts_with("date:") { "" } else { "date: 2020-01-02\n" };
        project.write(
            &format!("old/content/posts/h{at}.md"),
            format!("---\ntitle: Hidden {at}!\n{date}{keys}\n---\nSecret {at}.\n"),
        );
    }
    project.write(
        "old/content/posts/seen.md",
        "---\ntitle: Seen\ndate: 2020-01-02\ndraft: no\nexpiryDate: 2999-01-02\n---\nWords.\n",
    );
    import(&project);
    project.replace("new/content/briefs/talks.md", "[nothing](/blog/nothing/)", "nothing");
    builds(&project);
    for (at, keys) in hidden.iter().enumerate() {
        let path = format!("new/public/briefs/h{at}/index.html");
        assert!(!project.at(&path).exists(), "{keys}");
        assert!(project.at(&format!("new/content/briefs/h{at}.md")).exists(), "{keys}");
    }
    assert!(project.at("new/public/briefs/seen/index.html").exists());
    assert!(project.read("new/content/briefs/seen.md").contains("review_by: 2999-01-02\n"));
}

#[test]
fn twice_adds_nothing_and_nothing_of_a_persons_is_written_over() {
    let project = hugo();
    import(&project);
    let before = project.seen("new");
    let said = import(&project);
    assert!(said.contains("wrote 0 texts, 4 there already"), "{said}");
    assert!(project.seen("new") == before, "nothing is added");
    // What an editor has decided is applied to what nobody has touched.
    project.replace("new/import-terms.csv", "Peace talks,topic,Peace talks", "Peace talks,topic,Peace processes");
    project.replace("new/content/briefs/water/index.md", "## Part", "## Part\n\nMine.");
    let ran = project.run(&["import", "old", "--into", "new"]);
    assert!(ran.status == 0 && ran.out.contains("brought 1 text up to date"), "{ran:?}");
    assert!(ran.err.contains("`content/briefs/water/index.md` is left as it is"), "{ran:?}");
    assert!(project.read("new/content/briefs/talks.md").contains("- Peace processes\n"));
    assert!(project.read("new/content/briefs/water/index.md").contains("Mine."));
    // What stood there before the import stays.
    project.write("new/content/briefs/talks.md", "---\ntitle: Another\ndate: 2020-01-01\n---\n");
    let ran = project.run(&["import", "old", "--into", "new"]);
    assert!(ran.err.contains("`content/briefs/talks.md` is left as it is"), "{}", ran.err);
    assert!(project.read("new/content/briefs/talks.md").contains("title: Another"));
}

/// Each source knows what it has brought, and no more.
#[test]
fn two_sources_in_one_site_leave_each_other_alone() {
    let project = hugo();
    import(&project);
    let other = "==> site/_config.yml\nurl: https://other.example.org\n==> site/_posts/2020-01-02-talks.md\n---\ntitle: Other\n---\nText.\n";
    for file in other.split("==> ").skip(1) {
        let (path, text) = file.split_once('\n').expect("a path and a text");
        project.write(path, text);
    }
    let talks = project.read("new/content/briefs/talks.md");
    for _ in 0..2 {
        project.ok(&["import", "site", "--into", "new"]);
        assert_eq!(project.read("new/content/briefs/talks.md"), talks);
        assert!(project.read("new/content/briefs/talks-2020.md").contains("title: Other"), "a name of its own");
        assert!(!project.at("new/content/briefs/talks-2.md").exists(), "once");
    }
    let said = import(&project);
    assert!(said.contains("wrote 0 texts, 4 there already"), "{said}");
    // What has a name keeps it, whatever comes before it.
    project.write("old/content/papers/talks.md", "---\ntitle: New\ndate: 2020-01-01\n---\nText.\n");
    import(&project);
    assert_eq!(project.read("new/content/briefs/talks.md"), talks);
    let rows = report(&project);
    assert_eq!(rows["content/papers/talks.md"][0], "content/briefs/talks-2.md");
    assert_eq!(rows["_posts/2020-01-02-talks.md"][0], "content/briefs/talks-2020.md");
}

#[test]
fn a_trial_writes_nothing_and_the_source_is_never_touched() {
    let project = hugo();
    let before = project.seen("old");
    let said = project.ok(&["import", "old", "--into", "new", "--dry-run"]);
    assert!(said.contains("term `Maroc` in 1 text: country `MA`") && said.contains("nothing was written"), "{said}");
    assert!(!project.at("new").exists());
    import(&project);
    assert!(project.seen("old") == before, "the source");
    for within in ["old", "old/new"] {
        let ran = project.run(&["import", "old", "--into", within]);
        assert!(ran.status == 2 && ran.err.contains("lies in the source, which is not changed"), "{ran:?}");
    }
    assert!(project.seen("old") == before, "the source");
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_stops_all() {
    let project = hugo();
    project.write("old/content/posts/broken.md", "---\ntitle: A\ntags: [a\n---\nText.\n");
    project.write("old/content/posts/bytes.md", b"---\ntitle: B\ndate: 2020-01-01\n---\nText \xff.\n");
    let ran = project.run(&["import", "old", "--into", "new"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("error: content/posts/broken.md:"), "{}", ran.err);
    assert!(ran.err.contains("error: content/posts/bytes.md:5: this line is not UTF-8"), "{}", ran.err);
    assert!(!project.at("new").exists());
    let ran = project.run(&["import", "old", "--into", "new", "--keep-going"]);
    assert_eq!(ran.status, 1);
    assert!(project.at("new/content/briefs/talks.md").exists());
    assert_eq!(report(&project)["content/posts/bytes.md"][2], "left");
    let ran = project.run(&["import", "nothing", "--into", "new"]);
    assert!(ran.status == 2 && ran.err.contains("cannot open `nothing`"), "{}", ran.err);
    project.write("empty/notes.png", "x");
    let ran = project.run(&["import", "empty", "--into", "new"]);
    assert!(ran.status == 2 && ran.err.contains("no source that can be recognised"), "{}", ran.err);
    project.replace("new/import-terms.csv", "Maroc,country", "Maroc,land");
    let ran = project.run(&["import", "old", "--into", "new"]);
    assert!(ran.status == 2 && ran.err.contains("`land` is no kind of term"), "{}", ran.err);
}

#[test]
fn a_site_of_jekyll_comes_with_its_addresses_and_tags() {
    let project = Project::of(
        "\
==> old/_config.yml
title: Notes
url: https://old.example.org
baseurl: /n
==> old/_data/authors.yml
jane: {name: Jane Doe, bio: She writes.}
==> old/_posts/2021-02-03-first.md
---
title: First
categories: trade water
author: jane
---
See [the other]({{ site.baseurl }}{% post_url 2021-02-04-second %}) and {{ page.title }}.

A paragraph.
{: .lead}

{% unknown x %}
==> old/water/_posts/2021-02-04-second.md
---
title: Second
tags: [Tunisia]
published: false
---
Text.
==> old/_drafts/idea.md
---
title: Idea
---
Text.
",
    );
    import(&project);
    let first = project.read("new/content/briefs/first.md");
    assert!(first.contains("See [the other](second.md) and First."), "{first}");
    assert!(first.contains("aliases:\n- /trade/water/2021/02/03/first.html\n"), "{first}");
    assert!(first.contains("authors:\n- jane-doe\n") && !first.contains("{: .lead}"), "{first}");
    assert!(project.read("new/content/authors/jane-doe.md").contains("She writes."));
    for file in ["second", "idea"] {
        assert!(project.read(&format!("new/content/briefs/{file}.md")).contains("status: draft\n"), "{file}");
    }
    let losses = &report(&project)["_posts/2021-02-03-first.md"][3];
    assert_eq!(
        losses,
        "line 9: attributes of kramdown, `{: …}`, are left out; line 11: the tag `{% unknown x %}` stays as it is"
    );
}

#[test]
fn a_vault_comes_with_its_links_and_files() {
    let project = Project::of(
        "\
==> old/.obsidian/app.json
{}
==> old/Notes/2021-03-04 Water talks.md
---
tags: [Tunisia, water]
aliases: [The talks]
---
# Water talks in Tunis

See [[Other note|the other]], [[other note#Part two]] and ![[map.svg|300]]. ==Marked== %%hidden%%

> [!info] A title
> Text. ^block

`[[code]]` [[nowhere]]
==> old/Notes/Other note.md
## Part two

Back to [[The talks]].
==> old/index.md
Welcome.
",
    );
    project.write("old/files/map.svg", crate::fixture::drawing());
    import(&project);
    let water = project.read("new/content/briefs/water-talks/index.md");
    for line in [
        "title: Water talks in Tunis\ndate: 2021-03-04\n",
        "[the other](../other-note.md), [other note](../other-note.md#part-two) and ![](map.svg). <mark>Marked</mark> \n",
        "> [!NOTE]\n> **A title**\n>\n> Text.\n",
        "`[[code]]` nowhere\n",
    ] {
        assert!(water.contains(line), "{line} in {water}");
    }
    assert!(project.at("new/content/briefs/water-talks/map.svg").exists());
    let other = project.read("new/content/briefs/other-note.md");
    assert!(other.contains("[The talks](water-talks/index.md)"), "{other}");
    assert!(project.read("new/content/home.md").contains("Welcome."));
    builds(&project);
}

#[test]
fn a_site_of_eleventy_comes_with_what_its_folders_say() {
    let project = Project::of(
        "\
==> old/eleventy.config.js
module.exports = (c) => { c.addPassthroughCopy(\"src/img\"); return { dir: { input: \"src\" } }; };
==> old/src/_data/site.json
{\"title\": \"House\", \"url\": \"https://old.example.org\"}
==> old/src/blog/blog.json
{\"tags\": [\"posts\", \"Tunisia\"], \"author\": \"Amina Khan\"}
==> old/src/blog/2021-02-03-first.md
---
title: First
tags: Water
---
![Map](/img/map.svg) {{ title }}
==> old/src/blog/own.md
---
title: Own
date: 2021-03-04
permalink: /own/{{ page.fileSlug }}.html
---
Text.
==> old/src/about.md
---
title: About
---
Who we are.
==> old/src/list.njk
---
---
",
    );
    project.write("old/src/img/map.svg", crate::fixture::drawing());
    import(&project);
    let first = project.read("new/content/briefs/first.md");
    for line in [
        "countries:\n- TN\n",
        "topics:\n- Water\n",
        "authors:\n- Amina Khan\n",
        "aliases:\n- /blog/2021-02-03-first/\n",
        "![Map](/img/map.svg) First\n",
    ] {
        assert!(first.contains(line), "{line} in {first}");
    }
    assert!(project.read("new/content/briefs/own.md").contains("aliases:\n- /own/own.html\n"));
    assert!(project.at("new/content/pages/about.md").exists() && project.at("new/static/img/map.svg").exists());
    assert_eq!(report(&project)["src/list.njk"][2], "left");
    builds(&project);
}

/// A document as a package, without what Word would add.
fn document(body: &str) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a file");
    write!(zip, "<w:document>{body}</w:document>").expect("memory");
    zip.finish().expect("memory").into_inner()
}

#[cfg(unix)]
#[test]
fn documents_need_pandoc_and_are_held_against_their_words() {
    let project = Project::empty();
    project.write("old/water.docx", document("<w:p><w:t>Some words</w:t></w:p><w:p><w:t>and lost ones</w:t></w:p>"));
    let command = |path: &str| {
        let mut command = project.command(&["import", "old", "--into", "new"]);
        crate::project::Ran::of(command.env("PATH", path).output().expect("it runs"))
    };
    let ran = command("/nowhere");
    assert!(
        ran.out.contains("pandoc reads documents, and is not installed: get it from https://pandoc.org/"),
        "{ran:?}"
    );
    // A program that says what pandoc would.
    project.write("bin/pandoc", "#!/bin/sh\necho '{\"title\": \"Water\"}'\necho '<!--briefpress-->'\necho '<h1>Key points</h1><ul><li>Some</li></ul><h1>Text</h1><p>words</p>'\n");
    let program = project.at("bin/pandoc");
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("its own file");
    let ran = command(&format!("{}:/usr/bin:/bin", project.at("bin").display()));
    let losses = &report(&project)["water.docx"][3];
    assert!(losses.ends_with("these words of the document are not in the text: and lost ones"), "{losses} {ran:?}");
    let text = project.read("new/content/briefs/water.md");
    assert!(
        text.contains("title: Water\n")
            && text.contains("key_points:\n- Some\n")
            && text.ends_with("---\n\n## Text\n\nwords\n"),
        "{text}"
    );
    project.write("old/broken.docx", "no package");
    let ran = command("/nowhere");
    assert!(ran.status == 1 && ran.err.contains("broken.docx: it is no document that can be read"), "{ran:?}");
}

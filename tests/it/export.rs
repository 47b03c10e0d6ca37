//! `export`: a brief in one file.

use crate::project::Project;

const SITE: &str = "\
==> site.yaml
title: House
base_url: https://example.org/b/
timezone: Asia/Karachi
==> content/briefs/first/index.md
---
title: First
date: 2025-01-01
---
![A map](map.svg) and [the second](../second.md).
==> content/briefs/second.md
---
title: Second
date: 2025-01-01
---
Text.
==> content/briefs/later.md
---
title: Later
date: 2025-01-01
embargo_until: 2099-01-02T09:00:00+05:00
---
Secret.
==> content/briefs/draft.md
---
title: Draft
date: 2025-01-01
status: draft
---
Not yet.
";

fn project() -> Project {
    let project = Project::of(SITE);
    project.write("content/briefs/first/map.png", crate::fixture::drawing());
    project.replace("content/briefs/first/index.md", "map.svg", "map.png");
    project
}

#[test]
fn it_holds_all_that_it_shows_and_leads_to_the_site() {
    let project = project();
    for name in [
        "first",
        "briefs/first",
        "/briefs/first/",
        "content/briefs/first/index.md",
        "https://example.org/b/briefs/first/",
    ] {
        let said = project.ok(&["export", name, "--output", "out.html"]);
        assert!(said.starts_with("wrote out.html, ") && !said.contains("marked"), "{said}");
    }
    let html = project.read("out.html");
    for part in [
        "<style>",
        "src=\"data:image/png;base64,",
        "href=\"https://example.org/b/briefs/second/\"",
        "default-src 'none'; img-src data:",
    ] {
        assert!(html.contains(part), "{part}");
    }
    for part in ["rel=\"stylesheet\"", "srcset=", "<script src", " href=\"/", " src=\"/", "Later", "Draft"] {
        assert!(!html.contains(part), "{part}");
    }
    project.ok(&["export", "second"]);
    assert!(project.at("second.html").exists());
}

#[test]
fn what_is_not_public_says_so_at_its_top() {
    let project = project();
    let said = project.ok(&["export", "later"]);
    assert!(said.contains("marked `"), "{said}");
    let html = project.read("later.html");
    let top = html.split_once("<body").expect("a body").1;
    assert!(top.split_once("</p>").expect("a line").0.contains("2 January 2099"), "{top}");
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
    project.ok(&["export", "draft"]);
    assert!(project.read("draft.html").contains("role=\"note\""));
    let ran = project.run(&["export", "frist"]);
    assert!(ran.status == 2 && ran.err.contains("there is no brief `frist`; did you mean `first`?"), "{ran:?}");
}

//! A site with something of everything, at which most tests of pages look from one side, and how to look.

use std::collections::BTreeMap;

pub type Files = BTreeMap<String, Vec<u8>>;

/// The site.
pub const RICH: &str = "==> site.yaml
title: Institute
base_url: https://example.org/repo/
id: urn:uuid:4c6e0f53-6f1c-4c3e-9d8e-1f1f3c7f0a11
description: Briefs on diplomacy
publisher: {name: Institute for Diplomacy, short_name: IRD, url: https://ird.example/, logo: logo.svg}
licence: CC-BY-4.0
footer: {text: 'See [the imprint](/about/team/) and *us*', links: [{title: About, url: about.md}, {title: Elsewhere, url: https://ird.example/}]}
theme: {accent: \"#7a1f2b\", logo_dark: dark.svg, favicon: icon.svg, stylesheet: house.css}
types: {press-release: {label: Press release, listed: false}}
report_prefix: IRD-PB
places: {overrides: {TW: {name: Taipei, note: As the site says}, PK: {note: A note}}, disclaimer: Names imply nothing}
markdown: {smart: false}
front_matter: {extra_keys: [desk]}
attachment_types: [stl]
==> content/home.md
---
title: Home
---
Welcome to [the talks](briefs/talks.md).
==> content/briefs/talks.md
---
title: Talks & \"more\"
subtitle: The subtitle
date: 2025-03-01
as_of: 2025-02-28
summary: A summary of the talks.
key_points: ['See [the paper](paper/index.md#annex)']
recommendations: [{to: Ministry, text: 'Act on [this](/topics/peace/)'}]
countries: [PK, AF, TW]
topics: [Peace, Trade]
authors: [amina-khan, Jo Doe, {name: Max, affiliation: House, orcid: 0000-0002-1825-0097}]
number: \"7\"
series: afghan-settlement
featured: true
supersedes: [older]
changes: [{date: 2025-03-05, kind: correction, note: 'Wrong, see [older](older.md)'}]
chronology: [{date: 2021-03-18, event: Moscow}]
sources: [{title: S, publisher: P, date: 2020-01-02, url: https://s.example/, archived: https://a.example/}]
image: {src: map.png, alt: A map, caption: 'The *map*', credit: X}
attachments: [{file: data.csv, title: Data}]
identifiers: {doi: 10.1234/ird.7}
disclosure: None.
desk: south
extra: {a: 1}
---
## First

Text [paper](paper/index.md), [team](../pages/about/team.md), [country](../countries/PK.md), [file](data.csv).

## Second

![Map](map.png \"Caption\") and a note.[^1]

## Third

[^1]: A [note](#first).
==> content/briefs/map.png
png
==> content/briefs/data.csv
1,2
==> content/briefs/paper/index.md
---
title: Paper
date: 2024-05-06
countries: [PK]
topics: [Arms control]
type: report
pdf: paper.pdf
---
## Annex

![Own](own.png) ![Shared](../map.png)
==> content/briefs/paper/paper.pdf
pdf
==> content/briefs/paper/own.png
png
==> content/briefs/paper/deep/silent.txt
quiet
==> content/briefs/older.md
---
title: Older
date: 2023-01-01
url: /old/exact/
countries: [IR]
topics: [trade]
---
Text.
==> content/briefs/release.md
---
title: Release
date: 2025-04-01
type: press-release
countries: [NR]
topics: [Peace]
---
Text.
==> content/briefs/gone.md
---
title: Gone
date: 2025-04-02
status: withdrawn
countries: [TV]
topics: [Trade]
---
Text.
==> content/topics/peace.md
---
title: Peace
names: [Peace processes]
summary: On peace.
---
## Peace
==> content/topics/arms-control.md
---
title: Arms control
parent: peace
---
==> content/topics/trade.md
---
title: Trade
---
==> content/countries/PK.md
---
summary: A profile.
facts: {Capital: '[Islamabad](/about/)'}
links: [{title: Portal, url: https://pk.example/}]
---
About [trade](../topics/trade.md).
==> content/authors/amina-khan.md
---
name: Amina Khan
role: Fellow
affiliation: IRD
orcid: 0000-0002-1825-0097
---
==> content/series/afghan-settlement.md
---
title: Afghan settlement
---
==> content/pages/about.md
---
title: About
---
Us.
==> content/pages/about/team.md
---
title: Team
---
We, and [about](../about.md).
==> static/logo.svg
<svg/>
==> static/dark.svg
<svg/>
==> static/icon.svg
<svg/>
==> static/house.css
p{}
==> static/.well-known/security.txt
Contact
";

/// One file, as text.
pub fn text(files: &Files, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

/// The part of a page between two marks.
pub fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    html.split_once(from).unwrap_or_else(|| panic!("no {from}")).1.split(to).next().expect("a part")
}

/// The JSON-LD of a page.
pub fn json_ld(html: &str) -> serde_json::Value {
    let script = html.split_once("<script type=\"application/ld+json\">").expect("JSON-LD").1;
    serde_json::from_str(script.split("</script>").next().expect("an end")).expect("JSON")
}

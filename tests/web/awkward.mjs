// A site of awkward shapes: whatever an editor may write that a page must bear. Titles of a letter and of forty words, words without a
// blank, twelve authors, thirty countries, forty sources, wide tables and code, pictures of every shape, four scripts. It is made by
// rule, not kept as files: how long a text is, and how many there are of it, is what is tested.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";

const LONG = "On what remains of the arrangements that the parties to the conference agreed upon before its secretariat was moved, and on the questions that none of the delegations has answered since";
const UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzendenstellvertreterkonferenz";
const TEXT = "The parties met again in spring, and what they agreed was written down by the secretariat alone. Nobody has published the minutes; two delegations have confirmed what they contain. ";
const COUNTRIES = ["AF", "PK", "IN", "IR", "UZ", "TJ", "TM", "KZ", "KG", "CN", "RU", "TR", "AZ", "AM", "GE", "UA", "PL", "DE", "FR", "GB", "US", "BR", "VC", "ST", "CD", "CF", "TV", "XK", "TW", "MK"];
const list = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const quoted = (text) => JSON.stringify(text);

/** The checksum of a chunk. */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A PNG of `width` by `height` points, of the colour that `at(x, y)` gives. */
function png(width, height, at) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(at(x, y), y * (1 + width * 3) + 1 + x * 3);
  }
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

/** Many colours, as a photograph has them; the same in each run. */
const grain = (x, y) => {
  const noise = Math.imul(x * 374761393 + y * 668265263, 1274126177) >>> 24;
  return [(x / 4 + noise / 4) & 255, (y / 3 + noise / 5) & 255, (120 + noise / 3) & 255];
};
const bars = (x, y) => (y > 380 || x % 80 < 30 || 400 - ((x / 80) | 0) * 37 - 40 > y ? [255, 255, 255] : [23, 64, 109]);

const front = (keys) => `---\n${Object.entries(keys).map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join("\n")}\n---\n`;

const wideTable = [
  `| Place | ${list(13, (at) => `Indicator ${2010 + at}`).join(" | ")} |`,
  `|---|${"---:|".repeat(13)}`,
  ...list(9, (row) => `| Province of ${["Sughd", "Khatlon", "Badakhshan"][row % 3]} | ${list(13, (at) => `${(row + 1) * 1234567 + at * 8910}`).join(" | ")} |`),
].join("\n");

const everything = `
## ${LONG}?

${TEXT.repeat(3)}[^1] ${UNBROKEN} stands here, too, and so does https://example.org/${"a-very-long-path-of-an-address/".repeat(6)}index.html, which nobody breaks.[^2]

### A

${wideTable}

| A |
|---|
| 1 |

\`\`\`
${"SELECT country, sum(amount) OVER (PARTITION BY country ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) ".repeat(2)}
${"x".repeat(220)}
\`\`\`

Code in a line: \`${"very_long_identifier_".repeat(8)}\`.

#### Lists in lists

1. One
   - Two
     1. Three
        - Four
          - Five, ${TEXT}
2. ${TEXT}

   A second paragraph.

- [x] Done
- [ ] ${TEXT}

Term
: What it means. ${TEXT}

> ${TEXT}
>
> > Within it, ${UNBROKEN}
> >
> > > And within that.

> [!WARNING]
> ${TEXT}

> [!NOTE]
> | a | b |
> |---|---|
> | 1 | 2 |

##### Of the fifth level

![A tower, from its foot](tall.png "Very tall. Photo: the Institute")

![A valley, from side to side](wide.png#wide "${LONG}")

![Amounts by year](chart.png "Source: the Institute’s own count.")

![A drawing of two boxes](drawing.svg)

Text with a picture in it ![a box](drawing.svg) and more text.

---

Right to left within: معاهدة المياه لعام 1960, and 協定的文本 without a blank.

[^1]: A note with ${TEXT}
[^2]: ${UNBROKEN}
`;

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="200" viewBox="0 0 640 200"><rect width="300" height="200" fill="#17406d"/><rect x="340" width="300" height="200" fill="none" stroke="#000"/></svg>';

const FILES = {
  "site.yaml": `title: {en: ${quoted("The Standing Conference of Institutes on Regional Arrangements, Transboundary Waters and Trade")}, ur: علاقائی ادارہ, ar: معهد الترتيبات الإقليمية}
base_url: https://example.org/awkward/site/
id: urn:uuid:11111111-2222-4333-8444-555555555555
description: A site of awkward shapes
language: en
languages: [ur, ar]
timezone: Asia/Kabul
calendar: persian
publisher: {name: The Standing Conference, short_name: SC, url: "https://example.org/", logo: logo.svg}
theme: {accent: "#ffd400", logo_dark: logo-dark.svg, favicon: logo.svg, stylesheet: house.css}
licence: CC-BY-4.0
report_prefix: SC-PB
maps: true
indexes: {relations: 2, country_topics: 2, coverage: true}
types:
  press-release: {label: Press release, listed: false, sources: false}
  note: ${quoted("Note of the secretariat for the information of delegations")}
footer:
  text: An institute that does not exist.
  links: [{title: About, url: about.md}, {title: ${quoted(LONG)}, url: "https://example.org/long"}]
places:
  overrides:
    XK: {note: Names imply no position.}
  disclaimer: Names and borders imply no position on the status of any territory.
checks: {country-not-mentioned: off, no-as-of: off, no-recommendations: off, no-sources: off, empty-body: off, no-figure-source: off}
`,
  "static/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="60" viewBox="0 0 420 60"><rect width="420" height="60" fill="#3a2f00"/></svg>',
  "static/logo-dark.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="60" viewBox="0 0 420 60"><rect width="420" height="60" fill="#ffd400"/></svg>',
  "static/house.css": ":root { --measure: 38rem; --head-font: var(--sans); }\n",
  "content/home.md": `A conference of institutes. ${TEXT}\n`,
  "content/pages/about.md": `${front({ title: "About" })}## One\n\n${wideTable}\n\n## Two\n\n${TEXT}\n`,
  "content/groups/river-states.md": `${front({ title: "States of the Upper River and its Tributaries", members: ["AF", "TJ", { country: "UZ", since: "1992-03-01" }] })}`,
  "content/regions/the-basin.md": `${front({ title: "The basin", members: ["AF", "TJ", "UZ", "TM"] })}`,
  "content/countries/AF.md": `${front({ summary: TEXT.trim(), facts: [{ label: "Capital", value: "Kabul" }, { label: "Area of the basin within the country", value: "309,000 km²", source: "A census that was never published" }], links: [{ title: LONG, url: "https://example.org/" }], image: { src: "wide.png", alt: "A valley", credit: "Photo: the Institute" } })}${TEXT}\n`,
  "content/countries/wide.png": () => png(1800, 240, grain),
  "content/series/waters.md": `${front({ title: "Waters that several share", summary: TEXT.trim(), image: { src: "river.png", alt: "A river" } })}`,
  "content/series/river.png": () => png(700, 467, grain),
  "content/authors/bo-li.md": `${front({ name: "Bo Li", role: "Analyst" })}`,
  "content/authors/maximiliane-longname.md": `${front({ name: "Maximiliane Hohenlohe-Schillingsfürst-Waldenburg von und zu Unterwellenborn", role: "Senior fellow for transboundary waters and regional arrangements", affiliation: "The Standing Conference", orcid: "0000-0002-1825-0097", email: "maximiliane.hohenlohe-schillingsfuerst@subdomain.of-the-institute.example.org", links: [{ title: "Pages", url: "https://example.org/" }], image: { src: "face.png", alt: "A portrait" } })}${TEXT}\n`,
  "content/authors/face.png": () => png(300, 420, grain),
  "content/briefs/everything/index.md": `${front({
    title: quoted(LONG), subtitle: quoted(`${LONG}, again`), date: "2024-03-20", as_of: "2024-03-19", summary: quoted(TEXT.trim()), number: quoted("127/2024 Rev. 3"),
    countries: COUNTRIES, groups: ["SCO", "river-states"], regions: ["the-basin", "central-asia"], topics: ["Water", "Trade", "W", LONG.slice(0, 80), UNBROKEN], series: "waters",
    authors: ["bo-li", "maximiliane-longname", ...list(9, (at) => `Author Number ${"ABCDEFGHI"[at]}.`), UNBROKEN],
    key_points: list(5, (at) => (at === 2 ? UNBROKEN : TEXT.trim())), recommendations: list(4, (at) => ({ to: at ? LONG : "All", text: TEXT.trim() })),
    chronology: list(12, (at) => ({ date: `20${10 + at}-03-21`, event: at % 3 ? TEXT.trim() : "Talks." })),
    sources: list(40, (at) => ({ title: at % 7 ? `Document ${at} of the conference` : `${LONG} ${at}`, publisher: "The secretariat", date: "2023", url: `https://example.org/documents/${"part/".repeat(at % 9)}${at}`, archived: `https://archive.example.org/${at}` })),
    changes: [{ date: "2024-04-01", kind: "correction", note: TEXT.trim() }, { date: "2024-05-01", kind: "update", note: "More is known." }],
    image: { src: "wide.png", alt: "A valley", caption: TEXT.trim(), credit: "Photo: the Institute" }, attachments: [{ file: "annex.csv", title: "Annex" }, { file: "table.csv", title: LONG }],
    pdf: "paper.pdf", disclosure: TEXT.trim(), identifiers: { doi: "10.1000/182", isbn: "9783161484100" },
  })}${everything}`,
  "content/briefs/everything/tall.png": () => png(180, 1500, grain),
  "content/briefs/everything/wide.png": () => png(1800, 240, grain),
  "content/briefs/everything/chart.png": () => png(800, 400, bars),
  "content/briefs/everything/drawing.svg": drawing,
  "content/briefs/everything/annex.csv": "a,b\n1,2\n",
  "content/briefs/everything/table.csv": "a,b\n3,4\n",
  "content/briefs/everything/paper.pdf": "%PDF-1.4\n%%EOF\n",
  // In the lists of a language that has a page of its own, and in those of the others with its name.
  "content/briefs/pani.ur.md": `${front({ title: "دریائے آمو کے پانی کی تقسیم پر نئے مذاکرات اور ان کے نتائج", date: "2024-02-11", summary: "افغانستان اور ازبکستان نے پانی کی تقسیم پر بات چیت کی۔", countries: ["AF", "UZ"], topics: ["Water"], authors: ["bo-li"], key_points: ["پہلا نکتہ۔", "دوسرا نکتہ، Donaudampfschiff کے ساتھ۔"], chronology: [{ date: "2023-08-21", event: "مذاکرات شروع ہوئے۔" }] })}## پہلا حصہ\n\nیہ متن ہے، جس میں 309,000 km² اور English الفاظ بھی ہیں۔[^1]\n\n## دوسرا حصہ\n\nمزید متن۔\n\n## تیسرا حصہ\n\n- ایک\n- دو\n\n[^1]: ایک حاشیہ۔\n`,
  "content/briefs/miyah.ar.md": `${front({ title: "اتفاق المياه", date: "2024-01-09", summary: "اتفقت الأطراف على تقاسم المياه.", countries: ["EG", "ET"], topics: ["Water"], authors: ["bo-li"] })}النص هنا، مع رقم 1,234 وكلمة English.\n\n| البلد | الكمية |\n|---|---:|\n| مصر | 1,234 |\n`,
  "content/briefs/shui.zh.md": `${front({ title: "関於跨境河流水資源分配的新協定及其對中亞各國農業與能源政策的長期影響", date: "2024-01-02", summary: "各方就水資源分配達成協定。", countries: ["CN", "KZ"], topics: ["Water"], authors: ["bo-li"] })}協定的文本尚未公布。**注意：**2024年的数字是估计。\n\n## 背景\n\n${"各方在春天再次会面，秘书处单独写下了他们的协议。".repeat(12)}\n`,
  "content/briefs/featured.md": `${front({ title: UNBROKEN, date: "2023-06-01", featured: "true", summary: quoted(TEXT.trim()), countries: ["VC"], topics: ["Trade"], authors: ["maximiliane-longname"] })}${TEXT}\n`,
  "content/briefs/old.md": `${front({ title: "Old", date: "2020-06-01", countries: ["AF", "PK"], topics: ["Water"], series: "waters" })}${TEXT}\n`,
  "content/briefs/new.md": `${front({ title: "New", date: "2022-06-01", countries: ["AF", "PK"], topics: ["Water"], supersedes: ["old"], series: "waters" })}${TEXT}See [[everything]].\n`,
  "content/briefs/gone.md": `${front({ title: "Gone", date: "2021-06-01", countries: ["AF"], topics: ["Water"], status: "withdrawn", changes: [{ date: "2021-07-01", kind: "retraction", note: TEXT.trim() }] })}${TEXT}\n`,
  "content/briefs/press.md": `${front({ title: "Press", date: "2023-07-01", type: "press-release", countries: ["AF"] })}${TEXT}\n`,
  "content/briefs/note.md": `${front({ title: quoted("?"), date: "2023-07-02", type: "note" })}.\n`,
  "content/briefs/coming.md": `${front({ title: quoted(LONG), date: "2024-06-01", countries: ["AF", "UZ"], event: { starts: "2099-05-04T14:00", ends: "2099-05-06T16:30", timezone: "Asia/Kathmandu", venue: LONG, online: "https://example.org/watch", registration: "https://example.org/register" } })}${TEXT}\n`,
  "content/briefs/cancelled.md": `${front({ title: UNBROKEN, date: "2024-06-02", event: { starts: "2099-05-04", status: "cancelled", venue: UNBROKEN } })}${TEXT}\n`,
  "content/briefs/past.md": `${front({ title: "X", date: "2023-06-02", event: { starts: "2023-07-04" } })}${TEXT}\n`,
  "content/types/event.md": `${front({ title: "Meetings and other occasions", summary: TEXT.trim() })}${TEXT}\n`,
  "content/briefs/empty.md": `${front({ title: "Nothing but a title", date: "2023-07-03" })}`,
};

const TITLES = ["X", "Oil", "II", LONG, UNBROKEN, "Two words", "What is left of an arrangement that two neighbours made"];
for (let at = 0; at < 60; at += 1) {
  FILES[`content/briefs/many/b${at}.md`] = `${front({
    title: quoted(`${TITLES[at % TITLES.length]}${at < TITLES.length ? "" : ` ${at}`}`), date: `20${18 + (at % 7)}-${String(1 + (at % 12)).padStart(2, "0")}-1${at % 9}`,
    countries: [COUNTRIES[at % 11], COUNTRIES[(at * 3 + 1) % 11]].filter((code, index, all) => all.indexOf(code) === index), topics: [at % 2 ? "Water" : "Trade", ...(at % 5 ? [] : ["W"])],
    authors: at % 4 ? ["bo-li"] : ["maximiliane-longname"], ...(at % 3 ? { summary: quoted(TEXT.trim()) } : {}),
    ...(at % 6 ? {} : { chronology: [{ date: `20${10 + (at % 9)}-01-21`, event: "Talks." }] }),
  })}${TEXT}\n`;
}

/** Writes the site into a folder. */
export function write(folder) {
  for (const [path, content] of Object.entries(FILES)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "function" ? content() : content);
  }
}

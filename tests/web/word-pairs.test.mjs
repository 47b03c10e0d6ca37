// What readers of twelve languages type, and the words that must and must not be found by it: word-pairs.tsv, in sites that the
// program builds. A line of it is a language, what is typed, what the text says, and `yes`, `no`, or `not yet` with a reason.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { core } from "./index-writer.mjs";
import { program, repository } from "./site.mjs";

const lines = readFileSync(join(repository, "tests/web/word-pairs.tsv"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
const pairs = lines.map((line, at) => {
  const [language, typed, said, verdict, reason] = line.split("\t");
  return { language, typed, said, verdict, reason, slug: `pair-${at}` };
});
const languages = [...new Set(pairs.map(({ language }) => language))];

// What stands around a word, so that it is read as one of its language. In Chinese no blank parts it from its neighbours.
const AROUND = { ar: "هنا {} هناك", de: "Hier {} dort", en: "Here {} there", es: "Aquí {} allí", fa: "اینجا {} آنجا", fr: "Ici {} là", ps: "دلته {} هلته", pt: "Aqui {} ali", ru: "Здесь {} там", tr: "Burada {} orada", ur: "یہاں {} وہاں", zh: "这里{}那里" };

const folder = mkdtempSync(join(tmpdir(), "briefpress-words-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The index of a site in a language, in which a text says the one word of each pair, and with `both` one more the other: the stem
    of a word is known if some text has it. */
function build(language, both) {
  const site = join(folder, `${language}-${both ? "both" : "one"}`), out = join(site, "out");
  const write = (path, text) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  };
  const brief = (slug, word) =>
    write(`content/briefs/${slug}.md`, `---\ntitle: "0"\ndate: 2025-01-01\nas_of: 2025-01-01\nsummary: "0"\n---\n${AROUND[language].replace("{}", word)}.\n`);
  write("site.yaml", `title: "0"\nbase_url: https://example.org/\ndescription: "0"\nlanguage: ${language}\n`);
  for (const { slug, typed, said } of pairs.filter((pair) => pair.language === language)) {
    brief(slug, said);
    if (both) brief(`other-${slug}`, typed);
  }
  execFileSync(program, ["--quiet", "--root", site, "build", "--output", out], { stdio: ["ignore", "ignore", "inherit"] });
  return opened(out);
}

/** The index of a site that was built there. */
function opened(out) {
  return new core.Index("/search/index/", async (url) => {
    const bytes = readFileSync(join(out, url));
    return { ok: true, arrayBuffer: async () => new Uint8Array(bytes).buffer, json: async () => JSON.parse(bytes) };
  });
}

/** Who finds, as it was typed, what text: neither by another word, nor by a part of the words. */
async function finder(index) {
  const slugs = await index.use(async () => {
    const { texts } = index.table, cards = Array.from({ length: texts }, (_, text) => index.card(text));
    return (await Promise.all(cards)).map(({ u }) => u.split("/").at(-2));
  });
  return async (query, slug) => {
    const { hits, instead, missing, isPartly } = await index.use(() => core.answer(index, { query, chosen: new Map(), sort: "relevance", pages: 1 }));
    return !instead.length && !missing.length && !isPartly && hits.some((text) => slugs[text] === slug);
  };
}

test("the table has enough pairs of each language, each with a verdict", () => {
  assert.equal(languages.join(" "), Object.keys(AROUND).join(" "));
  for (const { verdict, reason, typed } of pairs) {
    assert.ok(["yes", "no"].includes(verdict) ? !reason : verdict === "not yet" && reason, typed);
  }
  const few = languages.filter((language) => {
    const count = (wanted) => pairs.filter((pair) => pair.language === language && pair.verdict === wanted).length;
    return count("yes") < 12 || count("no") < 4;
  });
  assert.deepEqual(few, []);
});

for (const language of languages) {
  test(`words are found as readers of ${language} type them, and no others`, async (run) => {
    const finds = await finder(build(language, true)), findsAlone = await finder(build(language, false));
    const all = { yes: [], no: [], "not yet": [] };
    for (const pair of pairs.filter((pair) => pair.language === language)) {
      const { typed, said, slug } = pair;
      const there = await finds(typed, slug), back = await finds(said, `other-${slug}`), alone = await findsAlone(typed, slug);
      all[pair.verdict].push({ name: `${typed} - ${said}`, there, back, alone });
    }
    const { yes, no, "not yet": later } = all;
    const count = (some, how) => some.filter((pair) => pair[how]).length;
    run.diagnostic(
      `${language}: ${count(yes, "there")} of ${yes.length} found, ${count(yes, "back")} the other way round, ${count(yes, "alone")} though no text need have the word as it is typed; `
        + `${count(no, "there")} of ${no.length} wrongly; of ${later.length} that are not yet as they should be, ${count(later, "there")} are found`,
    );
    const names = (some) => some.map(({ name }) => name);
    assert.deepEqual(names(yes.filter(({ there }) => !there)), [], "not found");
    assert.deepEqual(names(no.filter(({ there, back, alone }) => there || back || alone)), [], "wrongly found");
  });
}

// Marks that Markdown or typography would change, and letters that are cut otherwise than into words, have tests of their own.
test("every letter is folded as the program folds it", async () => {
  const letters = [];
  for (let code = 0xc0; code < 0x20000; code += 1) {
    const letter = String.fromCodePoint(code);
    if (/[\p{L}\p{N}]/u.test(letter) && letter.normalize("NFKD").length <= 12) letters.push(letter);
  }
  const site = join(folder, "letters"), out = join(site, "out");
  mkdirSync(join(site, "content/briefs"), { recursive: true });
  writeFileSync(join(site, "site.yaml"), `title: "0"\nbase_url: https://example.org/\ndescription: "0"\nmarkdown: {smart: false}\n`);
  const words = letters.map((letter) => `b${letter}d`);
  const text = Array.from({ length: Math.ceil(words.length / 1000) }, (_, at) => words.slice(1000 * at, 1000 * (at + 1)).join(" ")).join("\n\n");
  writeFileSync(join(site, "content/briefs/a.md"), `---\ntitle: "0"\ndate: 2025-01-01\nas_of: 2025-01-01\nsummary: "0"\n---\n${text}\n`);
  execFileSync(program, ["--quiet", "--root", site, "build", "--output", out], { stdio: ["ignore", "ignore", "inherit"] });
  const index = opened(out);
  const shards = await index.use(() => Promise.all(index.table.words.map((_, place) => index.shard(place))));
  const known = new Set(shards.flat().map(({ word }) => word));
  const wanted = core.cut(words.join(" "));
  const missing = wanted.filter(({ word }) => !known.has(word)).map(({ at, end }) => words.join(" ").slice(at, end));
  assert.ok(wanted.length > 20_000, `${wanted.length}`);
  assert.equal(missing.slice(0, 20).join(" "), "");
});

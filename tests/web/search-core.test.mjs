// What the script of the search page does without a page: it folds and cuts words, reads the index, finds, ranks and counts.

import assert from "node:assert/strict";
import { SERVED, served } from "./minify.mjs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { asker, core, write } from "./index-writer.mjs";
import { repository } from "./site.mjs";

const { Index, answer, cut, excerpt, find, fold, narrow, parse, pieces, slips, variants } = core;

const plain = (value) => JSON.parse(JSON.stringify(value));

/** The briefs of these texts, the oldest first, each with its number as its title. */
const briefs = (all) => all.map((words, text) => ({ card: { u: `/${text}/`, t: `Brief ${text}` }, words, year: 2020 }));

const open = (index) => new Index("x/", asker(write(index)));

async function ask(index, query, { chosen = {}, sort = "relevance", pages = 1, typing = false, ...more } = {}) {
  const choices = new Map(Object.entries(chosen));
  return index.use(() => answer(index, { query, chosen: choices, sort, pages, typing, ...more }));
}

/** The numbers of the texts that are found, in their order. */
const found = async (...all) => plain((await ask(...all)).cards.map(({ text }) => text));

test("letters are folded by the table that the program has", () => {
  const lines = readFileSync(join(repository, "src/finding/data/fold.tsv"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  assert.equal(core.FOLDS, lines.map((line) => line.replace("\t", "")).join(" "));
  const pairs = "Policy policy, Müller muller, STRASSE strasse, Straße strasse, İstanbul istanbul, ISPARTA isparta, ısı isi, Œuvre oeuvre, "
    + "ﬁn fin, Ёлка елка, ΛΌΓΟΣ λογοσ, λόγος λογοσ, الْمِيَاه مياه, والمياه مياه, للمياه مياه, مياه مياه, إدارة اداره, الآن الان, "
    + "ســـلام سلام, کتاب كتاب, ہے هي, ۱۴۰۴ 1404, 한국 한국, ガス ガス, ｶﾞｽ ガス, हिन्दी हिन्दी";
  for (const pair of pairs.split(", ")) {
    const [word, folded] = pair.split(" ");
    assert.equal(fold(word), folded, word);
  }
});

test("letters with stops between them are one word", () => {
  const words = (text) => cut(text).map(({ word }) => word).join(" ");
  assert.equal(words("U.S. and U.N.-led, A.B.Smith, x.y"), "us and un led ab smith xy");
});

test("texts are cut as the program cuts them", () => {
  for (const [text, words] of [
    ["The dam's end", "The dam end"],
    ["a cross-border deal, then", "cross border crossborder deal then"],
    ["IRD-PB-7 (no. 12)", "IRD PB 7 IRDPB7 no 12"],
    ["l’accord d'Ankara", "accord Ankara"],
    ["- end -", "end"],
    ["COP28 and 1.5 °C", "COP28 and 1 5"],
    ["水资源。", "水资 资源 源"],
    ["中国GDP增长", "中国 国 GDP 增长 长"],
    ["COVID-19疫情", "COVID 19 COVID19 疫情 情"],
    ["می‌رود به", "می رود میرود به"],
    ["co\u{ad}operation", "co operation cooperation"],
    ["", ""],
  ]) {
    assert.equal(cut(text).map(({ word }) => word).join(" "), words.split(" ").map(fold).join(" "), text);
  }
  for (const { at, end, word } of cut("Le «Traité» d’Œuvre, 水资")) assert.equal(fold("Le «Traité» d’Œuvre, 水资".slice(at, end)), word);
});

test("what was written is read", async () => {
  const texts = briefs(["river dam", "river", "dam water", "Wasser", "ماء نهر", "river"]);
  const index = open({ texts, shard: 12, cards: 2 });
  await index.use(async () => {
    assert.ok(index.table.words.length > 3, "several shards");
    const [river] = plain(await index.exactly("river").then((all) => all.map(({ texts, impacts }) => [[...texts.values()], [...impacts.values()]])));
    assert.deepEqual(river, [[0, 1, 5], [5, 5, 5]]);
    assert.equal((await index.card(3)).t, "Brief 3");
    assert.deepEqual(plain((await index.from("w", 3)).map(({ word }) => word)), ["wasser", "water"]);
    assert.equal((await index.exactly("nothing")).length, 0);
  });
});

test("a word is found in its shard wherever the shards begin", async () => {
  const words = ["zebra", "école", "﨎﨏", "𐐷word", "𐐨b", "𠀀𠀁", "水资", "яблоко", "مياه", "aa", "ab", "b1", "1990", "99"].map(fold);
  const texts = briefs(words);
  for (const shard of [1, 8, 20, 1000]) {
    const index = open({ texts, shard });
    for (const [text, word] of words.entries()) assert.ok((await index.use(() => index.exactly(word))).some((one) => one.texts.includes(text)), `${word}, ${shard}`);
  }
});

test("all words, or else as many as possible", async () => {
  const index = open({ texts: briefs(["river dam treaty", "river dam", "river treaty", "treaty", "dam"]) });
  assert.deepEqual(await found(index, "river dam treaty"), [0]);
  assert.deepEqual((await found(index, "River, DAM")).sort(), [0, 1]);
  const none = await ask(index, "river xylophone dam");
  assert.deepEqual(plain(none.cards.map(({ text }) => text).sort()), [0, 1]);
  assert.deepEqual(plain(none.missing), ["xylophone"]);
  const partly = await ask(open({ texts: briefs(["river dam", "treaty dam", "river"]) }), "river treaty dam");
  assert.ok(partly.isPartly);
  assert.deepEqual(plain(partly.cards.map(({ text }) => text).sort()), [0, 1]);
  assert.ok(!(await ask(index, "river")).isPartly);
});

test("a word that is still typed is a beginning", async () => {
  const index = open({ texts: briefs(["sanctions", "sanctuary", "santa", "other"]) });
  assert.deepEqual((await found(index, "sanct", { typing: true })).sort(), [0, 1]);
  assert.deepEqual(await found(index, "sanct ", { typing: true }).then((all) => all.sort()), [0, 1], "the longest beginning");
  assert.deepEqual(await found(index, "s", { typing: true }), [], "one letter is none");
  assert.deepEqual(await found(open({ texts: briefs(["oil", "oilfield"]) }), "oil"), [0], "a whole word is no beginning");
});

test("forms of a word are found with it, below itself", async () => {
  const index = open({ texts: briefs([{ sanction: 20 }, { sanctions: 20 }, { sanctioned: 20 }, { sanctuary: 20 }]) });
  const [first, ...rest] = await found(index, "sanctions");
  assert.equal(first, 1);
  assert.deepEqual(rest.sort(), [0, 2]);
});

test("both spellings of English are one", async () => {
  const pairs = "organise organize, organisations organizations, labour labor, neighbourhood neighborhood, centre center, metres meters, "
    + "defence defense, dialogue dialog, analyse analyze, travelling traveling, labelled labeled";
  for (const pair of pairs.split(", ")) {
    const [british, american] = pair.split(" ");
    assert.ok(variants(british).includes(american) && variants(american).includes(british), pair);
    const index = open({ texts: briefs([british, american, "unrelated"]), stems: (word) => word });
    assert.deepEqual(await found(index, british), [0, 1]);
    assert.deepEqual(await found(index, american), [1, 0]);
  }
  for (const word of ["for", "four", "hour", "filled", "filed", "water"]) assert.ok(!variants(word).some((form) => ["for", "four", "hor", "filed", "filled"].includes(form)), word);
});

test("a slip is mended, and what no word is near to finds nothing", async () => {
  const texts = briefs(["sanctions", "negotiations", "corridor", "agreement", "water", "wider", "2031", "Verhandlung", "Wasserkraftwerk", "санкции", "مفاوضات"]);
  for (const shard of [1, 10, 4000]) {
    const index = open({ texts, shard });
    for (const [typed, text] of [
      ["sanktions", 0], ["santcions", 0], ["ngeotiations", 1], ["negotiatons", 1], ["coridor", 2], ["corridro", 2], ["orridor", 2], ["agrement", 3],
      ["agreementt", 3], ["wateer", 4], ["Wasserkraftwerke", 8], ["санкцыи", 9], ["مفاوظات", 10],
    ]) {
      const { cards, instead, total } = await ask(index, typed);
      assert.deepEqual(plain(cards.map(({ text }) => text)), [text], `${typed}, shards of ${shard}`);
      assert.equal(total, 1);
      assert.deepEqual(plain(instead.map(([typed]) => typed)), [typed]);
    }
    for (const typed of ["xylophone", "2030", "sanitary", "zzzzzzz", "agronomy", "q"]) assert.deepEqual(await found(index, typed), [], typed);
  }
  const index = open({ texts });
  for (const [typed, text, other] of [["wat", 4, "water"], ["sanctioned", 0, "sanctions"], ["corridors", 2, "corridor"], ["agreements", 3, "agreement"]]) {
    const { cards, instead } = await ask(index, typed);
    assert.deepEqual(plain([cards.map(({ text }) => text), instead]), [[text], [[typed, [other]]]], `${typed}: what begins so, and other forms`);
  }
  for (const [one, other, count] of [["dam", "dam", 0], ["dam", "adm", 1], ["dam", "dams", 1], ["dam", "am", 1], ["dam", "dim", 1], ["river", "revir", 2], ["", "ab", 2]]) {
    assert.equal(slips(one, other), count, `${one} ${other}`);
  }
});

test("a slip at any place is mended, however many shards there are", async () => {
  const syllables = ["ba", "cor", "di", "fen", "gul", "he", "lam", "mo", "ner", "pi", "ros", "su", "tar", "vel"];
  const words = syllables.flatMap((one) => syllables.flatMap((two) => syllables.map((three) => one + two + three)));
  const index = open({ texts: briefs(words), shard: 250, stems: (word) => word });
  await found(index, words[0]);
  assert.ok(index.table.words.length > 100, "many shards");
  let mended = 0, tried = 0;
  for (let one = 0; one < words.length; one += 13) {
    const word = words[one], at = 1 + (one % (word.length - 1));
    for (const slip of [word.slice(0, at) + word.slice(at + 1), `${word.slice(0, at)}x${word.slice(at)}`, `${word.slice(0, at)}x${word.slice(at + 1)}`]) {
      index.kept.clear();
      const { hits } = await ask(index, slip);
      tried += 1;
      mended += hits.includes(one) ? 1 : 0;
      assert.ok([...index.kept.keys()].filter((name) => name.startsWith("words/")).length <= 16, `${slip} loads few files`);
    }
  }
  assert.ok(mended > 0.9 * tried, `${mended} of ${tried}`);
});

test("what has other forms is looked for with one slip, too", async () => {
  const index = open({ texts: briefs(["concentration", "concern", "content", "teaching", "teachers", "mob", "mobile"]) });
  for (const [typed, texts] of [["concen", [0, 1]], ["teachrs", [3, 4]], ["mobie", [5, 6]]]) {
    for (const text of texts) assert.ok((await found(index, typed)).includes(text), `${typed}: ${text}`);
  }
});

test("what a hyphen holds together is found joined and apart", async () => {
  const index = open({ texts: briefs(["cross-border", "crossborder", "cross the border", "cross", "border"]) });
  assert.deepEqual((await found(index, "cross-border")).sort(), [0, 1, 2]);
  assert.deepEqual((await found(index, "crossborder")).sort(), [0, 1]);
  assert.deepEqual((await found(index, "cross-bor", { typing: true })).sort(), [0, 1, 2]);
  const needs = parse("a cross-border deal").needs.map(({ word, parts }) => [word, parts?.map(({ word }) => word)]);
  assert.deepEqual(plain(needs), [["crossborder", ["cross", "border"]], ["deal", null]]);
});

test("words of other scripts are found", async () => {
  const texts = briefs(["水资源管理", "资源", "水利", "إدارة المياه العابرة للحدود", "مياه", "پانی کی تقسیم", "Управление водными ресурсами", "Türkiye’nin suları", "ردود الفعل"]);
  const index = open({ texts, stems: (word) => word });
  for (const [query, expected] of [
    ["水资源", [0]], ["资源", [0, 1]], ["水", [0, 2]], ["水资源 管理", [0]], ["المياه", [3, 4]], ["مياه", [3, 4]], ["ادارة", [3]], ["اداره مياه", [3]],
    ["تقسيم", [5]], ["پانی", [5]], ["водными ресурсами", [6]], ["ВОДНЫМИ", [6]], ["SULARI", [7]], ["türkiye", [7]], ["海洋", []],
  ]) {
    assert.deepEqual((await found(index, query)).sort(), expected, query);
  }
  assert.deepEqual((await found(index, "水", { typing: true })).sort(), [0, 2]);
  const han = open({ texts: briefs(["条约", "条件"]), han: "約约條条" });
  assert.deepEqual(await found(han, "條約"), [0]);
});

test("a phrase is looked for in the pages themselves", async () => {
  const bodies = ["the water treaty of 1960", "treaty about water", "a water-treaty, signed", "Water. Treaty!", "none"];
  const index = open({ texts: briefs(bodies) });
  const look = async (url) => bodies[url.replaceAll("/", "")];
  assert.deepEqual((await found(index, "“water treaty”", { look })).sort(), [0, 2, 3]);
  assert.deepEqual(await found(index, '"water treaty of" 1960', { look }), [0]);
  assert.deepEqual(await found(index, '"treaty of water"', { look }), []);
  assert.deepEqual(await found(index, '"the xylophone treaty"', { look }), [], "a phrase needs all its words");
  const many = Array.from({ length: 50 }, (_, at) => (at % 2 ? "water treaty" : "treaty water"));
  const all = open({ texts: briefs(many) });
  const reads = { look: async (url) => many[url.replaceAll("/", "")] };
  const first = await ask(all, '"water treaty"', reads);
  assert.deepEqual([first.total, first.unread, first.read], [10, 30, 20]);
  const third = await ask(all, '"water treaty"', { ...reads, pages: 3 });
  assert.deepEqual([third.total, third.unread], [25, 0]);
});

test("rare words and places of weight count for more, and newer briefs a little", async () => {
  const common = Array.from({ length: 60 }, () => ({ policy: 5 }));
  const index = open({ texts: briefs([{ policy: 25, water: 2 }, { policy: 2, water: 9 }, ...common]) });
  assert.deepEqual(await found(index, "policy water"), [1, 0]);
  assert.deepEqual(await found(open({ texts: briefs([{ water: 5 }, { water: 5 }, { water: 20 }, { water: 5 }]) }), "water"), [2, 3, 1, 0]);
  assert.deepEqual(await found(open({ texts: briefs([{ water: 20 }, { water: 14 }]) }), "water"), [0, 1], "a date alone decides little");
});

test("what is withdrawn or superseded stands below", async () => {
  const texts = briefs([{ water: 31 }, { water: 20 }, ...Array.from({ length: 20 }, () => ({ water: 2 }))]);
  texts[0].card.superseded = true;
  texts[1].card.withdrawn = true;
  assert.deepEqual((await found(open({ texts }), "water", { pages: 3 })).slice(-2), [0, 1]);
  assert.deepEqual((await found(open({ texts }), "water", { sort: "date", pages: 3 })).slice(-2), [1, 0]);
});

test("a name leads to its page, a number to its brief", async () => {
  const term = (t, names, words) => ({ card: { u: "/t/", t, names }, words });
  const texts = [
    term("Pakistan", ["pakistan", "pk", "pakistani"], { pakistan: 9, pk: 9, pakistani: 9 }),
    term("Water security", ["water security", "cross border crossborder water"], { water: 9, security: 9, cross: 2, border: 2, crossborder: 2 }),
    ...briefs([{ pakistan: 31, water: 31, security: 31, pk: 31 }, { ird: 20, pb: 20, 7: 20, irdpb7: 20 }, { ird: 31, pb: 31, 7: 31, irdpb7: 10 }]),
  ];
  const index = open({ texts, terms: 2 });
  for (const query of ["Pakistan", "PK", "pakistani", "PAKISTAN "]) assert.equal((await found(index, query))[0], 0, query);
  for (const query of ["water security", "cross-border water"]) assert.equal((await found(index, query))[0], 1, query);
  assert.equal((await found(index, "water"))[0], 2);
  assert.equal((await found(index, "IRD-PB-7"))[0], 3);
  assert.deepEqual(await found(index, ""), [4, 3, 2], "without a word briefs alone, the newest first");
});

test("counts are those of a count one by one", async () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const pick = (list, chance) => list.filter(() => random(100) < chance);
  const values = { country: "PK AF IN RU FR DE".split(" "), topic: "water trade law".split(" "), type: ["brief", "report"] };
  const words = "river dam treaty water court".split(" ");
  const texts = Array.from({ length: 300 }, (_, text) => ({
    card: { u: "/", t: "T" }, words: pick(words, 40).join(" ") || "nothing", year: text < 10 ? undefined : 2015 + Math.floor(text / 50),
    facets: text < 10 ? {} : Object.fromEntries(Object.entries(values).map(([name, all]) => [name, pick(all, 30)])),
  }));
  const index = open({ texts, terms: 10, bits: (name) => name === "topic" });
  const years = [...new Set(texts.slice(10).map(({ year }) => String(year)))];
  const all = { ...values, year: years };
  const has = (text, name, value) => (name === "year" ? String(texts[text].year) === value : (texts[text].facets[name] ?? []).includes(value));
  for (let round = 0; round < 200; round += 1) {
    const query = random(5) ? pick(words, 30).join(" ") : "";
    const chosen = Object.fromEntries(Object.entries(all).map(([name, list]) => [name, random(2) ? pick(list, 30) : []]).filter(([, list]) => list.length));
    const { hits, total } = await ask(index, query, { chosen });
    const holds = (text) => query === "" ? text >= 10 : query.split(" ").every((word) => texts[text].words.split(" ").includes(word));
    const expected = texts.map((_, text) => text).filter(holds);
    if (expected.length) assert.deepEqual(plain(hits), expected);
    const fits = (text, but) => Object.entries(chosen).every(([name, list]) => name === but || list.some((value) => has(text, name, value)));
    assert.equal(total, hits.filter((text) => fits(text)).length);
    const { counts } = narrow(await index.facets(), hits, new Map(Object.entries(chosen)));
    for (const [name, list] of Object.entries(all)) {
      for (const value of list) assert.equal(counts.get(name).get(value), hits.filter((text) => fits(text, name) && has(text, name, value)).length, `${round} ${name} ${value}`);
    }
  }
  assert.equal((await ask(index, "", { chosen: { country: ["XX"] } })).total, 0, "a value that nothing has");
});

test("of a page of results its cards alone are loaded", async () => {
  const index = open({ texts: briefs(Array.from({ length: 100 }, () => "water")), cards: 10 });
  const { total, cards } = await ask(index, "water");
  assert.deepEqual([total, cards.length], [100, 10]);
  const asked = () => index.ask.asked.filter(([url]) => url.includes("cards/")).length;
  assert.equal(asked(), 1);
  assert.equal((await ask(index, "water", { pages: 3 })).cards.length, 30);
  assert.equal(asked(), 3);
  assert.ok(!index.ask.asked.some(([url]) => url.includes("facets")), "no choice, no facets");
});

test("a file older than its table is asked for anew, once", async () => {
  const old = write({ texts: briefs(["river"]), print: "00000000000a" });
  const now = write({ texts: briefs(["dam", "river", "river"]), print: "00000000000b" });
  const asked = async (files) => {
    const index = new Index("x/", asker(files));
    return [await found(index, "river").catch((error) => error.message), plain(index.ask.asked)];
  };
  const stale = new Map([...now].map(([name, bytes]) => [name, name.startsWith("words/") ? (cache) => (cache === "reload" ? bytes : old.get(name)) : bytes]));
  const [texts, urls] = await asked(stale);
  assert.deepEqual(texts.sort(), [1, 2]);
  assert.deepEqual(urls.filter(([url]) => url === "x/table.json").map(([, cache]) => cache), ["no-cache", "reload"]);
  assert.deepEqual(urls.filter(([url]) => url.includes("words/")).map(([, cache]) => cache), ["default", "reload"]);
  const both = new Map([...now].map(([name, bytes]) => [name, (cache) => (cache === "reload" ? bytes : old.get(name))]));
  assert.deepEqual((await asked(both))[0].sort(), [0], "all of one age answer together");
  const oldTable = new Map([...now].map(([name, bytes]) => [name, name === "table.json" ? (cache) => (cache === "reload" ? bytes : old.get(name)) : bytes]));
  assert.deepEqual((await asked(oldTable))[0].sort(), [1, 2]);
  const never = new Map([...now].map(([name, bytes]) => [name, name.startsWith("words/") ? old.get(name) : bytes]));
  assert.equal((await asked(never))[0], "stale");
  const gone = new Map([...now].filter(([name]) => !name.startsWith("words/")));
  assert.equal((await asked(gone))[0], "stale");
});

test("a file that ends too soon is older than its table", async () => {
  const files = write({ texts: briefs(["water", "dam"]).map((text, at) => ({ ...text, facets: { topic: [["a"], ["b"]][at] } })) });
  files.set("facets.bin", files.get("facets.bin").slice(0, 8));
  const index = new Index("x/", asker(files));
  await assert.rejects(ask(index, "water", { chosen: { topic: ["b"] } }), /stale/);
});

test("found words are marked, whatever a text holds", () => {
  const words = new Set(["dam", "sanctions", "水资", "مياه", "crossborder"]);
  for (const text of ["<b>Dam</b> & \"sanctions\"</script>", "no word", "", "水资源", "المياه والسد", "cross-border trade"]) {
    const all = pieces(text, words);
    assert.equal(all.map(([piece]) => piece).join(""), text);
    const marked = all.filter(([, isFound]) => isFound).map(([piece]) => piece).join("|");
    assert.equal(marked, { "<": "Dam|sanctions", "水": "水资", "ا": "المياه", c: "cross-border" }[text[0]] ?? "", text);
  }
  const long = Array.from({ length: 100 }, (_, at) => (at === 60 ? "dam" : `w${at}`)).join(" ");
  const cutOut = excerpt(long, words);
  assert.ok(cutOut.startsWith("… w52 ") && cutOut.endsWith(" w91 …"), cutOut);
  assert.equal(excerpt("A short dam.", words), "A short dam.");
});

test("readers get the script that is written here", async () => {
  assert.ok(readFileSync(SERVED, "utf8") === (await served()), "`node minify.mjs` in tests/web writes it anew");
});

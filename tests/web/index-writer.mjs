// Writes the index of a search page in the format of docs/search-index.md, so that its script can be tried on texts of any kind.

import { createContext, runInContext } from "node:vm";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./site.mjs";

/** The parts of the script, as it shows them where there is no document. */
export function script() {
  const context = createContext({ TextDecoder, TextEncoder });
  runInContext(readFileSync(join(repository, "static/bp-search.js"), "utf8"), context);
  return context.bpSearch;
}

export const core = script();

const encode = (text) => [...new TextEncoder().encode(text)];
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const byBytes = (one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other));

function number(value, out) {
  while (value >= 128) {
    out.push((value % 128) + 128);
    value = Math.floor(value / 128);
  }
  out.push(value);
}

function shared(word, before, out) {
  let same = 0;
  while (same < word.length && same < before.length && word[same] === before[same]) same += 1;
  number(same, out);
  number(word.length - same, out);
  out.push(...word.slice(same));
}

/** A stemmer that is good enough to tell forms of an English word. */
export const stem = (word) => word.replace(/(?:ies|y)$/, "i").replace(/(?:ations?|ings?|ed|es|s|e)$/, "");

/**
 * The files of an index, by their names below its folder. A text is `{ card, words, facets, year }`, `words` being
 * a text or a map from words to impacts; terms stand before briefs.
 */
export function write({ texts, terms = 0, print = "00000000000a", cards = 16, shard = 2000, bits = () => false, stems = stem, han = "" }) {
  const files = new Map();
  const head = [...Buffer.from(print, "hex")];
  const entries = new Map();
  texts.forEach(({ words }, text) => {
    const map = new Map();
    const all = typeof words === "string" ? core.cut(words).map(({ word }) => [word, 5]) : Object.entries(words).map(([word, impact]) => [core.fold(word), impact]);
    for (const [word, impact] of all) map.set(word, Math.min(31, (map.get(word) ?? 0) + impact));
    for (const [word, impact] of map) {
      const key = `${word} ${stems(word, texts[text])}`;
      if (!entries.has(key)) entries.set(key, []);
      entries.get(key).push([text, impact]);
    }
  });
  const firsts = [];
  let out = null, before = [];
  const close = () => {
    if (out) files.set(`words/${hex(encode(firsts.at(-1))) || "0"}.bin`, Uint8Array.from(out));
    out = null;
  };
  for (const [key, list] of [...entries].sort(([one], [other]) => byBytes(one, other))) {
    const [word, stem] = key.split(" ");
    if (out && out.length > shard && encode(word).join() !== before.join()) close();
    if (!out) {
      firsts.push(firsts.length ? word : "");
      [out, before] = [[...head], []];
    }
    const bytes = encode(word);
    shared(bytes, before, out);
    shared(encode(stem), bytes, out);
    number(list.length, out);
    let last = 0;
    for (const [text, impact] of list) {
      number((text - last) * 32 + impact, out);
      last = text;
    }
    before = bytes;
  }
  close();
  for (let at = 0; at * cards < texts.length; at += 1) {
    const some = texts.slice(at * cards, (at + 1) * cards).map(({ card }) => card);
    files.set(`cards/${at}.json`, new TextEncoder().encode(JSON.stringify({ print, cards: some })));
  }
  const names = [...new Set(texts.flatMap(({ facets }) => Object.keys(facets ?? {})))];
  const facets = Object.fromEntries(names.map((name) => [name, [...new Set(texts.flatMap(({ facets }) => facets?.[name] ?? []))].sort(byBytes)]));
  const bytes = [...head];
  for (const name of names) {
    for (const value of facets[name]) {
      const list = texts.flatMap(({ facets }, text) => (facets?.[name]?.includes(value) ? [text] : []));
      number(list.length, bytes);
      number(bits(name, value) ? 1 : 0, bytes);
      if (bits(name, value)) {
        const set = new Uint8Array(Math.ceil(texts.length / 8));
        list.forEach((text) => (set[text >> 3] |= 1 << (text & 7)));
        bytes.push(...set);
      } else list.forEach((text, one) => number(text - (list[one - 1] ?? 0), bytes));
    }
  }
  files.set("facets.bin", Uint8Array.from(bytes));
  const years = [];
  texts.forEach(({ year }, text) => {
    if (text >= terms && year && years.at(-1)?.[0] !== year) years.push([year, text]);
  });
  const [withdrawn, superseded] = ["withdrawn", "superseded"].map((name) => texts.flatMap(({ card }, text) => (card[name] ? [text] : [])));
  const table = { format: 1, print, texts: texts.length, terms, cards, withdrawn, superseded, han, years, words: firsts.length ? firsts : [""], facets };
  if (!firsts.length) files.set("words/0.bin", Uint8Array.from(head));
  files.set("table.json", new TextEncoder().encode(JSON.stringify(table)));
  return files;
}

/** What asks for the files of an index below `x/`, and notes what it was asked for. */
export function asker(files) {
  const ask = async (url, { cache } = {}) => {
    ask.asked.push([url, cache]);
    const bytes = files.get(url.replace(/^x\//, ""));
    const body = typeof bytes === "function" ? bytes(cache) : bytes;
    return { ok: body !== undefined, arrayBuffer: async () => (body ?? new Uint8Array(9)).slice().buffer, json: async () => JSON.parse(new TextDecoder().decode(body)) };
  };
  ask.asked = [];
  return ask;
}

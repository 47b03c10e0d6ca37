// What a search costs its reader, and what it finds: the script of a built site's search page over the index beside it, without a
// browser. search.py runs it:
//
//     node benches/search.mjs OUT < questions.json
//
// `questions.json` is {"asked": [{"kind", "query", "address"}], "timed": [QUERY…]}; an address ends as that of the brief to be found
// does. Files are counted as GitHub Pages sends them: compressed, but for what it takes for bytes alone (`.bin`).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";

const out = process.argv[2];
const { asked, timed } = JSON.parse(readFileSync(0, "utf8"));

/** How many bytes of a file are sent. */
function sent(path) {
  const bytes = readFileSync(join(out, path));
  return path.endsWith(".bin") ? bytes.length : gzipSync(bytes, { level: 6 }).length;
}

const page = readFileSync(join(out, "search/index.html"), "utf8");
const script = /[^"]*\/(assets\/bp-search[^"]*\.js)"/.exec(page)[1];
const folder = /data-index="([^"]*)"/.exec(page)[1];
const base = folder.slice(0, -"search/index/".length);

const context = createContext({ TextDecoder, TextEncoder });
runInContext(readFileSync(join(out, script), "utf8"), context);
const { Index, answer, narrow } = context.bpSearch;

/** An index of which nothing is kept, and the files that it is asked for. */
function open() {
  const files = new Set();
  const index = new Index(folder, async (url) => {
    const path = url.slice(base.length), bytes = readFileSync(join(out, path));
    files.add(path);
    return { ok: true, arrayBuffer: async () => new Uint8Array(bytes).buffer, json: async () => JSON.parse(bytes) };
  });
  return { index, files };
}

const ask = (index, query) => index.use(() => answer(index, { query, chosen: new Map(), sort: "relevance", pages: 1 }));
const median = (all) => [...all].sort((one, other) => one - other)[all.length >> 1];

const table = sent("search/index/table.json"), shell = sent("search/index.html") + sent(script);
const facets = sent("search/index/facets.bin");
const found = {}, firsts = [];
for (const { kind, query, address } of asked) {
  const { index, files } = open();
  const { cards } = await ask(index, query);
  found[kind] = (found[kind] ?? 0) + (cards.slice(0, 5).some(({ u }) => u.endsWith(address)) ? 1 : 0);
  if (kind === "title") firsts.push(shell + [...files].reduce((sum, path) => sum + sent(path), 0));
}

// A reader waits for the answer and for the numbers beside the filters. The first search reads the files; of later ones the browser
// has them.
const times = [];
for (const query of timed) {
  const first = [], later = [], { index: kept } = open();
  for (let turn = 0; turn < 9; turn += 1) {
    for (const [index, all] of [[open().index, first], [kept, later]]) {
      const start = performance.now();
      const { hits } = await ask(index, query);
      await index.use(async () => narrow(await index.facets(), hits, new Map()));
      all.push(performance.now() - start);
    }
  }
  times.push({ query, first: median(first), later: median(later) });
}

console.log(JSON.stringify({ found, first: { median: median(firsts), most: Math.max(...firsts) }, shell, table, facets, times }));

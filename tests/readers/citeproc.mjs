#!/usr/bin/env node
// Prints what citeproc-js makes of a file of CSL-JSON, as JSON: for each item the parts of its names and some of its fields.
//
//   citeproc.mjs FOLDER_OF_MODULES catalogue.csl.json

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, file] = process.argv.slice(2);
const CSL = createRequire(join(modules, "x.js"))("citeproc");
const items = JSON.parse(readFileSync(file, "utf8"));

const CSL_NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"';
const LOCALE = `<locale ${CSL_NAMESPACE} xml:lang="en-US"><style-options punctuation-in-quote="false"/><terms><term name="et-al">et al.</term><term name="and">and</term><term name="open-quote">“</term><term name="close-quote">”</term><term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term></terms></locale>`;
const FIELDS = ["title", "publisher", "genre", "number", "collection-title", "DOI", "ISBN", "ISSN", "URL"];
// A sign that no text has stands between fields.
const field = (name) => `<text variable="${name}" prefix="\u241e${name}=" />`;
const names = (role) =>
  `<names variable="${role}" prefix="\u241e${role}="><name name-as-sort-order="all" sort-separator="\u241f" delimiter="\u241d"/></names>`;
const style = `<style ${CSL_NAMESPACE} class="in-text" default-locale="en-US" demote-non-dropping-particle="never">
<info><title>Fields</title><id>fields</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout>${["author", "translator"].map(names).join("")}${FIELDS.map(field).join("")}
<date variable="issued" prefix="\u241eissued="><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/><date-part name="day" form="numeric-leading-zeros" prefix="-"/></date>
</layout></citation></style>`;

const known = new Map(items.map((item) => [String(item.id), item]));
const engine = new CSL.Engine({ retrieveLocale: () => LOCALE, retrieveItem: (id) => known.get(id) }, style);
engine.setOutputFormat("text");
engine.updateItems([...known.keys()]);
const found = {};
for (const id of known.keys()) {
  const parts = engine.makeCitationCluster([{ id }]).split("\u241e").slice(1);
  found[id] = Object.fromEntries(parts.map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]));
}
console.log(JSON.stringify(found));

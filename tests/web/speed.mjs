// From the save of one body to the page being another in a real browser: `node tests/web/speed.mjs SITE [EDITS]`, with
// BRIEFPRESS naming a release build and SITE a copy of a site, such as the corpus of benches/.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open, visit } from "./browser.mjs";
import { Preview } from "./site.mjs";

const [root, edits = "20"] = process.argv.slice(2);
const folder = join(root, "content/briefs");
const briefs = readdirSync(folder).filter((name) => /^[a-z0-9-]+\.md$/.test(name) && name !== "index.md");
const preview = new Preview(root, []);
await preview.begin(0);
const { browser, close } = await open();
// All pages are rendered behind at first.
await new Promise((done) => setTimeout(done, Number(process.env.WAIT ?? 60) * 1000));

const times = [];
for (let edit = 0; edit < Number(edits); edit += 1) {
  const name = briefs[(edit * 7919) % briefs.length];
  const page = await visit(browser, preview.address(`/briefs/${name.replace(/\.md$/, "")}/`));
  const words = `A sentence of the edit ${edit} at ${Date.now()}.`;
  const seen = page.evaluate(
    (words) =>
      new Promise((done) => {
        const look = () => document.body.textContent.includes(words) && done(Date.now());
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    words,
  );
  const text = readFileSync(join(folder, name), "utf8");
  await new Promise((done) => setTimeout(done, 500));
  const start = Date.now();
  writeFileSync(join(folder, name), `${text}\n${words}\n`);
  times.push((await seen) - start);
  await page.close();
}
times.sort((a, b) => a - b);
console.log(`median ${times[times.length >> 1]} ms, ${times[0]} to ${times.at(-1)}; the wait for quiet, 15 ms, is part of it`);
await close();
await preview.end();

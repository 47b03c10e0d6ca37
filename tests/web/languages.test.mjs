// The pages of sites in several languages and directions: readable for everybody, and nothing runs over their edges.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { open } from "./browser.mjs";
import { serve } from "./served.mjs";
import { program, repository } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [360, 1440];
/** Of a site that `init` has made. */
const NEW = ["/", "/briefs/first-brief/", "/countries/", "/countries/switzerland/", "/topics/water-governance/", "/about/"];
/** Of this repository's own. */
const OWN = ["/", "/fr/", "/ar/", "/fr/briefs/trois-departs-cedeao/", "/ar/briefs/gerd-first-filling/", "/ar/countries/egypt/",
  "/fr/coverage/", "/ar/corrections/", "/fr/topics/", "/fr/groups/ecowas/"];

const folders = [];
let server, browser, close, root;

before(async () => {
  // Under whatever base path a site was built for.
  server = await serve(() => root, ["/briefpress", ""]);
  ({ browser, close } = await open());
});

after(async () => {
  await close();
  server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder() {
  const made = mkdtempSync(join(tmpdir(), "briefpress-web-"));
  folders.push(made);
  return made;
}

function write(site, path, content) {
  const file = join(site, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Looks at each page at each width, and gives what is wrong. */
async function look(base, pages, widths = WIDTHS) {
  const wrong = [];
  for (const path of pages) {
    for (const width of widths) {
      const page = await browser.newPage();
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`http://127.0.0.1:${server.address().port}${base}${path}`);
      const runsOver = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth > clientWidth;
      });
      if (runsOver) wrong.push(`${path} at ${width}: runs over`);
      await page.evaluate(axe);
      const { passes, violations } = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      assert.ok(passes.length > 10, `${path}: axe has looked`);
      wrong.push(...violations.map((one) => `${path} at ${width}: ${one.id}: ${one.nodes.map((node) => node.html).slice(0, 2).join(" ")}`));
      await page.close();
    }
  }
  return wrong;
}

for (const language of ["ar", "fr", "ru", "ur", "zh"]) {
  test(`a new site in ${language}`, async () => {
    root = folder();
    const site = folder();
    execFileSync(program, ["init", site, "--language", language]);
    execFileSync(program, ["--root", site, "build", "--output", root]);
    const direction = ["ar", "ur"].includes(language) ? "rtl" : "ltr";
    assert.match(readFileSync(join(root, "index.html"), "utf8"), new RegExp(`<html lang="${language}" dir="${direction}">`));
    assert.deepEqual(await look("", NEW), []);
  });
}

test("the site of this repository, in three languages", async () => {
  root = folder();
  execFileSync(program, ["--root", repository, "build", "--output", root]);
  assert.deepEqual(await look("/briefpress", OWN), []);
});

test("titles of one word and of many, with links below them", async () => {
  root = folder();
  const site = folder();
  const brief = (title, day, more) =>
    `---\ntitle: ${title}\ndate: 2024-01-${day}\ncountries: [TD, TG, OM]\ntopics: [Oil]\nauthors: [bo-li]\n${more}---\nText.\n`;
  const chronology = "chronology: [{date: 2023-01-01, event: Oil}, {date: 2022-01-01, event: Salt}]\n";
  write(site, "site.yaml", "title: T\nbase_url: https://example.org/\nindexes: {coverage: true}\n");
  for (let day = 10; day < 25; day += 1) write(site, `content/briefs/b${day}.md`, brief("Oil", day, chronology));
  write(site, "content/briefs/long.md", brief("On what is left of an arrangement ".repeat(5), 30, "featured: true\n"));
  execFileSync(program, ["--root", site, "build", "--output", root]);
  const pages = ["/", "/briefs/", "/countries/", "/countries/chad/", "/topics/", "/topics/oil/", "/authors/", "/authors/bo-li/",
    "/regions/africa/", "/regions/africa/topics/oil/", "/groups/au/", "/coverage/", "/archive/2024/"];
  assert.deepEqual(await look("", pages, [320, 360, 820]), []);
});

// The page of a brief in a browser: how soon its text begins, what its script adds, and what becomes of it on paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { after, before, test } from "node:test";
import { open, shift } from "./browser.mjs";
import { serve } from "./served.mjs";
import { program, repository } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BRIEF = "/briefs/black-sea-grain-initiative/";
const GRAIN = ["", "/fr", "/ar"].map((prefix) => `${prefix}/briefs/`);

let server, browser, close, root;

before(async () => {
  root = mkdtempSync(join(tmpdir(), "briefpress-web-"));
  execFileSync(program, ["--root", repository, "build", "--output", root]);
  server = await serve(() => root, ["/briefpress"]);
  ({ browser, close } = await open({ permissions: ["clipboard-read", "clipboard-write"] }));
});

after(async () => {
  await close();
  server.close();
  rmSync(root, { recursive: true, force: true });
});

const html = (path) => readFileSync(join(root, path, "index.html"), "utf8");

/** The briefs of the site in all its languages, but for old addresses and what was withdrawn. */
function briefs() {
  const all = GRAIN.flatMap((folder) => readdirSync(join(root, folder)).map((slug) => `${folder}${slug}/`));
  return all.filter((path) => existsSync(join(root, path, "index.html")) && html(path).includes('class="prose"'));
}

async function visit(path, width, height = 900, options = {}) {
  const page = await browser.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.errors.push(message.text()));
  await page.emulateMedia(options);
  await page.setViewportSize({ width, height });
  await page.goto(`http://127.0.0.1:${server.address().port}/briefpress${path}`);
  return page;
}

const top = (page, selector) => page.evaluate((selector) => Math.round(document.querySelector(selector).getBoundingClientRect().top + scrollY), selector);

test("on a phone the text begins early", async () => {
  const begins = [];
  for (const path of briefs()) {
    const page = await visit(path, 360, 800);
    // The picture at its head is a part of the text.
    begins.push([await top(page, ".text > *"), path]);
    assert.ok(await page.evaluate(() => !document.querySelector(".contents details")?.open), `${path}: contents are folded`);
    await page.close();
  }
  begins.sort(([one], [other]) => one - other);
  assert.ok(begins.length > 25, "all briefs");
  const [middle] = begins[begins.length >> 1];
  assert.ok(middle <= 1500, `half of the briefs begin at ${middle} or later`);
  assert.deepEqual(begins.filter(([at]) => at > 1800), []);
});

test("on a wide screen title, summary and key points stand in one", async () => {
  const page = await visit(BRIEF, 1440);
  const [title, points] = [await page.locator("h1").boundingBox(), await page.locator(".key-points").boundingBox()];
  assert.ok(points.x > title.x + title.width && points.y < title.y + title.height, "beside each other");
  assert.ok((await page.locator(".standfirst").boundingBox()).y < 700);
  const [contents, text] = [await page.locator(".contents").boundingBox(), await page.locator(".text > .prose").first().boundingBox()];
  assert.ok(contents.x > text.x + text.width / 2, "contents stand beside the text");
  await page.close();
});

test("without a script everything is there", async () => {
  const { browser: silent, close } = await open({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  const page = await silent.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/briefpress${BRIEF}`);
  assert.ok(await page.locator(".contents a").first().isVisible(), "the contents");
  assert.ok(!(await page.locator("[data-copy=link]").isVisible()), "no button that does nothing");
  await page.locator(".footnote-ref a").first().click();
  assert.ok(page.url().endsWith("#fn-1"));
  await close();
});

test("a note opens beside its mark, and the way back leads to it", async () => {
  for (const [path, width] of [[BRIEF, 1440], [BRIEF, 360], [`/ar${BRIEF}`, 1440]]) {
    const page = await visit(path, width);
    const mark = page.locator(".footnote-ref a").nth(1);
    await mark.click();
    const box = page.locator(".note-box");
    assert.ok(await box.isVisible());
    assert.equal(await box.getAttribute("aria-label"), await mark.getAttribute("aria-label"));
    const note = (await page.locator("#fn-2").textContent()).replace("↩", "").trim();
    assert.equal((await box.textContent()).trim(), note);
    assert.ok(!(await box.evaluate((box) => box.querySelector("[id], .footnote-back"))), "no second ids");
    const { x, y, width: wide } = await box.boundingBox();
    const at = await mark.boundingBox();
    assert.ok(x >= 0 && x + wide <= width, `${path} at ${width}: it stands on the page`);
    if (width > 1000) assert.ok(Math.abs(y - at.y) < 120, "near its mark");
    assert.ok(!page.url().includes("#"), "the page stays where it is");
    await page.keyboard.press("Escape");
    assert.ok(!(await box.isVisible()));
    assert.equal(await page.evaluate(() => document.activeElement.id), "fnref-2");
    await mark.click({ modifiers: ["Control"] });
    assert.ok(!(await box.isVisible()), "a new tab is the reader's wish");
    assert.deepEqual(page.errors, []);
    await page.close();
  }
});

test("address and citation are copied", async () => {
  const page = await visit(BRIEF, 1440);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const button = page.locator("[data-copy=link]");
  const label = await button.textContent();
  await button.click();
  await page.waitForFunction(() => document.querySelector("[data-copied]").textContent);
  assert.equal(await copied(), "https://example.github.io/briefpress/briefs/black-sea-grain-initiative/");
  assert.equal(await button.textContent(), "Copied");
  await page.waitForFunction((label) => document.querySelector("[data-copy=link]").textContent === label, label);
  const said = (place) => place.textContent().then((text) => text.replace(/\s+/g, " ").trim());
  const cited = page.locator(".cite-as");
  await page.locator("[data-copy=citation]").first().click();
  await page.waitForFunction(() => document.querySelector("[data-copied]").textContent);
  assert.equal(await copied(), await said(cited.first()));
  // A word processor takes the italics.
  const rich = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
  });
  assert.match(rich, /<i[ >]/);
  await page.locator(".cite-styles summary").click();
  assert.deepEqual(await page.locator(".cite-styles h3").allTextContents(), ["APA", "Chicago (author-date)", "MLA"]);
  await page.waitForFunction(() => !document.querySelector("[data-copied]").textContent);
  await page.locator(".cite-styles [data-copy]").nth(2).click();
  await page.waitForFunction(() => document.querySelector("[data-copied]").textContent);
  assert.equal(await copied(), await said(cited.nth(3)));
  assert.equal(await page.locator("[data-share]").isVisible(), await page.evaluate(() => "share" in navigator));
  await page.close();
});

test("entries for reference managers are copied and saved", async () => {
  const page = await visit(BRIEF, 1440);
  assert.ok(!(await page.locator(".cite-forms pre").first().isVisible()), "folded");
  await page.locator(".cite-forms summary").click();
  const texts = await page.locator(".cite-forms pre").allTextContents();
  assert.deepEqual(texts.map((text) => text.slice(0, 5)), ["@tech", "TY  -", "[\n  {"]);
  await page.locator(".cite-forms [data-copy]").nth(0).click();
  await page.waitForFunction(() => document.querySelector("[data-copied]").textContent);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), texts[0]);
  for (const [at, name] of ["black-sea-grain-initiative.bib", "black-sea-grain-initiative.ris", "black-sea-grain-initiative.json"].entries()) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator("[data-save]").nth(at).click()]);
    assert.equal(file.suggestedFilename(), name);
    const saved = readFileSync(await file.path(), "utf8");
    assert.equal(saved, at === 1 ? texts[1].replace(/\n/g, "\r\n") : texts[at]);
  }
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("the contents mark what is read", async () => {
  const page = await visit(BRIEF, 1440);
  const marked = () => page.locator(".contents [aria-current]").evaluateAll((links) => links.map((link) => link.hash));
  assert.deepEqual(await marked(), []);
  for (const id of ["what-the-figures-show", "bp-recommendations", "what-should-be-kept"]) {
    await page.evaluate((id) => document.getElementById(id).scrollIntoView({ behavior: "instant" }), id);
    await page.waitForFunction((id) => document.querySelector(".contents [aria-current]")?.hash === `#${id}`, id);
    assert.deepEqual(await marked(), [`#${id}`]);
  }
  await page.close();
});

test("nothing moves while a page comes", async () => {
  for (const width of [360, 1440]) {
    const page = await visit(BRIEF, width);
    const moved = await shift(page);
    assert.ok(moved < 0.02, `${moved} at ${width}`);
    await page.close();
  }
});

test("a brief is readable for everybody at each width, light, dark and in colours of one's own", async () => {
  const wrong = [];
  const pages = [BRIEF, `/ar${BRIEF}`, "/fr/briefs/trois-departs-cedeao/", "/briefs/plastics-text-of-13-august/", "/briefs/fisheries-subsidies-in-force/"];
  const looks = [[320, {}], [360, {}], [360, { colorScheme: "dark" }], [820, {}], [1440, { colorScheme: "dark" }], [1920, { forcedColors: "active" }]];
  for (const path of pages) {
    for (const [width, options] of looks) {
      const page = await visit(path, width, 900, options);
      const runsOver = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      if (runsOver) wrong.push(`${path} at ${width}: runs over`);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      await page.evaluate(axe);
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), tags);
      wrong.push(...violations.map((one) => `${path} at ${width}: ${one.id}: ${one.nodes.map((node) => node.html).slice(0, 2).join(" ")}`));
      await page.close();
    }
  }
  assert.deepEqual(wrong, []);
});

test("page, style and script weigh little", () => {
  const weigh = (file) => gzipSync(readFileSync(join(root, file)), { level: 9 }).length;
  // What players and frames need comes with them alone.
  const isEverywhere = (name) => /\.(css|js)$/.test(name) && !name.startsWith("bp-");
  const assets = readdirSync(join(root, "assets")).filter(isEverywhere);
  assert.equal(assets.length, 2);
  const shared = assets.reduce((sum, name) => sum + weigh(`assets/${name}`), 0);
  const heavy = briefs().map((path) => [weigh(`${path}index.html`) + shared, path]).filter(([bytes]) => bytes > 30 * 1024);
  assert.deepEqual(heavy, []);
});

test("a brief is printed as a paper, on A4 and on Letter", async () => {
  const page = await visit(BRIEF, 1440);
  await page.evaluate(() => Promise.all([...document.images].map((image) => ((image.loading = "eager"), image.decode()))));
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    const pages = pdf.match(/\/Type \/Page\b(?!s)/g).length;
    assert.ok(pages >= 3 && pages <= 5, `${pages} pages of ${format}`);
  }
  await page.emulateMedia({ media: "print" });
  const isPrinted = (selector) => page.locator(selector).first().isVisible();
  for (const shown of [".cover", ".key-points", ".recommendations", ".notes", ".sources .print-url", ".attachments .print-url", ".cite-as"]) {
    assert.ok(await isPrinted(shown), shown);
  }
  for (const hidden of [".contents", ".derived", ".tools", ".related", ".backlinks", ".anchor", ".masthead"]) {
    assert.ok(!(await isPrinted(hidden)), hidden);
  }
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".prose p")).fontSize) * 0.75);
  assert.ok(size > 9.9, `letters of ${size} points`);
  await page.close();
});

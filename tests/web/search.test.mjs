// The search page in a browser: what a reader types and chooses, what the address keeps, and what comes when something is missing.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { open, shift } from "./browser.mjs";
import { Served } from "./served.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BASE = "/repo";
const ODD = `A <b>bold</b> "claim" & '</script><script>document.title = "taken"</script>`;

const brief = (title, { date = "2024-01-01", countries = "[PK]", summary = "In short.", more = "", body = "Nothing else." } = {}) =>
  `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\nas_of: ${date}\nsummary: ${JSON.stringify(summary)}\ncountries: ${countries}\n${more}---\n${body}\n`;

const many = Array.from({ length: 24 }, (_, at) => [
  `content/briefs/corridor-${at}.md`,
  brief(`Corridor ${at}`, { date: `20${10 + (at % 12)}-03-0${1 + (at % 9)}`, countries: at % 2 ? "[AF]" : "[IR, UZ]", summary: `What the corridor number ${at} carries.` }),
]);

const FILES = {
  "site.yaml": "title: Institute\nbase_url: https://example.org/repo/\ndescription: Briefs\nlanguage: en\nlanguages: [ar]\nreport_prefix: IN-PB\n",
  "content/briefs/rivers.md": brief("Rivers", {
    summary: "A protocol on rivers that cross borders.", more: "number: 7\nchronology:\n- {date: 2023-05-03, event: It was ratified in full.}\n",
    body: `${"The first part speaks of other things.\n\n".repeat(40)}## What was agreed\n\nThe parties share the xeric basin by a fixed rule.\n`,
  }),
  "content/briefs/dams.md": brief("Dams", { date: "2025-02-01", countries: "[PK, IN]", summary: "A rule by which a fixed share of water is let through." }),
  "content/briefs/odd.md": brief(ODD, { date: "2023-05-01", summary: "An <i>odd</i> title & its \"peculiar\" signs." }),
  "content/briefs/dams.ar.md": "---\ntitle: السدود على النهر\ndate: 2025-02-01\nsummary: قاعدة لتقاسم المياه بين البلدين.\n---\n## نص\n\nA quoted sentence of another language.\n",
  ...Object.fromEntries(many),
};

// As the site sets it.
const ODD_SET = ODD.replace('"claim"', "“claim”").replace('"taken"', "“taken”");

let root, site, browser, close;

before(async () => {
  root = mkdtempSync(join(tmpdir(), "briefpress-web-"));
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  site = await Served.start(root, BASE);
  ({ browser, close } = await open());
});

after(async () => {
  await close();
  site.end();
  rmSync(root, { recursive: true, force: true });
});

/** A page whose errors are kept: those of the script, those of the policy, and files that are missing. */
async function visit(path, { width = 1280, height = 900, ...media } = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(8000);
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.errors.push(message.text()));
  await page.emulateMedia(media);
  await page.setViewportSize({ width, height });
  await page.goto(site.address(path));
  return page;
}

/** Opens the search page and waits until it has answered. */
async function search(query = "", options) {
  const page = await visit(`/search/${query}`, options);
  await answered(page);
  return page;
}

const answered = (page) => page.waitForFunction(() => document.querySelector("[role=status] p"));
const titles = (page) => page.locator(".result h3").allTextContents();
const says = (page, text) => page.waitForFunction((text) => document.querySelector("[role=status]").innerText.startsWith(text), text);
const field = (page) => page.locator("#bp-query");
const choice = (page, name, value) => page.locator(`#bp-search [name="${name}"][value="${value}"]`);
const at = (page) => new URL(page.url()).search;

test("what is typed is found as it is typed", async () => {
  const page = await search();
  await says(page, "27 briefs");
  assert.equal((await titles(page))[0], "Dams", "the newest first");
  await field(page).pressSequentially("proto");
  await says(page, "1 result");
  assert.deepEqual(await titles(page), ["Rivers"]);
  assert.equal(at(page), "?q=proto");
  assert.deepEqual(await page.locator(".result mark").allTextContents(), ["protocol"]);
  await field(page).fill("rivvers");
  await page.waitForFunction(() => document.querySelector("[role=status]").innerText.includes("Nothing has “rivvers”; these are results for “rivers”"));
  await field(page).fill("qwertz");
  await says(page, "Nothing found for “qwertz”.");
  assert.deepEqual(await titles(page), []);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("a name and a number lead to their page first", async () => {
  for (const [query, title] of [["Pakistan", "Pakistan"], ["pk", "Pakistan"], ["Afghan", "Afghanistan"], ["IN-PB-7", "Rivers"]]) {
    const page = await search(`?q=${query}`);
    assert.equal((await titles(page))[0], title, query);
    await page.close();
  }
});

test("choices narrow, their counts follow, and the way back leads through them", async () => {
  const page = await search("?q=corridor");
  await says(page, "24 results");
  const count = (name, value) => choice(page, name, value).locator("xpath=..").locator(".count").innerText();
  assert.equal(await count("country", "afghanistan"), "12");
  assert.equal(await count("country", "pakistan"), "0");
  await choice(page, "country", "afghanistan").check();
  await says(page, "12 results");
  assert.equal(await count("country", "iran"), "12", "a facet's own choices count for nothing in it");
  assert.equal(at(page), "?q=corridor&country=afghanistan");
  await choice(page, "country", "iran").check();
  await says(page, "24 results");
  await page.locator("[data-facet=year] > summary").click();
  assert.ok(!(await choice(page, "year", "2010").isVisible()), "ten of them at first");
  await page.locator("[data-facet=year] .facet-all").click();
  await choice(page, "year", "2010").check();
  await says(page, "2 results");
  assert.equal(await count("country", "afghanistan"), "0");
  assert.deepEqual(await page.locator(".search-chosen button").allInnerTexts(), ["Afghanistan", "Iran", "2010"]);
  await page.selectOption("#bp-sort", "date");
  await page.waitForFunction(() => location.search.endsWith("&sort=date"));
  const shared = at(page);
  await page.goBack();
  await page.goBack();
  await says(page, "24 results");
  assert.ok(!(await choice(page, "year", "2010").isChecked()) && (await choice(page, "country", "iran").isChecked()));
  await page.goBack();
  await says(page, "12 results");
  await page.goForward();
  await says(page, "24 results");
  await page.locator(".search-chosen button").first().click();
  await says(page, "12 results");
  await page.locator(".search-clear").click();
  await says(page, "24 results");
  assert.equal(at(page), "?q=corridor");
  const other = await search(shared);
  await says(other, "2 results");
  assert.equal(await other.locator("#bp-sort").inputValue(), "date");
  assert.ok(await choice(other, "year", "2010").isVisible(), "what is chosen is in sight");
  assert.deepEqual([...page.errors, ...other.errors], []);
  await Promise.all([page.close(), other.close()]);
});

test("the page of all briefs leads to the values of a filter", async () => {
  for (const width of [1280, 360]) {
    const page = await visit("/briefs/", { width });
    await page.locator(".filter-by a", { hasText: "Organisation" }).click();
    await page.waitForURL("**/search/#bp-group");
    await says(page, "27 briefs");
    const facet = page.locator("#bp-group");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.parentElement.id), "bp-group", "the keyboard goes on from there");
    assert.ok(await facet.evaluate((one) => one.open && one.closest(".filters").open), `${width}`);
    await facet.locator("[type=checkbox]").first().check();
    await page.waitForFunction(() => location.search.startsWith("?group=") && !location.hash);
    assert.deepEqual(page.errors, []);
    await page.close();
  }
});

test("choices alone list briefs by date", async () => {
  const page = await search("?country=iran");
  await says(page, "12 briefs");
  const dates = await page.locator(".result time").evaluateAll((all) => all.map((one) => one.dateTime));
  assert.deepEqual(dates, [...dates].sort().reverse());
  await page.close();
});

test("more results come behind the others, and a shared address shows them all", async () => {
  const page = await search("?q=corridor");
  const first = await titles(page);
  assert.equal(first.length, 10);
  await page.locator(".search-more").click();
  await page.waitForFunction(() => document.querySelectorAll(".result").length === 20);
  assert.deepEqual((await titles(page)).slice(0, 10), first);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), (await titles(page))[10]);
  assert.equal(at(page), "?q=corridor&page=2");
  await page.locator(".search-more").click();
  await page.waitForFunction(() => document.querySelectorAll(".result").length === 24);
  assert.ok(await page.locator(".search-more").isHidden());
  const other = await search("?q=corridor&page=2");
  assert.equal((await titles(other)).length, 20);
  await Promise.all([page.close(), other.close()]);
});

test("a word that stands in the text alone is shown in its place, with the way to its heading", async () => {
  const page = await search("?q=xeric");
  const link = page.locator(".result .card-summary a");
  await link.waitFor();
  assert.equal(await link.textContent(), "What was agreed");
  assert.ok((await link.getAttribute("href")).endsWith("/briefs/rivers/#what-was-agreed"));
  assert.deepEqual(await page.locator(".result mark").allTextContents(), ["xeric"]);
  await link.click();
  await page.waitForURL("**/rivers/#what-was-agreed");
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("a phrase is found where its words stand together", async () => {
  const page = await search(`?q=${encodeURIComponent('"fixed rule"')}`);
  assert.deepEqual(await titles(page), ["Rivers"]);
  await field(page).fill("fixed rule");
  await says(page, "2 results");
  await page.close();
});

test("signs of HTML are signs", async () => {
  const page = await search("?q=bold+claim");
  assert.deepEqual(await titles(page), [ODD_SET]);
  assert.equal(await page.locator(".result h3 b, .result i, .result script").count(), 0);
  assert.equal(await page.title(), await search().then((other) => other.title()));
  await field(page).fill(ODD);
  await says(page, "1 result");
  await field(page).fill("<img src=x onerror=alert(1)>zzz");
  await page.waitForFunction(() => /Nothing/.test(document.querySelector("[role=status]").innerText));
  assert.equal(await page.locator("main img").count(), 0);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("by keyboard alone", async () => {
  const page = await search("?q=corridor");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "bp-query");
  const active = () => page.evaluate(() => document.activeElement.textContent);
  const all = await titles(page);
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(), all[0]);
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(), all[1]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "bp-query");
  await page.keyboard.press("Escape");
  await says(page, "27 briefs");
  assert.equal(await field(page).inputValue(), "");
  await page.keyboard.type("dams");
  await page.keyboard.press("Enter");
  await says(page, "1 result");
  await choice(page, "country", "india").focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => location.search === "?q=dams&country=india");
  assert.equal(await page.evaluate(() => document.activeElement.value), "india", "the focus stays where it is");
  await field(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/briefs/dams/");
  await page.keyboard.press("/");
  await page.keyboard.type("protocol");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search/?q=protocol");
  await says(page, "1 result");
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("the key of the box can be switched off, and on again", async () => {
  const page = await search();
  const box = page.getByLabel("The key / leads to the search box of every page");
  assert.ok(await box.isChecked());
  const leads = async (path) => {
    await page.goto(site.address(path));
    await page.keyboard.press("/");
    return page.evaluate(() => document.activeElement.name === "q");
  };
  assert.ok(await leads("/briefs/dams/"));
  await page.goto(site.address("/search/"));
  await box.uncheck();
  assert.ok(!(await leads("/briefs/dams/")));
  await page.goto(site.address("/search/"));
  assert.ok(!(await box.isChecked()) && at(page) === "", "it is no choice of what is looked for");
  await box.check();
  assert.ok(await leads("/briefs/dams/"));
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("whoever goes back while a letter waits is where they were", async () => {
  const page = await search();
  await field(page).fill("dams");
  await says(page, "1 result");
  await choice(page, "country", "india").check();
  await page.waitForFunction(() => location.search === "?q=dams&country=india");
  await field(page).pressSequentially("x");
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => location.search === "?q=dams");
  await page.waitForTimeout(300);
  assert.equal(at(page), "?q=dams");
  assert.equal(await field(page).inputValue(), "dams");
  await page.close();
});

test("paper shows what was asked", async () => {
  const page = await search("?q=corridor");
  await page.emulateMedia({ media: "print" });
  assert.ok(await field(page).isVisible());
  assert.ok(await page.locator(".search-submit, .search-key, .filters, .search-sort").evaluateAll((all) => all.every((one) => !one.checkVisibility())));
  await page.close();
});

test("a passage runs the way of its own words", async () => {
  const page = await visit(`/ar/search/?q=xeric`);
  const passage = page.locator(".result .card-summary");
  await passage.locator("mark").waitFor();
  assert.deepEqual(await passage.evaluate((one) => [one.lang, getComputedStyle(one).direction, getComputedStyle(one.querySelector("a")).direction]), ["en", "ltr", "ltr"]);
  const arabic = await visit(`/ar/search/?q=quoted`);
  await arabic.locator(".result .card-summary mark").waitFor();
  assert.deepEqual(await arabic.locator(".result .card-summary").evaluate((one) => [getComputedStyle(one).direction, one.querySelector("a").textContent, getComputedStyle(one.querySelector("a")).direction]), ["ltr", "نص", "rtl"]);
  await Promise.all([page.close(), arabic.close()]);
});

test("a day and what happened on it do not run into each other", async () => {
  const page = await search("?q=ratified");
  await page.locator(".result .card-summary mark").first().waitFor();
  for (const text of await page.locator(".result .card-summary").allTextContents()) assert.ok(!/\d{5}|\dIt\b/.test(text), text);
  await page.close();
});

test("a file older than its table is asked for anew", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(8000);
  const asked = [];
  await page.route("**/search/index/**", async (route) => {
    const name = new URL(route.request().url()).pathname.replace(/.*index\//, "");
    const answer = await route.fetch();
    const body = await answer.body();
    if (name.startsWith("words/") && !asked.includes(name)) body[0] ^= 1;
    asked.push(name);
    await route.fulfill({ status: 200, contentType: answer.headers()["content-type"], body });
  });
  await page.goto(site.address("/search/?q=protocol"));
  await says(page, "1 result");
  assert.equal(asked.filter((name) => name === "table.json").length, 2);
  await page.close();
});

test("without a connection it says so, and tries again when asked", async () => {
  const page = await visit("/search/");
  await answered(page);
  await page.route("**/search/index/**", (route) => route.abort());
  await field(page).fill("protocol");
  await says(page, "The search could not be loaded.");
  assert.ok(await page.locator(".search-again").isVisible());
  await page.unroute("**/search/index/**");
  await page.locator(".search-again").click();
  await says(page, "1 result");
  assert.ok(await page.locator(".search-again").isHidden());
  await page.close();
});

test("without a script choices are links to the pages that there are", async () => {
  const { browser: silent, close } = await open({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  const page = await silent.newPage();
  await page.goto(site.address("/search/"));
  assert.ok(await page.locator("noscript .note").isVisible());
  assert.ok(!(await page.locator("#bp-query").isVisible()), "no box that does nothing");
  assert.ok(!(await page.locator("#bp-search [type=checkbox]").first().isVisible()));
  await page.locator("[data-facet=country] a", { hasText: "Pakistan" }).click();
  await page.waitForURL("**/countries/pakistan/");
  await page.locator(".site-search button").click();
  await page.waitForURL("**/search/?q=");
  await close();
});

test("in Arabic it is found from the right, without its article", async () => {
  const page = await visit(`/ar/search/?q=${encodeURIComponent("مياه")}`);
  await answered(page);
  assert.deepEqual(await titles(page), ["السدود على النهر"]);
  assert.deepEqual(await page.locator(".result mark").allTextContents(), ["المياه"]);
  const [title, list] = await Promise.all([page.locator(".result h3 a").boundingBox(), page.locator(".search-results").boundingBox()]);
  assert.ok(title.x + title.width > list.x + list.width - 4, "it begins at the right");
  assert.ok((await page.locator(".filters").boundingBox()).x > list.x, "filters stand at the right");
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("on a phone filters are folded, nothing runs over, and fingers find what they need", async () => {
  const page = await search("?q=corridor&country=iran", { width: 360, height: 740 });
  assert.ok(!(await page.locator(".filters").evaluate((one) => one.open)));
  assert.equal(await page.locator(".filters > summary .count").innerText(), "1");
  assert.ok((await page.locator(".result").first().boundingBox()).y < 740, "the first result is on the first screen");
  await page.locator(".filters > summary").click();
  await page.locator("[data-facet=country] > summary").click();
  const { height } = await choice(page, "country", "iran").locator("xpath=..").boundingBox();
  assert.ok(height >= 43, `${height}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  await page.close();
});

test("nothing moves while results come", async () => {
  for (const width of [360, 1280]) {
    const page = await search("?q=corridor", { width });
    const moved = await shift(page);
    assert.ok(moved < 0.02, `${moved} at ${width}`);
    await page.close();
  }
});

test("it is for everybody, light and dark, narrow and wide", async () => {
  const wrong = [];
  for (const [path, width, media] of [
    ["/search/?q=corridor&country=iran", 360, {}], ["/search/?q=corridor", 1280, { colorScheme: "dark" }], ["/ar/search/", 820, {}],
    ["/search/?q=nothing-at-all", 1280, {}], ["/search/?q=dams", 1280, { forcedColors: "active" }], ["/briefs/", 360, { colorScheme: "dark" }], ["/briefs/", 1280, {}],
  ]) {
    const page = await visit(path, { width, ...media });
    if (path.includes("search")) await answered(page);
    await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
    await page.evaluate(axe);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), tags);
    wrong.push(...violations.map((one) => `${path} at ${width}: ${one.id}: ${one.nodes.map((node) => node.html).slice(0, 2).join(" ")}`));
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) wrong.push(`${path} at ${width}: runs over`);
    wrong.push(...page.errors);
    await page.close();
  }
  assert.deepEqual(wrong, []);
});

test("the scripts weigh little", () => {
  const weigh = (name) => {
    const file = readdirSync(join(site.output, "assets")).find((one) => one.startsWith(`${name}.`));
    return gzipSync(readFileSync(join(site.output, "assets", file)), { level: 9 }).length;
  };
  assert.ok(weigh("bp-search") <= 9 * 1024, `${weigh("bp-search")}`);
  assert.ok(weigh("bp-key") <= 300, `${weigh("bp-key")}`);
});

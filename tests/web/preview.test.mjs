// What a writer sees: each change without touching the browser, errors over the page, and as many tabs as they like.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { hide, open, settled, stayed, visit } from "./browser.mjs";
import { Preview } from "./site.mjs";

const limit = { timeout: 120_000 };
let session;
let preview;

before(async () => (session = await open()));
after(() => session.close());
beforeEach(async () => (preview = await Preview.start()));
afterEach(async () => {
  await Promise.all(session.browser.pages().slice(1).map((page) => page.close()));
  await preview.remove();
});

const at = (route) => visit(session.browser, preview.address(route));
const body = (page, text) => page.waitForFunction((text) => document.body.textContent.includes(text), text);
const overlay = (page) => page.locator("briefpress-preview dialog");
const bar = (page) => page.locator("briefpress-preview aside");
const colour = (page) => page.evaluate(() => getComputedStyle(document.querySelector("h1")).color);

test("a brief, a template, a stylesheet, a profile and the configuration are seen as they are saved", limit, async () => {
  const [rivers, country] = [await at("/briefs/rivers/"), await at("/countries/pakistan/")];

  preview.replace("content/briefs/rivers.md", "Paragraph 1 of Rivers.", "The first sentence is new.");
  await body(rivers, "The first sentence is new.");
  assert.ok(await stayed(rivers), "changed in place");

  preview.write("templates/brief.html", '{% extends "builtin/brief.html" %}{% block title %}Titled anew{% endblock title %}');
  await rivers.waitForFunction(() => document.title === "Titled anew");
  assert.ok(await stayed(rivers));

  assert.equal(await colour(rivers), "rgb(1, 2, 3)");
  preview.write("static/house.css", "h1 { color: rgb(4, 5, 6) }\n");
  for (const page of [rivers, country]) {
    await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(4, 5, 6)");
    assert.ok(await stayed(page), "a stylesheet is taken in without loading the page");
    assert.equal(await page.locator("link[rel=stylesheet][href*=house]").count(), 1, "the old one goes");
  }

  preview.replace("content/countries/PK.md", "Its profile.", "Its profile, rewritten.");
  await body(country, "Its profile, rewritten.");
  assert.ok(await stayed(country));

  preview.replace("site.yaml", "title: Institute", "title: Another institute");
  for (const page of [rivers, country]) {
    await body(page, "Another institute");
    assert.ok(await stayed(page));
    assert.deepEqual(page.errors, []);
  }
});

test("an edit is found by the next search, also where its words were looked up before", limit, async () => {
  const page = await at("/search/");
  const ask = async (word, text) => {
    await page.fill("#bp-query", "");
    await page.fill("#bp-query", word);
    await page.waitForFunction((text) => document.querySelector(".search-status").textContent.includes(text), text);
  };
  await ask("zyzzyva", "zyzzyva");
  const news = page.evaluate(() => new Promise((resolve) => addEventListener("briefpress:news", resolve, { once: true })));
  preview.replace("content/briefs/rivers.md", "Paragraph 1 of Rivers.", "A zyzzyva.");
  await news;
  await ask("zyzzyva", "1 result");
  assert.deepEqual(page.errors, []);
});

test("an error stands over the last good page and goes with the error", limit, async () => {
  const page = await at("/briefs/rivers/");
  await page.locator("main a").first().focus();
  preview.replace("content/briefs/rivers.md", "countries: [PK]", "countries: [Pakstan]");
  await overlay(page).waitFor({ state: "visible" });
  const text = await overlay(page).innerText();
  for (const part of ["1 error", "Pakstan", "content/briefs/rivers.md:6:13", "Pakistan"]) assert.ok(text.includes(part), text);
  assert.equal(await overlay(page).locator("mark").innerText(), "Pakstan");
  await body(page, "Paragraph 1 of Rivers.");

  // A screen reader is told that it is a dialog, and what it is called.
  const named = await overlay(page).evaluate((dialog) => dialog.querySelector(`#${dialog.getAttribute("aria-labelledby")}`).textContent);
  assert.match(named, /1 error/);
  assert.ok(await overlay(page).evaluate((dialog) => dialog.matches(":modal") && dialog.contains(dialog.getRootNode().activeElement)));

  await page.keyboard.press("Escape");
  await overlay(page).waitFor({ state: "hidden" });
  const back = bar(page).getByRole("button", { name: "1 error" });
  await back.click();
  await overlay(page).waitFor({ state: "visible" });

  // Another error takes its place, and so does one that came back.
  preview.replace("content/briefs/rivers.md", "Pakstan", "Pakistn");
  await page.waitForFunction(() => document.querySelector("briefpress-preview").shadowRoot.querySelector("mark").textContent === "Pakistn");

  preview.replace("content/briefs/rivers.md", "countries: [Pakistn]", "countries: [IN]");
  await overlay(page).waitFor({ state: "hidden" });
  await body(page, "India");
  assert.ok(await stayed(page));
  assert.deepEqual(page.errors, []);
});

test("the place in the text stays", limit, async () => {
  const page = await at("/briefs/rivers/");
  await page.evaluate(() => scrollTo({ top: 2000, behavior: "instant" }));
  preview.replace("content/briefs/rivers.md", "Paragraph 30 of Rivers.", "The end is new.");
  await body(page, "The end is new.");
  assert.equal(await page.evaluate(() => scrollY), 2000);

  // A page with a script of its own is loaded again, and scrolled to where it was.
  preview.write("static/own.js", "document.documentElement.dataset.own = 'ran'");
  preview.write("templates/base.html", '{% extends "builtin/base.html" %}{% block body_end %}<script src="/repo/own.js"></script>{% endblock body_end %}');
  await page.waitForFunction(() => document.documentElement.dataset.own === "ran");
  assert.ok(!(await stayed(page)), "loaded again");
  await page.waitForFunction(() => scrollY === 2000);
  await settled(page);
  await page.evaluate(() => (window.stayed = true));
  preview.write("static/own.js", "document.documentElement.dataset.own = 'ran again'");
  await page.waitForFunction(() => document.documentElement.dataset.own === "ran again");
  await page.waitForFunction(() => scrollY === 2000);
});

test("a page that did not change stays still", limit, async () => {
  const [rivers, dams] = [await at("/briefs/rivers/"), await at("/briefs/dams/")];
  const fetched = [];
  dams.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  preview.replace("content/briefs/rivers.md", "Paragraph 2 of Rivers.", "Only here.");
  await body(rivers, "Only here.");
  await dams.waitForTimeout(300);
  assert.deepEqual(fetched.filter((path) => !path.startsWith("/-/")), []);
  assert.ok(await stayed(dams));
});

test("what the reader opened stays open, and a picture is taken in", limit, async () => {
  preview.write("templates/brief.html", '{% extends "builtin/brief.html" %}{% block main_content %}{{ super() }}<details><summary>More</summary>Text</details>{% endblock main_content %}');
  preview.replace("content/briefs/dams.md", "See", "Now see");
  const page = await at("/briefs/dams/");
  await page.locator("details", { hasText: "More" }).last().evaluate((details) => (details.open = true));
  preview.replace("content/briefs/dams.md", "Now see", "Look at");
  await body(page, "Look at");
  assert.ok(await page.locator("details", { hasText: "More" }).last().evaluate((details) => details.open));
  const width = () => page.evaluate(() => document.querySelector("main img").naturalWidth);
  assert.equal(await width(), 10);
  preview.write("content/briefs/map.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"/>');
  await page.waitForFunction(() => document.querySelector("main img").naturalWidth === 40);
  assert.ok(await stayed(page));
});

test("eight tabs are all up to date", limit, async () => {
  const pages = [];
  for (let count = 0; count < 8; count += 1) pages.push(await at("/briefs/rivers/"));
  const all = (what) => Promise.all(pages.map(what));
  preview.replace("content/briefs/rivers.md", "Paragraph 3 of Rivers.", "First change.");
  await all((page) => body(page, "First change."));
  preview.replace("content/briefs/rivers.md", "countries: [PK]", "countries: PK: IN");
  await all((page) => overlay(page).waitFor({ state: "visible" }));
  preview.replace("content/briefs/rivers.md", "countries: PK: IN", "countries: [IN]");
  await all((page) => overlay(page).waitFor({ state: "hidden" }));
  await all((page) => body(page, "India"));
  for (const page of pages) assert.ok(await stayed(page));
  // And a ninth can still be loaded.
  await body(await at("/briefs/dams/"), "See");
});

test("a hidden tab asks for nothing and catches up when it is shown", limit, async () => {
  const page = await at("/briefs/rivers/");
  await hide(page, true);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  preview.replace("content/briefs/rivers.md", "Paragraph 1 of Rivers.", "While it was hidden.");
  await page.waitForTimeout(800);
  assert.deepEqual(asked, []);
  assert.ok(!(await page.evaluate(() => document.body.textContent.includes("While it was hidden."))));
  await hide(page, false);
  await body(page, "While it was hidden.");
  preview.replace("content/briefs/rivers.md", "While it was hidden.", "And afterwards.");
  await body(page, "And afterwards.");
  assert.ok(await stayed(page));
});

test("the tab that hears for all may be hidden or closed", limit, async () => {
  const [first, second, third] = [await at("/briefs/rivers/"), await at("/briefs/rivers/"), await at("/briefs/rivers/")];
  await hide(first, true);
  preview.replace("content/briefs/rivers.md", "Paragraph 1 of Rivers.", "Heard by the second.");
  await Promise.all([second, third].map((page) => body(page, "Heard by the second.")));
  await second.close();
  preview.replace("content/briefs/rivers.md", "Heard by the second.", "Heard by the third.");
  await body(third, "Heard by the third.");
  await hide(first, false);
  await body(first, "Heard by the third.");
});

test("a renamed brief is followed to its new address", limit, async () => {
  const page = await at("/briefs/rivers/");
  await page.evaluate(() => scrollTo({ top: 1500, behavior: "instant" }));
  preview.replace("content/briefs/dams.md", "See [[rivers]].", "See.");
  preview.rename("content/briefs/rivers.md", "content/briefs/streams.md");
  await page.waitForURL("**/repo/briefs/streams/");
  await body(page, "Paragraph 1 of Rivers.");
  await page.waitForFunction(() => scrollY === 1500);
  await settled(page);
  preview.replace("content/briefs/streams.md", "title: Rivers", "title: Rivers\nslug: watersheds");
  await page.waitForURL("**/repo/briefs/watersheds/");
  await settled(page);
  preview.replace("site.yaml", "/repo/", "/elsewhere/");
  await page.waitForURL("**/elsewhere/briefs/watersheds/");
});

test("a page that comes into being takes the place of the page that said it was not there", limit, async () => {
  const page = await at("/briefs/new/");
  await body(page, "not found");
  preview.write("content/briefs/new.md", "---\ntitle: Brand new\ndate: 2025-01-01\n---\nIt is there.\n");
  await body(page, "It is there.");
});

test("a preview that was ended and started again is caught up with", limit, async () => {
  const page = await at("/briefs/rivers/");
  const { port } = preview;
  await preview.end();
  await bar(page).getByText("The preview is not running").waitFor();
  preview.replace("content/briefs/rivers.md", "Paragraph 1 of Rivers.", "Changed while nobody looked.");
  await preview.begin(port);
  await body(page, "Changed while nobody looked.");
  await bar(page).getByText("The preview is not running").waitFor({ state: "hidden" });
  preview.replace("content/briefs/rivers.md", "Changed while nobody looked.", "And live again.");
  await body(page, "And live again.");
  assert.ok(await stayed(page));
});

test("a site that is wrong from the beginning appears when it is mended", limit, async () => {
  await preview.end();
  preview.replace("site.yaml", "title:", "titel:");
  await preview.begin(0);
  const page = await visit(session.browser, preview.url);
  await overlay(page).waitFor({ state: "visible" });
  assert.match(await overlay(page).innerText(), /titel/);
  preview.replace("site.yaml", "titel:", "title:");
  await page.waitForURL("**/repo/");
  await body(page, "Institute");
});

test("what is withheld is marked, listed and explained beside the page", limit, async () => {
  const page = await at("/briefs/secret/");
  await bar(page).getByText("Readers do not see this page: draft").waitFor();
  const source = bar(page).getByRole("link", { name: "Open source file content/briefs/secret.md" });
  assert.equal(await source.innerText(), "content/briefs/secret.md");
  const [opened] = await Promise.all([session.browser.waitForEvent("page"), source.click()]);
  await body(opened, "status: draft");
  const [list] = await Promise.all([session.browser.waitForEvent("page"), bar(page).getByRole("link", { name: "Withheld: 1" }).click()]);
  await body(list, "Secret talks");
  const home = await at("/");
  const marked = home.locator('a[href="/repo/briefs/secret/"][data-briefpress-withheld]').first();
  assert.equal(await marked.getAttribute("data-briefpress-withheld"), "draft");
  assert.equal(await home.locator('a[href="/repo/briefs/dams/"][data-briefpress-withheld]').count(), 0);
  preview.replace("content/briefs/secret.md", "status: draft\n", "");
  await home.waitForFunction(() => !document.querySelector("[data-briefpress-withheld]"));
  await bar(page).getByText("Readers do not see this page").waitFor({ state: "hidden" });
});

test("warnings of the open page are told beside it, and can be put away", limit, async () => {
  const page = await at("/briefs/dams/");
  preview.replace("content/briefs/dams.md", "as_of: 2025-01-01\n", "");
  const count = bar(page).getByRole("button", { name: /warning/ });
  await count.click();
  await bar(page).locator(".panel").getByText("no-as-of").waitFor();
  await page.keyboard.press("Escape");
  assert.ok(await bar(page).locator(".panel").isHidden());
  await bar(page).getByRole("button", { name: "Hide" }).click();
  assert.ok(await bar(page).isHidden());
  const other = await at("/briefs/rivers/");
  assert.ok(await bar(other).isHidden(), "on other pages, too");
  await other.locator("briefpress-preview .unfold").click();
  assert.ok(await bar(other).isVisible());
});

test("the preview of the public site shows the page and nothing beside it", limit, async () => {
  await preview.end();
  preview.options = ["--public"];
  await preview.begin(0);
  const page = await at("/briefs/dams/");
  preview.replace("content/briefs/dams.md", "See", "Look at");
  await body(page, "Look at");
  assert.ok(await bar(page).isHidden());
  assert.deepEqual(page.errors, []);
});

test("the text of a brief keeps its distance from the facts beside it, however wide the window is", limit, async () => {
  const page = await at("/briefs/rivers/");
  let beside = 0;
  for (const width of [900, 980, 992, 1000, 1010, 1024, 1040, 1072, 1100, 1280, 1600]) {
    await page.setViewportSize({ width, height: 800 });
    const { gap, overflow } = await page.evaluate(() => {
      const box = (selector) => document.querySelector(`.brief > ${selector}`).getBoundingClientRect();
      const [text, facts] = [box(".text > .prose"), box(".facts")];
      const root = document.documentElement;
      return { gap: facts.left >= text.right ? facts.left - text.right : null, overflow: root.scrollWidth - root.clientWidth };
    });
    if (gap !== null) beside += 1;
    assert.ok(gap === null || gap >= 32, `${gap} px between text and facts at ${width} px`);
    assert.ok(overflow <= 0, `nothing stands over the edge at ${width} px`);
  }
  assert.ok(beside > 5, "on wide screens they stand side by side");
});

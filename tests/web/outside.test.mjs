// What pages load from other hosts: nothing before a reader asks for it, and then what `outside` in `site.yaml` names. The
// other hosts are played by the test, so nothing reaches the net.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { open } from "./browser.mjs";
import { Preview } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OUTSIDE = `outside:
  frames: [https://www.youtube-nocookie.com, https://datawrapper.dwcdn.net]
  scripts: [https://plausible.io, https://stats.example.org]
  connect: [https://plausible.io, https://stats.example.org]
  images: [https://stats.example.org]
  forms: [https://buttondown.com]
`;
const VIDEO = '<iframe width="560" height="315" src="https://www.youtube-nocookie.com/embed/a1" title="A hearing"></iframe>';
const CHART = '<iframe title="Migration" src="https://datawrapper.dwcdn.net/AbC12/3/" height="400"></iframe>';
const BASE = `{% extends "builtin/base.html" %}
{% block analytics %}
<script defer data-domain="x.org" src="https://plausible.io/js/script.js"></script>
<script src="{{ site.base_path }}matomo.js" defer></script>
<script src="https://stats.example.org/matomo.js" defer></script>
{% endblock analytics %}
{% block newsletter %}
<form action="https://buttondown.com/subscribe" method="post"><label for="house-email">Mail</label>
<input type="email" name="email" id="house-email" autocomplete="email"><button type="submit">Subscribe</button></form>
{% endblock newsletter %}
`;
const page = (title, body) => `---\ntitle: ${title}\n---\n${body}\n`;
const files = (more, body) => ({
  "site.yaml": `title: Institute\nbase_url: https://example.org/repo/\n${more}`,
  "content/pages/a.md": page("A", body),
});

/** What the other hosts answer. */
const ANSWERS = {
  "https://www.youtube-nocookie.com/embed/a1": ["text/html", "<title>Video</title><p>Plays"],
  "https://datawrapper.dwcdn.net/AbC12/3/": ["text/html", '<script>parent.postMessage({"datawrapper-height": {"AbC12": 321}}, "*")</script>'],
  "https://plausible.io/js/script.js": ["text/javascript", 'fetch("https://plausible.io/api/event", { method: "POST", body: "{}" })'],
  "https://plausible.io/api/event": ["text/plain", "ok"],
  "https://stats.example.org/matomo.js": ["text/javascript", "navigator.sendBeacon(_paq[0][1]); new Image().src = _paq[0][1]"],
  "https://stats.example.org/matomo.php": ["image/gif", ""],
  "https://buttondown.com/subscribe": ["text/html", "<title>Thanks</title>"],
};

let browser, close;
const previews = [];

before(async () => ({ browser, close } = await open()));
after(async () => {
  await close();
  for (const preview of previews) await preview.remove();
});

async function preview(site) {
  const started = await Preview.start([], site);
  previews.push(started);
  return started;
}

/** Opens a page, and notes what it asks of other hosts and what the browser complains of. */
async function visit(preview, route, options = {}) {
  const page = await browser.newPage();
  Object.assign(page, { errors: [], asked: [] });
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.errors.push(message.text()));
  await page.route(/^https:/, (route) => {
    const request = route.request();
    page.asked.push({ url: request.url(), referrer: request.headers().referer });
    const [contentType, body] = ANSWERS[request.url()] ?? ["text/plain", ""];
    return route.fulfill({ contentType, body, headers: { "access-control-allow-origin": "*" } });
  });
  await page.emulateMedia(options);
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.shift += one.value))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(preview.address(route));
  await page.waitForLoadState("load");
  return page;
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { exclude: ["briefpress-preview"] }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
}

/** A video that this browser plays. */
async function recorded() {
  const page = await browser.newPage();
  const text = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 });
    const context = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm" });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((done) => (recorder.onstop = done));
    recorder.start();
    for (let at = 0; at < 20; at += 1) {
      context.fillStyle = `rgb(${at * 12}, 90, 90)`;
      context.fillRect(0, 0, 64, 48);
      await new Promise((done) => setTimeout(done, 50));
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  await page.close();
  return Buffer.from(text, "base64");
}

test("a video of the site is played, and nothing is asked of other hosts", async () => {
  const site = await preview({
    ...files("", '![The talk](talk.webm "A talk")'),
    "content/pages/talk.webm": await recorded(),
    "content/pages/talk.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
  });
  const page = await visit(site, "/a/");
  const video = page.locator("figure.player > video");
  assert.equal(await video.getAttribute("aria-label"), "The talk");
  assert.ok(await video.evaluate((one) => one.controls && one.preload === "metadata"));
  const box = await video.boundingBox();
  assert.ok(Math.abs(box.width / box.height - 16 / 9) < 0.01, JSON.stringify(box));
  await video.evaluate(async (one) => {
    one.muted = true;
    await one.play();
  });
  await page.waitForFunction(() => document.querySelector("video").currentTime > 0.1);
  await page.waitForFunction(() => document.querySelector("track").readyState === 2);
  assert.deepEqual([page.errors, page.asked], [[], []]);
  assert.ok((await page.evaluate(() => window.shift)) < 0.02);
  assert.deepEqual(await violations(page), []);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("a.media-file").isVisible());
  assert.ok(await video.isHidden());
  await page.close();
});

test("a frame asks its host for nothing before the reader does", async () => {
  const site = await preview(files(OUTSIDE, `Before.\n\n${VIDEO}\n\nBehind.`));
  const page = await visit(site, "/a/");
  assert.deepEqual([page.asked, await page.locator("iframe").count()], [[], 0]);
  const button = page.getByRole("group", { name: "A hearing" }).getByRole("button", { name: "Show content from www.youtube-nocookie.com" });
  assert.ok(await button.isVisible());
  assert.ok((await button.boundingBox()).height >= 44);
  assert.deepEqual(await violations(page), []);
  await button.focus();
  await page.keyboard.press("Enter");
  const frame = page.locator("iframe");
  await page.waitForFunction(() => document.activeElement.nodeName === "IFRAME");
  assert.deepEqual(await frame.evaluate((one) => [one.title, one.referrerPolicy, one.allowFullscreen, one.src]), [
    "A hearing", "strict-origin-when-cross-origin", true, "https://www.youtube-nocookie.com/embed/a1",
  ]);
  await page.frameLocator("iframe").locator("p").waitFor();
  assert.deepEqual(page.asked.map((one) => one.url), ["https://www.youtube-nocookie.com/embed/a1"]);
  assert.equal(page.asked[0].referrer, `${new URL(site.url).origin}/`, "no host is told which page");
  const box = await frame.boundingBox();
  assert.ok(Math.abs(box.width / box.height - 560 / 315) < 0.02, JSON.stringify(box));
  assert.ok((await page.evaluate(() => window.shift)) < 0.001, "nothing moves");
  assert.ok(await page.getByRole("link", { name: "Open on www.youtube.com" }).isVisible());
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("a frame is a link on paper, on small screens it fits, and its chart says how high it is", async () => {
  const site = await preview(files(OUTSIDE, `${CHART}\n\n${VIDEO}`));
  const page = await visit(site, "/a/");
  await page.setViewportSize({ width: 320, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.getByRole("button", { name: "Show content from datawrapper.dwcdn.net" }).click();
  await page.waitForFunction(() => document.querySelector(".frame-box").getBoundingClientRect().height === 321);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("iframe").isHidden());
  const address = await page.locator(".frame > a").last().evaluate((one) => getComputedStyle(one, "::after").content);
  assert.ok(address.includes("https://www.youtube.com/watch?v=a1"), address);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("without its script a frame is a title and a link", async () => {
  const site = await preview(files(OUTSIDE, VIDEO));
  const { browser, close } = await open({ javaScriptEnabled: false });
  const page = await browser.newPage();
  await page.goto(site.address("/a/"));
  assert.ok(await page.locator(".frame-box > button").isHidden());
  assert.ok(await page.locator(".frame-title").isVisible());
  assert.equal(await page.locator(".frame > a").getAttribute("href"), "https://www.youtube.com/watch?v=a1");
  await close();
});

test("without the key nothing is loaded, and browsers have nothing to complain of", async () => {
  const site = await preview(files("", `${VIDEO}\n\n![A map](https://example.net/map.png) ![Talk](https://example.net/talk.mp4)`));
  const page = await visit(site, "/a/");
  assert.equal(await page.locator("iframe, img, video, .frame-box, script[src*=frames]").count(), 0);
  assert.equal(await page.getByRole("link", { name: "A hearing" }).getAttribute("href"), "https://www.youtube.com/watch?v=a1");
  assert.deepEqual([page.errors, page.asked], [[], []]);
  await page.close();
});

test("analytics and a newsletter work with the lines of the manual", async () => {
  const site = await preview({
    ...files(OUTSIDE, "Text."),
    "templates/base.html": BASE,
    "static/matomo.js": 'var _paq = (window._paq = window._paq || []);\n_paq.push(["setTrackerUrl", "https://stats.example.org/matomo.php"]);\n',
  });
  const page = await visit(site, "/a/");
  await page.waitForFunction(() => performance.getEntriesByType("resource").filter((one) => one.name.startsWith("https:")).length >= 4);
  const asked = new Set(page.asked.map((one) => one.url));
  for (const url of Object.keys(ANSWERS).filter((url) => /plausible|stats/.test(url))) assert.ok(asked.has(url), `${url} of ${[...asked]}`);
  await page.locator("#house-email").fill("a@example.org");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.waitForURL("https://buttondown.com/subscribe");
  assert.deepEqual(page.errors, []);
  await page.close();
});

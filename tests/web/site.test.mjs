// Every kind of page, of this repository's site and of one of awkward shapes, as readers meet it: on screens of all widths, light and
// dark, while pictures come slowly. The kinds are those of the templates, so none is forgotten.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { write } from "./awkward.mjs";
import { open } from "./browser.mjs";
import { Served } from "./served.mjs";
import { program, repository } from "./site.mjs";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const validator = join(dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 360, 820, 1440, 1920];
const SLOW = 250;

const sources = mkdtempSync(join(tmpdir(), "briefpress-web-"));
let own, awkward, browser, close;

before(async () => {
  write(sources);
  own = await Served.start(repository, "/briefpress", { slow: SLOW });
  awkward = await Served.start(sources, "/awkward/site", { slow: SLOW });
  ({ browser, close } = await open());
});

after(async () => {
  await close?.();
  own?.end();
  awkward?.end();
  rmSync(sources, { recursive: true, force: true });
});

/** The kinds of pages that the templates make, but for redirects, where no reader stays. */
function kinds() {
  const folder = join(repository, "templates");
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const classes = texts.map((text) => /\{% block body_class %\}([^{]*)/.exec(text)?.[1].trim().split(" ").filter((word) => word.startsWith("page")).pop());
  return [...new Set(classes.filter((name) => name && name !== "page"))].sort();
}

/** The longest page of each kind in each language, and those of briefs that `also` names. */
function chosen(site, also = []) {
  const longest = new Map();
  for (const page of site.pages().filter(({ kind }) => kind)) {
    const key = `${page.kind} ${page.language}`;
    if (!(longest.get(key)?.html.length >= page.html.length)) longest.set(key, page);
  }
  return [...longest.values(), ...site.pages().filter(({ path }) => also.includes(path))];
}

/** Calls `look` for each page, as many at a time as there are cores. */
async function each(pages, look) {
  const left = [...pages];
  const next = async () => {
    for (let page = left.shift(); page; page = left.shift()) await look(page);
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, next));
}

/** What a page does wrong while it comes and is read to its end, at one width. */
async function come(tab, site, path, width, wrong) {
  await tab.setViewportSize({ width, height: 900 });
  await tab.goto(site.address(path), { waitUntil: "load" });
  const moved = await tab.evaluate(async () => {
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    for (let top = 0; top < document.documentElement.scrollHeight && document.querySelector("img[loading=lazy]"); top += 700) {
      scrollTo({ top, behavior: "instant" });
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
    await Promise.all([...document.images].map((image) => image.complete || Promise.race([pause(3000), new Promise((done) => image.addEventListener("load", done))])));
    await pause(50);
    return window.moved;
  });
  if (moved > 0.02) wrong.push(`${path} at ${width}: moves by ${moved.toFixed(3)}`);
  const empty = await tab.evaluate(() => [...document.images].filter((image) => image.getClientRects().length && !image.naturalWidth).map((image) => image.src));
  wrong.push(...empty.map((src) => `${path} at ${width}: no picture ${src}`));
}

/** Names what stands out of the page or of its own box, at one width. */
async function runsOver(tab, width) {
  await tab.setViewportSize({ width, height: 900 });
  return tab.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
    for (const element of document.body.querySelectorAll("*")) {
      const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
      if (!texts.length || element.closest(".visually-hidden, .skip-link, svg, script, style")) continue;
      const { display, overflowX } = getComputedStyle(element);
      if (/^inline$|^contents$/.test(display) || overflowX !== "visible") continue;
      const box = element.getBoundingClientRect();
      const range = document.createRange();
      const standsOut = texts.some((text) => (range.selectNode(text), [...range.getClientRects()].some(({ left, right }) => left < box.left - 1 || right > box.right + 1)));
      if (standsOut) found.push(`<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`);
    }
    return found;
  });
}

async function violations(tab, only) {
  const { passes, violations } = await tab.evaluate((only) => axe.run({ runOnly: only }), only);
  assert.ok(passes.length, "axe has looked");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 2).join(" ")}`);
}

/** What is wrong with the pages. `accessible` tells which of them axe looks at. */
async function look(site, pages, accessible) {
  const wrong = [];
  await each(pages, async (page) => {
    const tab = await browser.newPage();
    const { path } = page;
    tab.on("pageerror", (error) => wrong.push(`${path}: ${error}`));
    tab.on("console", (message) => message.type() === "error" && wrong.push(`${path}: ${message.text()}`));
    tab.on("request", (request) => request.url().startsWith(`${site.origin}/`) || request.url().startsWith("data:") || wrong.push(`${path}: asks ${request.url()}`));
    await tab.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value))).observe({ type: "layout-shift", buffered: true });
    });
    await tab.emulateMedia({ colorScheme: "light" });
    for (const width of [1440, 360]) await come(tab, site, path, width, wrong);
    await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    for (const width of WIDTHS) wrong.push(...(await runsOver(tab, width)).map((what) => `${path} at ${width}: ${what}`));
    if (accessible(page)) {
      await tab.evaluate(axe);
      for (const width of [360, 1440]) {
        await tab.setViewportSize({ width, height: 900 });
        wrong.push(...(await violations(tab, TAGS)).map((what) => `${path} at ${width}: ${what}`));
        await tab.emulateMedia({ colorScheme: "dark" });
        const inDark = await violations(tab, { type: "rule", values: ["color-contrast", "link-in-text-block"] });
        wrong.push(...inDark.map((what) => `${path} at ${width}, dark: ${what}`));
        await tab.emulateMedia({ colorScheme: "light" });
      }
    }
    await tab.close();
  });
  return wrong;
}

/** Fails with all that is wrong, one a line. */
function none(wrong) {
  assert.ok(!wrong.length, `\n${wrong.sort().join("\n")}`);
}

const mainLanguage = ({ language, kind }) => language === "en" || kind === "page-brief" || kind === "page-home";

test("the site of awkward shapes is without a fault of its author", () => {
  execFileSync(program, ["--root", sources, "check", "--strict"], { stdio: ["ignore", "ignore", "inherit"] });
});

test("every kind of page is looked at", () => {
  const seen = [own, awkward].map((site) => new Set(site.pages().map(({ kind }) => kind)));
  for (const kind of kinds()) assert.ok(seen[0].has(kind) || seen[1].has(kind), `neither site has a page of ${kind}`);
  assert.ok(kinds().length > 15);
});

test("the site of this repository, on each screen", async () => {
  none(await look(own, chosen(own), mainLanguage));
});

test("the site of awkward shapes, on each screen", async () => {
  const also = ["everything", "featured", "old", "new", "gone", "press", "note", "coming", "cancelled", "empty", "many/b4"].map((slug) => `/briefs/${slug.split("/").pop()}/`);
  also.push("/zh/briefs/shui/", "/authors/bo-li/", "/countries/tuvalu/", "/countries/kosovo/", "/topics/w/");
  const pages = chosen(awkward, also);
  for (const path of also) assert.ok(pages.some((page) => page.path === path), path);
  none(await look(awkward, pages, mainLanguage));
});

test("all pages are valid", () => {
  // It knows no origin of a file, so it takes what `'self'` allows for forbidden; the browser has kept the policy above.
  const policy = /violates Content Security Policy/;
  for (const site of [own, awkward]) {
    const { stderr, status } = spawnSync("java", ["-jar", validator, "--skip-non-html", "--format", "json", site.output], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.notEqual(status, null, "it needs Java");
    const { messages } = JSON.parse(stderr);
    assert.ok(messages.length, "it has looked");
    none(messages.filter(({ message }) => !policy.test(message)).map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`));
  }
});

test("a brief without its pictures comes in 30 KB", () => {
  for (const site of [own, awkward]) {
    const weigh = (file) => gzipSync(readFileSync(join(site.output, file)), { level: 9 }).length;
    const weight = ({ html }) => {
      const files = [...html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]*)"/g)].map(([, url]) => url.slice(site.base.length));
      assert.ok(files.length >= 2, "style and script");
      return gzipSync(html, { level: 9 }).length + files.reduce((sum, file) => sum + weigh(file), 0);
    };
    const briefs = site.pages().filter(({ kind }) => kind === "page-brief");
    const heavy = briefs.map((page) => [weight(page), page.path]).filter(([bytes]) => bytes > 30 * 1024).map(([bytes, path]) => `${path}: ${bytes} bytes`);
    none(heavy);
  }
});

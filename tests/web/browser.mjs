// A browser that belongs to one test run, and nothing of which reaches the net.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const executablePath = known.find((path) => path && existsSync(path));

export const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

/** Starts the browser with a profile that goes with it. */
export async function open(options = {}) {
  if (!executablePath) throw new Error("no Chromium: install the package `chromium`, or name the program in CHROMIUM");
  const profile = mkdtempSync(join(tmpdir(), "briefpress-chromium-"));
  const browser = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args, ...options });
  browser.setDefaultTimeout(20_000);
  return { browser, close: async () => (await browser.close(), rmSync(profile, { recursive: true, force: true })) };
}

/** Opens a page, waits until its preview has told what it knows, and notes every load after that and every error. */
export async function visit(browser, url) {
  const page = await browser.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") page.errors.push(message.text());
  });
  await page.goto(url);
  await settled(page);
  await page.evaluate(() => (window.stayed = true));
  return page;
}

/** Waits until the script has asked for the first time. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector("briefpress-preview"));
  await page.waitForLoadState("networkidle").catch(() => {});
}

/** Whether the page was never loaded again since it was visited. */
export const stayed = (page) => page.evaluate(() => window.stayed === true);

/** Makes the page believe that its tab is hidden, or shown again. */
export async function hide(page, hidden) {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

/** How much of a page has moved since it came, and half a second from now on: the sum of its layout shifts. */
export function shift(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 500);
      }),
  );
}

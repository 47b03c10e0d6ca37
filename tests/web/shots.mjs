// Pictures of the preview, to be looked at: `node shots.mjs FOLDER`. Every state at three widths, light and dark.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open, visit } from "./browser.mjs";
import { Preview } from "./site.mjs";

const folder = process.argv[2] ?? "shots";
mkdirSync(folder, { recursive: true });
const preview = await Preview.ofRepository();
const { browser, close } = await open();
const brief = "content/briefs/2024/qosh-tepa-amu-darya.md";
const withheld = "/briefs/how-an-embargo-is-shown/";

const STATES = {
  home: { route: "/" },
  withheld: { route: withheld },
  notes: {
    route: "/briefs/qosh-tepa-amu-darya/",
    before: () => preview.replace(brief, "as_of:", "# as_of:"),
    then: async (page) => page.locator("briefpress-preview aside .count").click(),
    after: () => preview.replace(brief, "# as_of:", "as_of:"),
  },
  overlay: {
    route: "/briefs/qosh-tepa-amu-darya/",
    before: () => {
      preview.replace(brief, "countries:", "countrys:");
      preview.replace(brief, "\n---\n", "\nsummry: x\n---\n");
    },
    then: async (page) => page.locator("briefpress-preview dialog").waitFor({ state: "visible" }),
    after: () => {
      preview.replace(brief, "countrys:", "countries:");
      preview.replace(brief, "\nsummry: x\n", "\n");
    },
  },
};

for (const [name, { route, before, then, after }] of Object.entries(STATES)) {
  before?.();
  await new Promise((done) => setTimeout(done, 1500));
  for (const width of [360, 820, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await visit(browser, preview.address(route));
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await then?.(page);
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
      await page.close();
    }
  }
  after?.();
}
for (const [name, path] of [["list", ""], ["source", `source?file=${brief}#L12`]]) {
  for (const [width, colorScheme] of [[360, "light"], [1440, "dark"]]) {
    const page = await browser.newPage();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(new URL(`/-/briefpress/${path}`, preview.url).href);
    await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    await page.close();
  }
}
await close();
await preview.remove();

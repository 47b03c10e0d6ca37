// Writes the script of the search page as readers get it: `node minify.mjs`. A test holds the two files against each other.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { minify } from "terser";

const WRITTEN = new URL("../../static/bp-search.js", import.meta.url);
export const SERVED = new URL("../../src/page/files/bp-search.min.js", import.meta.url);

/** The script without what a browser does not need. */
export async function served() {
  const { code } = await minify(readFileSync(WRITTEN, "utf8"), { compress: true, mangle: true, toplevel: true, format: { comments: false } });
  return `${code}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SERVED, await served());

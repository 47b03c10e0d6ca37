// A site in a folder of its own, and the preview of it: what each test begins with.

import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
export const program = resolve(process.env.BRIEFPRESS ?? join(target, "debug/briefpress"));

const paragraphs = (name, count) =>
  Array.from({ length: count }, (_, at) => `## Part ${at + 1}\n\n${`Paragraph ${at + 1} of ${name}. `.repeat(30)}\n`).join("\n");

const brief = (title, more = "", body = paragraphs(title, 30)) =>
  `---\ntitle: ${title}\ndate: 2025-01-01\nas_of: 2025-01-01\nsummary: In short.\ncountries: [PK]\n${more}---\n${body}`;

const FILES = {
  "site.yaml": "title: Institute\nbase_url: https://example.org/repo/\ndescription: Briefs\ntheme: {stylesheet: house.css}\n",
  "content/briefs/rivers.md": brief("Rivers"),
  "content/briefs/dams.md": brief("Dams", "", "See [[rivers]].\n\n![A map](map.svg)\n"),
  "content/briefs/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
  "content/briefs/secret.md": brief("Secret talks", "status: draft\n"),
  "content/countries/PK.md": "---\nsummary: A country between rivers.\n---\nIts profile.\n",
  "static/house.css": "h1 { color: rgb(1, 2, 3) }\n",
};

/** A site that is previewed on a port of its own. */
export class Preview {
  static async start(options = [], files = FILES) {
    const root = mkdtempSync(join(tmpdir(), "briefpress-web-"));
    const preview = new Preview(root, options);
    for (const [path, content] of Object.entries(files)) preview.write(path, content);
    await preview.begin(0);
    return preview;
  }

  /** The preview of this repository's own site, which is copied. */
  static async ofRepository() {
    const root = mkdtempSync(join(tmpdir(), "briefpress-web-"));
    for (const part of ["site.yaml", "content", "redirects.csv", "urls.txt"]) {
      if (existsSync(join(repository, part))) cpSync(join(repository, part), join(root, part), { recursive: true });
    }
    const preview = new Preview(root, []);
    await preview.begin(0);
    return preview;
  }

  constructor(root, options) {
    Object.assign(this, { root, options, said: "" });
  }

  /** Starts the program and waits for its address. */
  async begin(port) {
    const child = spawn(program, ["serve", "--root", this.root, "--port", String(port), ...this.options]);
    this.child = child;
    this.said = "";
    await new Promise((found, failed) => {
      const hear = (piece) => {
        this.said += piece;
        const url = /http:\/\/[^ ]+(?= shows )/.exec(this.said)?.[0];
        if (url) found((this.url = url));
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.on("error", failed);
      child.on("exit", () => failed(new Error(this.said)));
    });
    this.port = new URL(this.url).port;
  }

  /** Ends the program and waits until it has. */
  async end() {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((done) => {
      child.on("exit", done);
      child.kill("SIGINT");
    });
  }

  /** Ends the program and removes the site. */
  async remove() {
    await this.end();
    rmSync(this.root, { recursive: true, force: true });
  }

  address(route) {
    return this.url.replace(/\/$/, "") + route;
  }

  write(path, content) {
    const at = join(this.root, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content);
  }

  /** Replaces a text that must be there. */
  replace(path, old, now) {
    const text = readFileSync(join(this.root, path), "utf8");
    if (!text.includes(old)) throw new Error(`${old} is not in ${path}`);
    this.write(path, text.replace(old, now));
  }

  rename(old, now) {
    renameSync(join(this.root, old), join(this.root, now));
  }
}

// A built site behind a server that is like GitHub Pages: below its base path, packed for the way, with its own page for what is not there.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { program } from "./site.mjs";

const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", json: "application/json", svg: "image/svg+xml", png: "image/png",
  jpg: "image/jpeg", webp: "image/webp", xml: "application/xml", txt: "text/plain; charset=utf-8", pdf: "application/pdf", mp4: "video/mp4",
  vtt: "text/vtt", ics: "text/calendar",
};
const PACKED = new Set(["html", "css", "js", "json", "svg", "xml", "txt"]);
const PICTURES = new Set(["svg", "png", "jpg", "webp"]);

/** A server of the site in the folder that `folder` gives, below any of these base paths. `slow` is how many milliseconds each picture takes. */
export async function serve(folder, bases, { slow = 0 } = {}) {
  const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url, "http://x/").pathname);
    const base = bases.find((base) => path.startsWith(`${base}/`));
    const inside = base === undefined ? null : path.slice(base.length);
    const wanted = join(folder(), inside?.endsWith("/") ? `${inside}index.html` : inside ?? "?");
    const found = inside !== null && existsSync(wanted) && statSync(wanted).isFile();
    const file = found ? wanted : join(folder(), "404.html");
    const ending = file.split(".").pop();
    const packs = PACKED.has(ending);
    const bytes = readFileSync(file);
    const headers = { "content-type": TYPES[ending] ?? "application/octet-stream", "cache-control": "max-age=600", ...(packs && { "content-encoding": "gzip" }) };
    const send = () => answer.writeHead(found ? 200 : 404, headers).end(packs ? gzipSync(bytes) : bytes);
    if (slow && PICTURES.has(ending)) setTimeout(send, slow);
    else send();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

export class Served {
  /** Builds the site in `root` and serves it below `base`. `slow` is how many milliseconds each picture takes. */
  static async start(root, base, options = {}) {
    const output = mkdtempSync(join(tmpdir(), "briefpress-web-"));
    const served = new Served();
    const server = await serve(() => output, [base], options);
    const origin = `http://127.0.0.1:${server.address().port}`;
    execFileSync(program, ["--root", root, "build", "--output", output, "--base-url", `${origin}${base}/`], { stdio: ["ignore", "ignore", "inherit"] });
    return Object.assign(served, { server, output, origin, base });
  }

  address(path) {
    return `${this.origin}${this.base}${path}`;
  }

  /** The pages of the site, each with its address, its HTML and its kind: the last of the classes that its template gives. */
  pages() {
    const files = readdirSync(this.output, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
    return files.map((name) => {
      const html = readFileSync(join(this.output, name), "utf8");
      const kind = /<body class="([^"]*)"/.exec(html)?.[1].split(" ").filter((word) => word.startsWith("page")).pop();
      return { path: `/${name.replaceAll("\\", "/").replace(/(^|\/)index\.html$/, "$1")}`, html, kind, language: /<html lang="([^"]*)"/.exec(html)?.[1] };
    });
  }

  end() {
    this.server.closeAllConnections();
    this.server.close();
    rmSync(this.output, { recursive: true, force: true });
  }
}

// The preview's script: it keeps an open page what it would be if it were opened now, and shows what is beside the page.
//
// It hears that there is something new, asks what that means for this page, and fetches the page only if its bytes are
// others. So a page that slept or lost its server catches up by asking. What it shows lives in a shadow root of its own,
// outside of the page's body; the style comes from the server as the argument.
((style) => {
  "use strict";
  const tag = document.currentScript;
  const prefix = new URL(tag.src).pathname.replace(/[^/]*$/, "");
  const known = { ...tag.dataset, at: null, source: null };
  tag.remove();

  // ---- asking ----

  let asking = false;
  let again = false;
  let notedFor = null;

  function address(name, parameters) {
    return `${prefix}${name}?${new URLSearchParams(parameters)}`.replaceAll("+", "%20");
  }

  async function fetched(url) {
    const answer = await fetch(url, { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function ask() {
    if (document.hidden) return;
    again = true;
    if (asking) return;
    asking = true;
    try {
      while (again) {
        again = false;
        const { route, session, generation, source } = known;
        await take(await fetched(address("state", { route, session, since: generation, ...(source && { source }) })));
        show.status("");
      }
    } catch {
      // The server is gone; its stream comes back with it, and asks again.
    } finally {
      asking = false;
    }
  }

  async function take(state) {
    show.overlay(state.overlay);
    if (!known.route) {
      if (state.ready) location.pathname.startsWith(state.home) ? location.reload() : location.replace(state.home);
      return;
    }
    if (known.at && state.at && state.at !== known.at) {
      leaveFor(state.at);
      return;
    }
    known.at = state.at ?? known.at;
    known.source = state.source ?? known.source;
    const isOther = state.print && state.print !== known.print;
    if (state.session !== known.session ? refresh(null) : refresh(state.files ?? [])) return;
    if (isOther && !(await renew())) return;
    // The search page looks up what is new.
    if (String(state.generation) !== String(known.generation)) dispatchEvent(new Event("briefpress:news"));
    Object.assign(known, { session: state.session, generation: state.generation });
    const noted = `${state.session} ${state.generation}`;
    if (state.notes && noted !== notedFor) {
      notedFor = noted;
      await notes();
    }
  }

  async function notes() {
    try {
      const told = await fetched(address("notes", { route: known.route }));
      show.notes(told);
      mark(told.links ?? {});
    } catch {
      show.notes(null);
    }
  }

  // ---- the page ----

  const SCROLL = "briefpress-scroll";

  function remember(path) {
    const seen = { path, x: scrollX, y: scrollY };
    try {
      sessionStorage.setItem(SCROLL, JSON.stringify(seen));
    } catch {
      // Without it the browser's own memory must do.
    }
  }

  function recall() {
    try {
      const seen = JSON.parse(sessionStorage.getItem(SCROLL));
      sessionStorage.removeItem(SCROLL);
      if (seen?.path === location.pathname) scrollTo({ left: seen.x, top: seen.y, behavior: "instant" });
    } catch {
      // As above.
    }
  }

  function leaveFor(path) {
    remember(decodeURI(path) === path ? path : new URL(path, location.href).pathname);
    location.replace(path + location.search + location.hash);
  }

  function reload() {
    remember(location.pathname);
    location.reload();
  }

  // The theme's own says that the page may be changed under it.
  const isScript = (one) =>
    !/json/.test(one.type) && !("inPlace" in one.dataset) && !new URL(one.src || "x:", location.href).pathname.startsWith(prefix);
  const scripts = (root) => [...root.querySelectorAll("script")].filter(isScript);

  // Whether the page is the new one now; else it is about to be loaded.
  async function renew() {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    readdress(next);
    const fresh = next.querySelector(`script[src^="${prefix}"]`);
    // Scripts of its own have run on the page, and nobody knows what they did to it.
    if (!fresh || scripts(document).length || scripts(next).length) {
      reload();
      return false;
    }
    const print = fresh.dataset.print;
    fresh.remove();
    const done = await head(document.head, next.head);
    attributes(document.documentElement, next.documentElement);
    morph(document.body, next.body);
    done();
    known.print = print;
    return true;
  }

  const isSheet = (one) => one.nodeName === "LINK" && one.relList.contains("stylesheet");
  const arrived = (one) => new Promise((done) => (one.onload = one.onerror = done));
  const atMost = (time) => new Promise((done) => setTimeout(done, time));

  // The address of a stylesheet as the page has it, of those that were fetched anew.
  const served = new WeakMap();

  function isSame(old, next) {
    if (!served.has(old)) return old.isEqualNode(next);
    const copy = old.cloneNode();
    copy.setAttribute("href", served.get(old));
    return copy.isEqualNode(next);
  }

  // Old stylesheets stay until the new ones are there, so that nothing is shown without style.
  async function head(from, to) {
    const old = [...from.children];
    const kept = new Set();
    const awaited = [];
    let last = null;
    for (const next of to.children) {
      let one = old.find((one) => !kept.has(one) && isSame(one, next));
      if (!one) {
        one = document.importNode(next, true);
        if (isSheet(one)) awaited.push(arrived(one));
        last ? last.after(one) : from.prepend(one);
      }
      kept.add(one);
      last = one;
    }
    if (awaited.length) await Promise.race([Promise.all(awaited), atMost(1500)]);
    return () => old.filter((one) => !kept.has(one)).forEach((one) => one.remove());
  }

  function attributes(from, to) {
    // Whoever reads a page opens and closes its parts; that is not undone.
    const isLeft = (name) => name.startsWith("data-briefpress") || (name === "open" && from.nodeName === "DETAILS");
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && !isLeft(name)) from.removeAttribute(name);
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) !== value && !isLeft(name)) from.setAttribute(name, value);
    }
  }

  function morph(from, to) {
    if (from.nodeType !== Node.ELEMENT_NODE) {
      if (from.data !== to.data) from.data = to.data;
      return;
    }
    attributes(from, to);
    const old = [...from.childNodes];
    const next = [...to.childNodes];
    while (old.length && next.length && old[0].isEqualNode(next[0])) old.shift(), next.shift();
    let after = null;
    while (old.length && next.length && old.at(-1).isEqualNode(next.at(-1))) (after = old.pop()), next.pop();
    const isAlike = (a, b) => a.nodeName === b.nodeName && (a.id ?? "") === (b.id ?? "");
    for (const one of next) {
      const equal = old.findIndex((other) => other.isEqualNode(one));
      if (equal >= 0) old.splice(0, equal + 1).slice(0, -1).forEach((gone) => gone.remove());
      else if (old.length && isAlike(old[0], one)) morph(old.shift(), one);
      else from.insertBefore(document.importNode(one, true), old[0] ?? after);
    }
    old.forEach((gone) => gone.remove());
  }

  const path = (url) => new URL(url, location.href).pathname;

  // The pictures that changed since the page was loaded, by their paths, each with a mark for its address: a browser shows what it
  // has under an address that it knows, whatever the server says.
  const changed = new Map();
  const readdressed = (url) => (changed.has(path(url)) ? `${path(url)}?briefpress=${changed.get(path(url))}` : url);

  // Gives the changed pictures of a document their new addresses.
  function readdress(page) {
    const give = (one, name, value) => value !== one.getAttribute(name) && one.setAttribute(name, value);
    for (const one of page.querySelectorAll(":is(img, picture > source)[src]")) {
      give(one, "src", readdressed(one.getAttribute("src")));
    }
    for (const one of page.querySelectorAll(":is(img, picture > source)[srcset]")) {
      const candidates = one.getAttribute("srcset").replace(
        /(^\s*|,\s+)(\S+?)(?=,?(?:\s|$))/g,
        (_, before, url) => before + readdressed(url),
      );
      give(one, "srcset", candidates);
    }
  }

  // Takes changed files into the page; all of its stylesheets if nobody knows which changed. Whether it is being loaded
  // again, since it uses one in a way that cannot be taken in.
  function refresh(files) {
    const isChanged = (url) => (files ? files.includes(path(url)) : true);
    const taken = new Set();
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      if (!isChanged(link.href)) continue;
      taken.add(path(link.href));
      const next = link.cloneNode();
      served.set(next, served.get(link) ?? link.getAttribute("href"));
      next.href = `${path(link.href)}?briefpress=${Date.now()}`;
      arrived(next).then(() => link.remove());
      link.after(next);
    }
    if (!files) return false;
    const shown = [...document.images].flatMap((image) => [image.src, image.currentSrc]).filter(Boolean);
    for (const url of shown.filter(isChanged)) {
      taken.add(path(url));
      changed.set(path(url), Date.now());
    }
    readdress(document);
    const used = performance.getEntriesByType("resource").filter((one) => one.initiatorType !== "fetch");
    const isLost = used.some((one) => isChanged(one.name) && !taken.has(path(one.name)));
    if (isLost) reload();
    return isLost;
  }

  // ---- hearing ----

  const others = new BroadcastChannel("briefpress");
  let deafen = null;

  function heard(news) {
    if (news.session !== known.session || String(news.generation) !== String(known.generation)) ask();
  }

  others.onmessage = ({ data }) => heard(data);

  // One stream serves all tabs of a browser, which has few connections: the others wait for the lock of the one that
  // holds it. Where there are no locks, each visible tab has a stream.
  function hear() {
    if (deafen || document.hidden) return;
    const end = new AbortController();
    deafen = () => end.abort();
    const stream = () =>
      new Promise((done) => {
        let source = null;
        const open = () => {
          source = new EventSource(`${prefix}events`);
          source.onmessage = ({ data }) => {
            const news = JSON.parse(data);
            others.postMessage(news);
            show.status("");
            heard(news);
          };
          source.onerror = () => {
            show.status("The preview is not running");
            if (source.readyState === EventSource.CLOSED && !end.signal.aborted) setTimeout(open, 1000);
          };
        };
        end.signal.addEventListener("abort", () => done(source?.close()));
        if (end.signal.aborted) done();
        else open();
      });
    if (navigator.locks) navigator.locks.request("briefpress-events", { signal: end.signal }, stream).catch(() => {});
    else stream();
  }

  function look() {
    if (document.hidden) {
      deafen?.();
      deafen = null;
    } else {
      hear();
      ask();
    }
  }

  // ---- what is shown beside the page ----

  const sheet = (text) => {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  };

  function element(html) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
  }

  const host = document.createElement("briefpress-preview");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet(style)];
  document.documentElement.append(host);
  document.adoptedStyleSheets.push(
    sheet(
      "html:has(> briefpress-preview[data-shown]){padding-block-end:3rem}" +
        "a[data-briefpress-withheld]::after{content:attr(data-briefpress-withheld);display:inline-block;vertical-align:middle;" +
        "margin-inline-start:.5em;padding:0 .5em;border-radius:.6em;background:#f6c343;color:#2b1d00;" +
        "font:600 11px/1.6 system-ui,sans-serif;letter-spacing:0;text-transform:none;white-space:nowrap}",
    ),
  );

  function mark(links) {
    for (const link of document.querySelectorAll("a[href]")) {
      const path = link.getAttribute("href").split(/[?#]/)[0];
      const why = Object.hasOwn(links, path) ? links[path] : null;
      // The hour stands on the brief's own page; a list needs the day.
      if (why) link.dataset.briefpressWithheld = why.replace(/^(until \S+) .*/, "$1");
      else delete link.dataset.briefpressWithheld;
    }
  }

  const dialog = element(`<dialog aria-labelledby="title"><header><h2 id="title"></h2>
    <button type="button" class="close" autofocus>Close <kbd>Esc</kbd></button></header>
    <div class="problems" tabindex="0" role="region" aria-label="Errors"></div>
    <footer>The page below is the last one that could be made. This goes when the error does.</footer></dialog>`);
  const bar = element(`<aside aria-label="Preview" hidden><div class="panel" id="panel" tabindex="0" hidden></div>
    <div class="row"><p class="status" role="status"></p><strong class="mark" hidden></strong>
    <button type="button" class="errors" hidden></button>
    <button type="button" class="count" aria-expanded="false" aria-controls="panel" hidden></button>
    <a class="source" target="_blank" hidden></a><a class="list" target="_blank" hidden></a>
    <button type="button" class="fold" aria-label="Hide the preview’s notes" title="Hide">×</button></div></aside>`);
  const unfold = element('<button type="button" class="unfold" hidden>Preview</button>');
  root.append(dialog, bar, unfold);
  const part = (name) => bar.querySelector(`.${name}`);

  const show = {
    current: null,
    told: null,
    folded: false,

    overlay(overlay) {
      if (overlay?.html === this.current?.html) return;
      this.current = overlay;
      if (!overlay) {
        dialog.close();
      } else {
        dialog.querySelector("h2").textContent = overlay.title;
        dialog.querySelector(".problems").innerHTML = overlay.html;
        if (!dialog.open) dialog.showModal();
      }
      this.draw();
    },

    notes(told) {
      this.told = told;
      this.draw();
    },

    status(words) {
      if (part("status").textContent === words) return;
      part("status").textContent = words;
      this.draw();
    },

    draw() {
      const { told, current } = this;
      const set = (name, words) => {
        part(name).hidden = !words;
        if (part(name).textContent !== (words ?? "")) part(name).textContent = words ?? "";
      };
      set("mark", told?.mark && `Readers do not see this page: ${told.mark}`);
      set("errors", current && !dialog.open && current.title);
      set("count", told?.summary);
      set("source", told?.source?.path);
      set("list", told?.withheld && `Withheld: ${told.withheld}`);
      if (told?.source) {
        part("source").href = told.source.href;
        part("source").title = `Open source file ${told.source.path}`;
        part("source").setAttribute("aria-label", part("source").title);
      }
      if (told) part("list").href = told.list;
      if (!told?.count) this.panel(false);
      else if (part("panel").innerHTML !== told.html) part("panel").innerHTML = told.html;
      const isEmpty = ![...bar.querySelectorAll(".row > :not(.fold, .status)")].some((one) => !one.hidden);
      const isNeeded = !isEmpty || part("status").textContent;
      bar.hidden = this.folded || !isNeeded;
      host.toggleAttribute("data-shown", !bar.hidden);
      unfold.hidden = !this.folded || !isNeeded;
    },

    panel(open) {
      part("panel").hidden = !open;
      part("count").setAttribute("aria-expanded", String(open));
    },

    fold(folded) {
      this.folded = folded;
      try {
        localStorage.setItem("briefpress-folded", folded ? "1" : "");
      } catch {
        // It is asked again on the next page.
      }
      this.draw();
      (folded ? unfold : part("fold")).focus();
    },
  };

  try {
    show.folded = localStorage.getItem("briefpress-folded") === "1";
  } catch {
    // It is shown.
  }

  dialog.querySelector(".close").onclick = () => dialog.close();
  dialog.onclose = () => show.draw();
  part("errors").onclick = () => {
    dialog.showModal();
    show.draw();
  };
  part("count").onclick = () => show.panel(part("panel").hidden);
  part("fold").onclick = () => show.fold(true);
  unfold.onclick = () => show.fold(false);
  bar.onkeydown = (event) => {
    if (event.key !== "Escape" || part("panel").hidden) return;
    show.panel(false);
    part("count").focus();
  };

  recall();
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", (event) => event.persisted && look());
  look();
})

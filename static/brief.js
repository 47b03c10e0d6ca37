// The script of the page of a brief: notes open in their place, its address and its citation can be copied and saved, and the
// contents mark the section that is read. Everything else works without it. It asks the page anew each time, so that the
// page may be changed under it.

{
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 62rem)");

  // ---- copying and sharing ----

  // The stylesheet hides the buttons for what a browser cannot do.
  if (navigator.clipboard) root.dataset.briefpressCopy = "";
  if (navigator.share) root.dataset.briefpressShare = "";

  const address = () => document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  const cited = (button) => button.closest("section").querySelector(".cite-as");
  const citation = (button) => cited(button).textContent.replace(/\s+/g, " ").trim();

  const form = (button) => button.closest("section").querySelector("pre").textContent;
  const texts = { link: address, citation, form };

  // A word processor takes a citation with its italics, and everything else takes the text of it.
  function both(text, html) {
    const blob = (words, type) => new Blob([words], { type });
    return new ClipboardItem({ "text/plain": blob(text, "text/plain"), "text/html": blob(html, "text/html") });
  }

  async function copy(button) {
    const text = texts[button.dataset.copy](button);
    const isRich = button.dataset.copy === "citation" && "ClipboardItem" in window;
    if (isRich) await navigator.clipboard.write([both(text, cited(button).innerHTML.trim())]);
    else await navigator.clipboard.writeText(text);
    const said = document.querySelector("[data-copied]");
    const label = (button.dataset.label ??= button.textContent);
    button.textContent = said.textContent = said.dataset.copied;
    setTimeout(() => {
      button.textContent = label;
      said.textContent = "";
    }, 2000);
  }

  // An entry as a file. RIS has the line ends of old.
  function save(button) {
    const name = button.dataset.save, text = form(button);
    const url = URL.createObjectURL(new Blob([name.endsWith(".ris") ? text.replace(/\n/g, "\r\n") : text], { type: "text/plain;charset=utf-8" }));
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  // ---- notes ----

  // The note as it stands at the end, but for the ways back and the ids, which are there already.
  function show(mark) {
    const note = document.getElementById(mark.hash.slice(1));
    if (!note) return false;
    const box = document.querySelector(".note-box") ?? document.createElement("div");
    box.className = "note-box prose";
    box.popover = "auto";
    box.tabIndex = -1;
    box.role = "note";
    box.ariaLabel = mark.ariaLabel;
    box.replaceChildren(...note.cloneNode(true).childNodes);
    box.querySelectorAll(".footnote-back").forEach((one) => one.remove());
    box.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    document.querySelector("main").append(box);
    box.showPopover();
    const at = mark.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const text = mark.closest(".prose").getBoundingClientRect();
    const left = Math.max(text.left, Math.min(at.left - width / 2, text.right - width));
    const top = at.bottom + height + 16 < innerHeight || at.top < height + 16 ? at.bottom + 8 : at.top - height - 8;
    box.style.left = `${scrollX + left}px`;
    box.style.top = `${scrollY + top}px`;
    box.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("click", (event) => {
    const { target } = event;
    const button = target.closest("[data-copy]");
    if (button) copy(button).catch(() => {});
    if (target.closest("[data-save]")) save(target.closest("[data-save]"));
    if (target.closest("[data-share]")) navigator.share({ title: document.title, url: address() }).catch(() => {});
    const mark = target.closest(".footnote-ref a");
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (mark && isPlain && "popover" in root && show(mark)) event.preventDefault();
  });

  // ---- contents ----

  const links = () => [...document.querySelectorAll(".contents a")];
  const place = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  // The last section that has begun in the upper third of the window.
  function mark() {
    const begun = links().filter((link) => place(link)?.getBoundingClientRect().top < innerHeight / 3);
    for (const link of links()) {
      if (link === begun.at(-1)) link.ariaCurrent = "location";
      else link.removeAttribute("aria-current");
    }
  }

  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  links().map(place).forEach((one) => one && observer.observe(one));

  // Beside the text there is room for the contents, and nothing to fold.
  function unfold() {
    const details = document.querySelector(".contents details");
    if (!details) return;
    details.open = wide.matches;
    details.querySelector("summary").tabIndex = wide.matches ? -1 : 0;
  }
  wide.addEventListener("change", unfold);
  if (wide.matches) unfold();
}

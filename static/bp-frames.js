// The script of pages with frames: puts the page of another host in the place of its box when a reader asks for it. Before,
// nothing is asked of that host. Without the script there is a link.

{
  // The stylesheet shows the buttons where there is this script.
  document.documentElement.dataset.briefpressFrames = "";

  document.addEventListener("click", ({ target }) => {
    const box = target.closest(".frame-box > button")?.parentElement;
    if (!box) return;
    const frame = document.createElement("iframe");
    frame.title = box.dataset.title;
    // Some hosts show nothing to pages that do not say their name; none gets more than that.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.allow = "encrypted-media; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.loading = "eager";
    frame.src = box.dataset.frame;
    box.replaceChildren(frame);
    frame.focus();
  });

  // Charts of Datawrapper say how high they are, since that depends on the width.
  addEventListener("message", ({ data, origin, source }) => {
    const heights = data?.["datawrapper-height"];
    if (typeof heights !== "object" || !heights) return;
    for (const box of document.querySelectorAll(".frame-box")) {
      const frame = box.querySelector("iframe");
      const height = Number(Object.values(heights)[0]);
      if (frame?.contentWindow !== source || new URL(frame.src).origin !== origin || !(height > 0 && height < 10000)) continue;
      box.style.aspectRatio = "auto";
      box.style.height = `${Math.ceil(height)}px`;
    }
  });
}

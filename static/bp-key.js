// The script of the search box: "/" leads to it, unless the reader has switched that off on the search page.
const isOff = () => {
  try {
    return localStorage.getItem("bp-key");
  } catch {}
};
addEventListener("keydown", (e) => {
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input,textarea,select,[contenteditable]") || isOff()) return;
  const box = document.querySelector("input[name=q]");
  if (!box) return;
  e.preventDefault();
  box.focus();
});

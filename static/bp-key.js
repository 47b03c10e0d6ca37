// The script of the search box: "/" leads to it.
addEventListener("keydown", (e) => {
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input,textarea,select,[contenteditable]")) return;
  const box = document.querySelector("input[name=q]");
  if (!box) return;
  e.preventDefault();
  box.focus();
});

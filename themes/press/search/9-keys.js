// Keys: `/` moves to the field, arrows move through the results, and Escape clears the field.

// A single key that does something may be in the way of a reader who speaks: it can be turned off.
const slash = page("slash");
const store = (write) => {
  try {
    return write(localStorage);
  } catch {
    return null;
  }
};
slash.closest("label").hidden = false;
slash.checked = store((kept) => kept.getItem("search-slash")) !== "off";
slash.addEventListener("change", () =>
  store((kept) => kept.setItem("search-slash", slash.checked ? "on" : "off")),
);

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  }
  if (event.key === "/" && slash.checked && !typing) {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (event.key === "Escape" && event.target === field && field.value) {
    event.preventDefault();
    field.value = "";
    clearTimeout(resting);
    writeAddress("replaceState");
    run();
  } else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
    const stops = [
      field,
      ...document.querySelectorAll("[data-search=exact] a, [data-search=list] a"),
    ];
    const at = stops.indexOf(event.target);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  }
});

form.hidden = false;
readAddress();
run();

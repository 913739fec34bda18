// Keeps the query in the address of the page, and answers what the reader does.

function readAddress() {
  const given = new URLSearchParams(location.search);
  field.value = given.get("q") ?? "";
  for (const [name, select] of Object.entries(selects)) {
    const value = given.get(name) ?? "";
    select.replaceChildren(
      select.options[0],
      ...(value ? [new Option(value, value, false, true)] : []),
    );
    select.disabled = value === "";
  }
}

function writeAddress(way) {
  const { query, chosen } = asked();
  const given = new URLSearchParams(
    Object.entries({ q: query.trim(), ...chosen }).filter(([, value]) => value),
  );
  const address = `${location.pathname}${given.size > 0 ? `?${given}` : ""}`;
  if (address !== location.pathname + location.search) {
    history[way](null, "", address);
  }
}

let resting;
form.addEventListener("input", ({ target }) => {
  clearTimeout(resting);
  if (target === field) {
    // Leaving what was submitted is a step that Back undoes; each further letter is not.
    resting = setTimeout(() => (writeAddress("replaceState"), run()), REST);
  }
});
form.addEventListener("change", ({ target }) => {
  if (Object.values(selects).includes(target)) {
    writeAddress("pushState");
    run();
  }
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(resting);
  writeAddress("pushState");
  if (current.query !== field.value) {
    await run();
  }
  if (current.query === field.value && current.exacts?.length > 0) {
    location.assign(current.exacts[0].url);
  }
});
addEventListener("popstate", () => {
  readAddress();
  run();
});
more.addEventListener("click", showMore);
page("unfilter").addEventListener("click", () => {
  Object.values(selects).forEach((select) => (select.value = ""));
  writeAddress("pushState");
  run();
  field.focus();
});

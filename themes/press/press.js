// Filters, sorting, copying and the next dates, on pages that are whole without them.
"use strict";

(() => {
  const words = (phrase, values) =>
    phrase.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  // A filing's text is not part of the page.
  const all = (selector) =>
    [...document.querySelectorAll(selector)].filter((one) => !one.closest(".prose"));

  for (const form of all("form.filters")) filter(form);
  for (const table of all("table.docket-sheet")) sort(table);
  for (const button of all("button[data-copy]")) copy(button);
  for (const place of all(".next")) announce(place);
  for (const list of all(".due[data-shown]")) agenda(list);
  for (const list of all(".all-dates .due")) upcoming([...list.children]);
  for (const find of all("form.find")) find.hidden = false;

  /** Filters the timeline. The address keeps the choice. */
  function filter(form) {
    const entries = all(".timeline .entry").map((node) => {
      const month = node.closest(".month");
      const by = node.querySelector(".by");
      return {
        node,
        month,
        type: node.querySelector(".kind")?.textContent,
        parties: by
          ? [...(by.querySelector("a") ? by.querySelectorAll("a") : [by])].map(
              (one) => one.textContent,
            )
          : [],
        year: month.dataset.year,
        words: node.textContent.toLowerCase(),
      };
    });
    const { type, party, year, words: typed } = form.elements;
    // A theme's own form of an earlier release calls it "limits".
    const deadlines = form.elements.deadlines ?? form.elements.limits;
    const choices = [
      [type, entries.map((entry) => entry.type).filter(Boolean)],
      [party, entries.flatMap((entry) => entry.parties)],
      [year, entries.map((entry) => entry.year)],
    ];
    for (const [select, values] of choices) {
      select.append(new Option(form.dataset.all, ""));
      select.append(...[...new Set(values)].sort(compare).map((value) => new Option(value)));
    }

    const read = () => {
      const state = new URLSearchParams(location.search);
      for (const [select] of choices) {
        select.value = state.get(select.name) ?? "";
        // The address may be out of date.
        if (select.selectedIndex < 0) select.value = "";
      }
      typed.value = state.get("words") ?? "";
      // Earlier releases wrote "limits".
      deadlines.checked = (state.get("deadlines") ?? state.get("limits")) !== "no";
    };
    const show = () => {
      const wanted = typed.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      const months = new Set();
      for (const entry of entries) {
        const shown =
          (!type.value || entry.type === type.value) &&
          (!party.value || entry.parties.includes(party.value)) &&
          (!year.value || entry.year === year.value) &&
          (deadlines.checked || !!entry.type) &&
          wanted.every((word) => entry.words.includes(word));
        entry.node.hidden = !shown;
        if (shown) months.add(entry.month);
        count += shown;
      }
      for (const { month } of entries) month.hidden = !months.has(month);
      const told = words(form.dataset.count, { n: count, of: entries.length });
      form.querySelector("output").textContent = count ? told : `${told}. ${form.dataset.none}`;
    };
    const keep = (method) => {
      const state = new URLSearchParams();
      for (const field of [type, party, year, typed])
        if (field.value) state.set(field.name, field.value);
      if (!deadlines.checked) state.set("deadlines", "no");
      const query = state.toString();
      history[method](null, "", (query ? `?${query}` : location.pathname) + location.hash);
    };

    const empty = () => {
      for (const [select] of choices) select.value = "";
      typed.value = "";
      deadlines.checked = true;
    };

    /** Drops filters that hide the linked entry. */
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest(".timeline [hidden]")) return;
      empty();
      show();
      keep("replaceState");
      target.scrollIntoView();
    };

    // "Back" undoes a choice, but not each letter.
    typed.addEventListener("input", () => (show(), keep("replaceState")));
    form.addEventListener(
      "change",
      (event) => event.target !== typed && (show(), keep("pushState")),
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    // The event comes before the browser empties the fields: emptied here, fields and timeline change together.
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      empty();
      show();
      keep("pushState");
    });
    addEventListener("popstate", () => (read(), show()));
    addEventListener("hashchange", reveal);
    read();
    show();
    form.hidden = false;
    reveal();
  }

  /** Lets the heads of a table sort its rows. */
  function sort(table) {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const key = (row, column) =>
      row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
    for (const [column, head] of heads.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.title = words(table.dataset.sort, { column: head.textContent });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].map((row) => [key(row, column), row]);
        // Empty cells come last in both directions.
        rows.sort(([a], [b]) => !a - !b || (down ? compare(b, a) : compare(a, b)));
        body.append(...rows.map(([, row]) => row));
      });
    }
  }

  /** Copies the text that a button names. */
  function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const told = document.createElement("output");
    button.after(told);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.textContent.trim().replace(/\s+/g, " "));
      } catch {
        // A folder on a disk has no clipboard.
        getSelection().selectAllChildren(source);
        document.execCommand("copy");
        getSelection().removeAllRanges();
      }
      told.textContent = button.dataset.done;
    });
    button.hidden = false;
  }

  /** The reader's day, or the day of the record that the site shows. */
  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return (
      document.documentElement.dataset.today ??
      `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
    );
  }

  /** The last day of an entry that begins with its date. */
  function lastDay(entry) {
    const date = entry.firstElementChild;
    return (date.dataset.last ?? date.dateTime).slice(0, 10);
  }

  /** Marks past entries, and returns the others. */
  function upcoming(entries) {
    for (const entry of entries) entry.classList.toggle("past", lastDay(entry) < today());
    return entries.filter((entry) => !entry.matches(".past"));
  }

  /** Shows the next date by the reader's clock, and how far it is: "in 12 days". */
  function announce(place) {
    const [next] = upcoming(all(".ahead li"));
    const shown = document.createElement("p");
    if (next) {
      shown.append(...next.cloneNode(true).childNodes);
      const days = Math.round((Date.parse(lastDay(next)) - Date.parse(today())) / 864e5);
      const language = document.documentElement.lang;
      const form = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
      shown.append(` (${form.format(days, "day")})`);
    } else shown.textContent = place.dataset.none;
    // A theme's own section of an earlier release is hidden, and has a heading.
    if (place.hidden) place.append(shown);
    else place.replaceChildren(shown);
    place.hidden = false;
  }

  /** Shows only those dates of a list that come next. */
  function agenda(list) {
    const entries = [...list.children];
    const next = upcoming(entries).slice(0, list.dataset.shown);
    for (const entry of entries) entry.hidden = !next.includes(entry);
    if (!next.length)
      list.append(Object.assign(document.createElement("li"), { textContent: list.dataset.none }));
  }
})();

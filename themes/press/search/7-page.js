// Shows the results on the page.

/** How many results are shown at a time, and how many places that a number leads to. */
const SHOWN = 10;
const EXACT = 5;
/** How long typing rests before an answer is looked for, in milliseconds. */
const REST = 120;

const page = (name) => document.querySelector(`[data-search="${name}"]`);
const [field, list, exact, status, note, none, more] = [
  "field",
  "list",
  "exact",
  "status",
  "note",
  "none",
  "more",
].map(page);
const selects = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, form.elements[name]]));
const words = Object.fromEntries(
  [...page("words").content.children].map((one) => [one.dataset.word, one.textContent]),
);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
const plural = new Intl.PluralRules(document.documentElement.lang);
const count = (key, n) => fill(words[`${key}.${plural.select(n)}`] ?? words[`${key}.other`], { n });

/** Makes one result of the page's template; parts that it lacks are left out. */
function make(shown, wanted) {
  const item = page("result").content.firstElementChild.cloneNode(true);
  const put = (name, ...content) => {
    const place = item.querySelector(`[data-part="${name}"]`);
    if (content.length > 0 && content.some((one) => one !== "")) {
      place?.append(...content);
    } else {
      place?.remove();
    }
  };
  const quoted = (text) => excerpt(text, wanted).map(marked);
  const link = item.querySelector("a");
  link.href = shown.url;
  const number = shown.number && fill(words.item, { number: shown.number });
  const of = shown.of && fill(words.attached, { title: shown.of });
  put(
    "kind",
    (of ? [of, number] : [shown.kind ?? words.document, shown.label, number])
      .filter(Boolean)
      .join(" · "),
  );
  item.querySelector(".tag")?.classList.toggle("draft", shown.tag === "draft");
  put("tag", shown.tag ? words[shown.tag] : "");
  put(
    "title",
    ...quoted(
      shown.page ? fill(words.on_page, { page: shown.page, title: shown.title }) : shown.title,
    ),
  );
  put("docket", shown.docket ?? "");
  const date = Object.assign(document.createElement(shown.machine ? "time" : "span"), {
    textContent: shown.date ?? "",
  });
  if (shown.machine) {
    date.dateTime = shown.machine;
  }
  put("date", shown.date ? date : "");
  const names = (shown.by ?? []).join(words.between);
  put(
    "by",
    shown.more ? `${names}${words.between}${fill(words.and_more, { n: shown.more })}` : names,
  );
  const place = item.querySelector('[data-part="excerpt"]');
  if (shown.part && place) {
    place.classList.add("kept");
    quote(place, shown, wanted).catch((error) => (place.remove(), console.warn(error)));
  } else {
    put("excerpt", ...quoted(shown.text));
  }
  return item;
}

/** What is shown: set anew by each search, so that an answer that comes late finds that it is no longer asked for. */
let current = {};

/** Reads the form, and says whether anything is asked. */
function asked() {
  const chosen = Object.fromEntries(
    Object.entries(selects).map(([name, select]) => [name, select.value]),
  );
  const query = field.value.trim();
  return {
    query: field.value,
    chosen,
    narrowed: Object.values(chosen).some(Boolean),
    any: tokens(query).words.length > 0,
  };
}

async function run() {
  const { query, chosen, narrowed, any } = asked();
  const own = (current = {});
  if (!any && !narrowed) {
    show({ kept: [], results: [], exacts: [] });
    return;
  }
  list.setAttribute("aria-busy", "true");
  page("filters").hidden = false;
  try {
    const [{ found, ...answer }, numbers] = await Promise.all([
      search(query),
      findExact(query, chosen.docket),
    ]);
    const narrowing = narrow(found, chosen);
    // Without a filter nothing has to wait for what there is to choose from.
    const kept = narrowed ? (await narrowing).kept : found;
    const [results, exacts] = await Promise.all([
      Promise.all(kept.slice(0, SHOWN).map((document) => load(document, answer.shows))),
      Promise.all(numbers.map((document) => load(document))),
    ]);
    if (own === current) {
      Object.assign(own, answer, { kept, results, exacts, query, narrowed });
      show(own);
    }
    const { choices } = await narrowing;
    if (own === current) {
      Object.entries(selects).forEach(([name, select]) => choose(select, choices[name]));
    }
  } catch (error) {
    if (own === current) {
      list.removeAttribute("aria-busy");
      status.textContent = words[error.message] ?? words.failed;
      console.warn(error);
    }
  }
}

function show({ kept, results, exacts, wanted, left, query, narrowed }) {
  const nothing = query !== undefined && kept.length === 0 && exacts.length === 0;
  list.removeAttribute("aria-busy");
  forget();
  list.replaceChildren(...results.map((one) => make(one, wanted)));
  exact.replaceChildren(...exacts.map((one) => make(one, [])));
  exact.closest("section").hidden = exacts.length === 0;
  more.hidden = kept.length <= results.length;
  none.hidden = !nothing;
  page("unfilter").hidden = !narrowed;
  page("filters").hidden = query === undefined;
  const told = Object.entries(left ?? {}).filter(([, all]) => all.length > 0);
  note.textContent = told
    .map(([key, all]) => fill(words[key], { words: all.join(", ") }))
    .join(" ");
  note.hidden = note.textContent === "";
  status.textContent =
    query === undefined
      ? ""
      : nothing
        ? fill(words.none, { query: query.trim() || "…" })
        : count("results", kept.length);
}

/** Gives a filter its choices, and keeps the one that is chosen. */
function choose(select, choices) {
  const chosen = select.value;
  const all =
    choices.some(({ label }) => label === chosen) || !chosen
      ? choices
      : [{ label: chosen, n: 0 }, ...choices];
  const options = all.map(
    ({ label, n }) => new Option(fill(words.choice, { label, n }), label, false, label === chosen),
  );
  select.replaceChildren(select.options[0], ...options);
  select.disabled = all.length === 0;
}

async function showMore() {
  const own = current;
  const next = own.kept.slice(own.results.length, own.results.length + SHOWN);
  const results = await Promise.all(next.map((document) => load(document, own.shows)));
  if (own !== current) {
    return;
  }
  const items = results.map((one) => make(one, own.wanted));
  list.append(...items);
  own.results.push(...results);
  more.hidden = own.results.length >= own.kept.length;
  items[0].querySelector("a").focus();
}

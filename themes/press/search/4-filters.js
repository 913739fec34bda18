// Filters: by docket, type, party, and year.

const FILTERS = { docket: "dockets", type: "kinds", party: "parties", year: "years" };
/** The most choices of one filter. */
const CHOICES = 100;

function readColumns(columns) {
  const lists = (signs) => {
    const all = [];
    let list = [];
    for (const number of numbers(signs)) {
      if (number > 0) {
        list.push((number >> 1) - 1);
      }
      if (number % 2 === 0) {
        all.push(list);
        list = [];
      }
    }
    return all;
  };
  const runs = numbers(columns.years);
  const years = [];
  for (let at = 0; at < runs.length; at += 2) {
    years.push(...Array(runs[at + 1]).fill(runs[at] > 0 ? [runs[at]] : []));
  }
  return {
    dockets: lists(columns.dockets),
    kinds: lists(columns.kinds),
    parties: lists(columns.parties),
    years,
  };
}

/** Loads the columns of documents, and gives a way to look up one. */
async function columnsOf(documents) {
  const { per } = await directory();
  const blocks = [...new Set(documents.map((document) => Math.floor(document / per.columns)))];
  const loaded = await Promise.all(blocks.map((block) => need(`columns/${block}`, readColumns)));
  const columns = new Map(blocks.map((block, at) => [block, loaded[at]]));
  return (document, column) =>
    columns.get(Math.floor(document / per.columns))[column][document % per.columns];
}

async function labelOf(column, number) {
  if (column === "years") {
    return String(number);
  }
  const { per } = await directory();
  return (await need(`labels/${Math.floor(number / per.labels)}`))[column][number % per.labels];
}

/** Finds the number of a label; -1 where there is none. */
async function numberOf(column, label) {
  if (column === "years") {
    return Number(label);
  }
  const { per } = await directory();
  for (let file = 0; ; file++) {
    const labels = (await need(`labels/${file}`))[column];
    const at = labels.indexOf(label);
    if (at >= 0 || labels.length < per.labels) {
      return at < 0 ? -1 : file * per.labels + at;
    }
  }
}

/** Keeps the documents that fit the filters, and counts for each filter what the others leave to choose from. */
async function narrow(found, chosen) {
  const look = await columnsOf(found);
  const names = Object.keys(FILTERS);
  const wanted = await Promise.all(
    names.map((name) => chosen[name] && numberOf(FILTERS[name], chosen[name])),
  );
  const counts = names.map(() => new Map());
  const kept = found.filter((document) => {
    const values = names.map((name) => look(document, FILTERS[name]));
    const fits = values.map((own, at) => wanted[at] === "" || own.includes(wanted[at]));
    const misses = fits.filter((one) => !one).length;
    for (const [at, own] of values.entries()) {
      if (misses === 0 || (misses === 1 && !fits[at])) {
        own.forEach((value) => counts[at].set(value, (counts[at].get(value) ?? 0) + 1));
      }
    }
    return misses === 0;
  });
  const choices = names.map(async (name, at) => {
    const order =
      name === "year" ? ([a], [b]) => b - a : ([a, one], [b, other]) => other - one || a - b;
    const most = [...counts[at]].sort(order).slice(0, CHOICES);
    return [
      name,
      await Promise.all(
        most.map(async ([number, n]) => ({ label: await labelOf(FILTERS[name], number), n })),
      ),
    ];
  });
  return { kept, choices: Object.fromEntries(await Promise.all(choices)) };
}

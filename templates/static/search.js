// The search page: asks the index that pagefind made, shows what it finds, and keeps the search in the address.
"use strict";

(() => {
  const place = document.querySelector("#find");
  const form = place.querySelector("form");
  const told = place.querySelector("[role=status]");
  const list = place.querySelector("ol");
  const more = place.querySelector("button");
  const STEP = 10;
  let engine; // pagefind, once somebody wants it
  let turn = 0; // counts searches: an answer to an older one comes too late
  let found = []; // what was found, and how much of it is shown
  let shown = 0;

  const load = () => (engine ??= begin());

  async function begin() {
    if (location.protocol === "file:") throw new Error("opened from a disk");
    const pagefind = await import(new URL(`${place.dataset.index}pagefind.js`, document.baseURI));
    // What is shown of a record is found by what it weighs there, not by being shown; but a name is what most ask for.
    const metaWeights = { names: 5, path: 0, title: 0, kind: 0, says: 0, quote: 0, source: 0 };
    await pagefind.options({ ranking: { metaWeights }, noWorker: true });
    await pagefind.init();
    offer(await pagefind.filters());
    return pagefind;
  }

  // The values that the index can be sifted by, each with how many it holds.
  function offer(filters) {
    for (const select of form.querySelectorAll("select")) {
      const chosen = select.value;
      const values = Object.entries(filters[select.name] ?? {}).sort(([one], [other]) => one.localeCompare(other));
      select.append(...values.map(([value, count]) => new Option(`${value} (${count})`, value)));
      choose(select, chosen);
    }
  }

  function choose(select, value) {
    const known = [...select.options].filter((option) => option.value === value);
    if (value && !known.length) select.append(new Option(value, value));
    known.slice(1).forEach((_, at) => known[at].remove());
    select.value = value;
  }

  function asked() {
    const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
    const { q = "", ...filters } = Object.fromEntries(given);
    return { q, filters, address: new URLSearchParams(given).toString() };
  }

  async function search() {
    const mine = ++turn;
    const { q, filters, address } = asked();
    history.replaceState(null, "", address ? `?${address}` : location.pathname);
    if (!address) return show([], "", q);
    try {
      const pagefind = await load();
      const words = q.includes('"') ? [] : q.split(/\s+/);
      let { results } = await pagefind.search(q || null, { filters });
      let how = results.length === 1 ? "1 result" : `${results.length || "No"} results`;
      if (!results.length && words.length > 1) {
        results = await some(pagefind, words, filters);
        if (results.length) how = `Nothing has all of these words; ${results.length} results have some of them`;
      }
      if (mine === turn) await show(results, q ? `${how}: “${q}”.` : `${how}.`, q);
    } catch (failure) {
      if (mine === turn) fail(failure);
    }
  }

  // What has some of the words: most of them first.
  async function some(pagefind, words, filters) {
    const held = new Map();
    for (const word of new Set(words)) {
      for (const result of (await pagefind.search(word, { filters })).results) {
        const before = held.get(result.id) ?? { words: 0, score: 0 };
        held.set(result.id, { result, words: before.words + 1, score: before.score + result.score });
      }
    }
    const best = [...held.values()].sort((one, other) => other.words * other.score - one.words * one.score);
    return best.map(({ result }) => result);
  }

  async function show(results, text, q) {
    found = results;
    shown = 0;
    const items = await next(q);
    list.replaceChildren(...items);
    told.textContent = text;
  }

  async function next(q) {
    const mine = turn;
    const part = await Promise.all(found.slice(shown, shown + STEP).map((result) => result.data()));
    if (mine !== turn) return [];
    shown += part.length;
    more.hidden = shown >= found.length;
    return part.map(({ meta }) => item(meta, q));
  }

  function item(meta, q) {
    const line = document.createElement("li");
    const title = document.createElement("a");
    title.href = meta.path;
    title.dir = "auto";
    title.append(...marked(meta.title, q));
    line.append(part("h2", "", [title]), part("p", "facts", [meta.kind]));
    const says = [...marked(meta.says ?? "", q), ...(meta.quote ? [" “", ...marked(meta.quote, q), "”"] : [])];
    if (meta.says || meta.quote) line.append(part("p", "says", says));
    if (meta.names) line.append(part("p", "aka", ["also ", ...marked(meta.names, q)]));
    if (meta.source) line.append(part("cite", "", [meta.source]));
    return line;
  }

  function part(name, kind, content) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...content);
    return made;
  }

  // The words of a text, those that begin as one of the search marked.
  function marked(text, q) {
    const plain = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const starts = (q.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => plain(word).slice(0, Math.max(3, word.length - 2)));
    return text.split(/([\p{L}\p{M}\p{N}]+)/u).map((word, at) => {
      const hit = at % 2 && starts.some((start) => plain(word).startsWith(start));
      return hit ? part("mark", "", [word]) : word;
    });
  }

  function fail(failure) {
    found = [];
    list.replaceChildren();
    more.hidden = true;
    told.textContent = /from a disk/.test(failure.message)
      ? "Opened from a disk, a browser keeps this page from its index: search works when the site is served."
      : "Search is not available: this site has no search index, or it cannot be read.";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  form.addEventListener("focusin", () => load().catch(fail), { once: true });
  more.addEventListener("click", async () => {
    const items = await next(asked().q);
    list.append(...items);
    items[0]?.querySelector("a").focus();
  });

  const slash = place.querySelector("[data-slash]");
  try {
    slash.checked = localStorage.getItem("briefbook-slash") !== "off";
    slash.addEventListener("change", () => localStorage.setItem("briefbook-slash", slash.checked ? "on" : "off"));
  } catch {
    slash.closest("label").remove();
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) choose(field, value);
    else if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = field.value === value;
    else if (field instanceof HTMLInputElement) field.value = value;
  }
  place.querySelector("[data-live]").hidden = false;
  if (location.search === "?q=") form.elements.namedItem("q").focus(); // whoever pressed `/` is about to type
  if (location.search) search();
})();

/* What script adds. Every page says the same without it. */
"use strict";

/* As of: hide what was published later than a chosen day, say so, and keep the day in the address. */
{
  const place = document.querySelector(".as-of");
  const content = document.querySelector(".content");
  const published = (item) => item.dataset.published ?? item.querySelector("cite time")?.dateTime ?? "";
  // A date may be a month or a year: it is past when all of it is.
  const later = (date, day) => day !== "" && (date.length < day.length ? date >= day.slice(0, date.length) : date > day);
  const all = (selector) => [...(content?.querySelectorAll(selector) ?? [])];

  const items = all(".card, .rows > li, .values tbody > tr").filter(published);
  const pictured = all("[data-published]");
  const pictures = all("figure").filter((figure) => !figure.querySelector("[data-published]"));
  const sections = all(":scope > :is(h2, h3)").map((heading) => {
    const found = [];
    let part = heading.nextElementSibling;
    while (part && !(/^H[1-6]$/.test(part.tagName) && part.tagName <= heading.tagName)) {
      found.push(...items.filter((item) => part.contains(item)));
      part = part.nextElementSibling;
    }
    return [heading, found];
  });

  const show = (day, control) => {
    for (const item of items) item.hidden = later(published(item), day);
    for (const mark of pictured) mark.toggleAttribute("data-later", later(mark.dataset.published, day));
    for (const picture of pictures) picture.hidden = day !== "";
    for (const [heading, found] of sections) {
      heading.toggleAttribute("data-empty", found.length > 0 && found.every((item) => item.hidden));
    }
    const said = new Date(`${day}T00:00Z`);
    const words = day && said.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    const shown = items.filter((item) => !item.hidden).length;
    const left = pictures.length > 0 ? " Pictures are left out." : "";
    control.told.textContent = day
      ? `As of ${words}: ${shown} of ${items.length} shown. Summaries and verdicts still count everything.${left}`
      : "";
    control.reset.hidden = day === "";
    for (const link of document.querySelectorAll(".pager a")) link.href = dated(link.href, day);
  };

  const dated = (address, day) => {
    const url = new URL(address);
    if (day) url.searchParams.set("as-of", day);
    else url.searchParams.delete("as-of");
    return url.href;
  };

  const make = (tag, properties, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  };

  if (place && items.length > 0) {
    const day = make("input", { type: "date", id: "as-of" });
    const reset = make("button", { type: "button" }, "Show everything");
    const told = make("output", { htmlFor: "as-of" });
    const control = { told, reset };
    const set = (value) => {
      history.replaceState(null, "", dated(location.href, value));
      show(value, control);
    };
    const asked = new URLSearchParams(location.search).get("as-of") ?? "";
    day.value = asked; // what is no day leaves the field empty
    day.addEventListener("change", () => set(day.value));
    reset.addEventListener("click", () => {
      day.value = "";
      set("");
      day.focus();
    });
    const label = make("label", { htmlFor: "as-of" }, "Read this page as of");
    place.append(label, day, reset, told);
    show(day.value, control);
  }
}

/* `/` leads to the search, from any page. Whoever dictates, or needs the key, can turn that off on the search page. */
{
  const search = document.querySelector("link[rel=search]");
  const writes = (at) => at.isContentEditable || /^(?:input|select|textarea)$/i.test(at.tagName);
  const off = () => {
    try {
      return localStorage.getItem("briefbook-slash") === "off";
    } catch {
      return false;
    }
  };
  if (search) {
    document.addEventListener("keydown", (event) => {
      const other = event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
      if (other || writes(event.target) || off()) return;
      event.preventDefault();
      const field = document.querySelector("#find [name=q]");
      if (field) field.focus();
      else location.assign(`${search.href}?q=`);
    });
  }
}

/* What is far below is laid out a little at a time: then the page is as long as its scroll bar says, and all is in its place. */
addEventListener("load", () => {
  const waiting = [...document.querySelectorAll(".card, .rows > li")];
  const lay = () => {
    for (const item of waiting.splice(0, 6)) item.classList.add("laid");
    if (waiting.length > 0) requestIdleCallback(lay);
  };
  window.requestIdleCallback?.(lay);
});

// Keeps a page that is open up to date, and shows what is to be mended on it until it is. Problems are text only, never markup.
(() => {
  "use strict";
  const ID = "briefbook-panel";
  const EVERY = 1000; // milliseconds; the reload socket is faster, this one never misses
  const PATIENCE = 10_000; // milliseconds after which whatever has not come is asked for once more
  const OWN = "/__briefbook/";
  const given = new URL(document.currentScript.src).searchParams;
  const page = given.get("page"); // the digest of this page without its style sheets
  let turn = Number(given.get("turn"));
  let last = "";
  let looking = Promise.resolve();

  const ask = (address) => fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const counted = (problems) => {
    const errors = problems.filter((problem) => problem.severity === "error").length;
    const parts = [[errors, "error"], [problems.length - errors, "warning"]];
    return parts.filter(([n]) => n).map(([n, noun]) => `${n} ${noun}${n === 1 ? "" : "s"}`).join(", ");
  };

  const item = (problem) => {
    const made = element("li");
    made.append(
      element("span", `${problem.path}:${problem.line}:${problem.column}`, "place"),
      ` ${problem.severity}[${problem.code}]: ${problem.message}`,
    );
    if (problem.excerpt) made.append(element("pre", problem.excerpt));
    return made;
  };

  const panel = (problems) => {
    const failed = problems.some((problem) => problem.severity === "error");
    const made = element("div");
    made.id = ID;
    made.dataset.severity = failed ? "error" : "warning";
    made.setAttribute("role", failed ? "alert" : "status");
    const details = element("details");
    details.open = failed;
    const list = element("ol");
    list.append(...problems.map(item));
    const rest = failed ? ": the site is as it was before" : "";
    details.append(element("summary", counted(problems) + rest), list);
    made.append(details);
    return made;
  };

  const show = (problems) => {
    const now = JSON.stringify(problems);
    if (now === last) return;
    last = now;
    document.getElementById(ID)?.remove();
    if (problems.length) document.body.append(panel(problems));
  };

  const sheets = (of) =>
    [...of.querySelectorAll('link[rel="stylesheet"]')].filter((link) => !link.getAttribute("href").startsWith(OWN));

  const address = (link) => link.getAttribute("href");

  // Exchanges style sheets for those that the page now has. One that stays is left alone, and with it fonts that are
  // loaded; the old ones go when all new ones are there.
  const dress = async (now) => {
    const worn = new Map(sheets(document).map((link) => [address(link), link]));
    const made = [];
    let next = document.querySelector(`link[href="${OWN}panel.css"]`);
    for (const wanted of sheets(now).map(address).reverse()) {
      let link = worn.get(wanted);
      if (!worn.delete(wanted)) {
        link = Object.assign(element("link"), { rel: "stylesheet", href: wanted });
        made.push(link);
        next.before(link);
      }
      next = link;
    }
    const loaded = (link) => new Promise((done, failed) => Object.assign(link, { onload: done, onerror: failed }));
    try {
      await Promise.all(made.map(loaded));
    } catch (failure) {
      made.forEach((link) => link.remove());
      throw failure;
    }
    worn.forEach((link) => link.remove());
  };

  // Lets the page stay if all that differs is how it is dressed: where the reader was, and what was unfolded, is kept.
  const renew = async () => {
    const answer = await ask(location.href);
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    const script = now.querySelector(`script[src^="${OWN}panel.js?"]`);
    const told = script && new URL(script.getAttribute("src"), location.href).searchParams;
    if (told?.get("page") !== page) {
      location.reload();
      await new Promise((go) => setTimeout(go, PATIENCE)); // to load it again meanwhile would begin anew
      return; // the browser gave it up: `turn` is still the old one, so the next look tries again
    }
    await dress(now);
    turn = Number(told.get("turn"));
  };

  const look = async () => {
    try {
      const answer = await ask(`${OWN}status`);
      const status = await answer.json();
      if (status.turn !== turn) await renew();
      show(status.problems);
    } catch {
      // The server is away. The page stays as it is and asks again.
    }
  };

  const soon = () => {
    looking = looking.then(look);
    return looking;
  };

  const always = () => soon().then(() => setTimeout(always, EVERY));

  // livereload's own way of adding to what it does; that it is told of something means that there may be something new.
  window.LiveReloadPluginBriefbook = class {
    static identifier = "briefbook";
    static version = "1";
    reload() {
      soon();
      return true;
    }
  };

  always();
})();

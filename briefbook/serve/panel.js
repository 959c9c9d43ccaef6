// Shows what is to be mended, on the page; leaves when it is. Text only: nothing here is ever read as markup.
(() => {
  "use strict";
  const ID = "briefbook-panel";
  const EVERY = 1000; // milliseconds; the reload socket is faster, this one never misses
  const turn = Number(new URL(document.currentScript.src).searchParams.get("turn"));
  let last = "";

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

  const look = async () => {
    try {
      const answer = await fetch("/__briefbook/status", { cache: "no-store" });
      const status = await answer.json();
      if (status.turn !== turn) {
        location.reload();
        return;
      }
      show(status.problems);
    } catch {
      // The server is away. The page stays as it is and asks again.
    }
    setTimeout(look, EVERY);
  };

  look();
})();

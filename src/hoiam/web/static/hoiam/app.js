// Keys, selection and small comforts on top of pages that work without this file. No library, no inline code.
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const typing = (at) => at.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

  // Things that only make sense with a script are hidden in the page and shown here.
  const reveal = (root) => all("[data-needs-js]", root).forEach((thing) => { thing.hidden = false; });

  // --- rows of a list: one of them is the one "at hand"
  const rows = () => all("[data-row]");
  const atHand = () => document.querySelector("[data-row].story--at");

  function take(row) {
    if (!row) return;
    rows().forEach((other) => other.classList.toggle("story--at", other === row));
    const link = row.querySelector("h2 a, h3 a, a");
    if (link) link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const list = rows();
    if (!list.length) return;
    const here = list.indexOf(atHand());
    take(list[here < 0 ? 0 : Math.min(Math.max(here + by, 0), list.length - 1)]);
  }

  // --- selection: the bar says how many, and is shown while something is chosen
  const boxes = () => all("[data-row] input[type=checkbox]");

  function count() {
    const chosen = boxes().filter((box) => box.checked).length;
    boxes().forEach((box) => box.closest("[data-row]").classList.toggle("story--on", box.checked));
    all("[data-all]").forEach((box) => {
      box.checked = chosen > 0 && chosen === boxes().length;
      box.indeterminate = chosen > 0 && !box.checked;
    });
    all("[data-bulk]").forEach((bar) => {
      bar.hidden = chosen === 0;
      const words = bar.querySelector("[data-chosen]");
      if (words) words.textContent = words.dataset.chosen.replace("%n", String(chosen));
    });
  }

  function choose(how) {
    boxes().forEach((box) => { box.checked = how; });
    count();
  }

  // --- keys: a page names its own with data-key="v"; letters only, and never while someone types
  const moves = {
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
    x: () => { const box = atHand()?.querySelector("input[type=checkbox]"); if (box) { box.checked = !box.checked; count(); } },
    l: () => { const why = atHand()?.querySelector("details"); if (why) why.open = !why.open; },
    "/": () => (document.querySelector("[data-find]") || document.querySelector("input[type=search]"))?.focus(),
    "?": () => help(),
  };

  // --- the list of keys: "?" opens it and goes there, Escape closes it and goes back
  const OFF = "phim-tat-tat";
  const off = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  let before = null;

  function help() {
    const keys = document.querySelector("[data-keys]");
    if (!keys) return;
    if (keys.open) return back(keys);
    before = document.activeElement;
    keys.open = true;
    keys.querySelector("summary").focus({ preventScroll: true });
    keys.scrollIntoView({ block: "nearest" });
  }

  function back(keys) {
    keys.open = false;
    if (before?.isConnected) before.focus({ preventScroll: true });
    before = null;
  }

  // A key of the bar works on the row at hand while nothing is chosen, and leads to the next row after it.
  function work(button) {
    const bar = button.closest("[data-bulk]");
    const box = bar?.hidden && atHand()?.querySelector("input[type=checkbox]");
    if (bar?.hidden && !box) return;
    if (box) { box.checked = true; count(); }
    button.click();
  }

  const PLACE = "dong-dang-dung";

  function remember() {
    try { sessionStorage.setItem(PLACE, JSON.stringify([location.href, rows().indexOf(atHand())])); } catch { /* no memory, no place */ }
  }

  function resume() {
    try {
      const [where, row] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
      sessionStorage.removeItem(PLACE);
      if (where === location.href && row >= 0 && rows().length) take(rows()[Math.min(row, rows().length - 1)]);
    } catch { /* no memory, no place */ }
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      all(".me details[open], details.me[open], .more details[open]").forEach((menu) => { menu.open = false; });
      all("[data-keys][open]").forEach(back);
      return;
    }
    if (typing(event.target) || off()) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const mine = (thing) => !thing.closest("[hidden]") && (!thing.closest("[data-row]") || thing.closest("[data-row]") === atHand());
    const named = /^[a-z]$/.test(key) ? all(`[data-key="${key}"]`) : [];
    const own = named.find(mine) || named.find((thing) => thing.closest("[data-bulk]"));
    const move = own ? () => work(own) : moves[key];
    if (!move || (!own && !rows().length && key !== "/" && key !== "?")) return;
    event.preventDefault();
    move();
  }

  function onClick(event) {
    all("details.me[open], .more details[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    const thing = event.target.closest("[data-print], [data-copy], [data-none]");
    if (!thing) return;
    if (thing.matches("[data-print]")) window.print();
    if (thing.matches("[data-none]")) choose(false);
    if (thing.matches("[data-copy]")) {
      navigator.clipboard?.writeText(new URL(thing.dataset.copy || "", location.href).href)
        .then(() => { thing.textContent = thing.dataset.done || thing.textContent; });
    }
  }

  function onChange(event) {
    if (event.target.matches("[data-all]")) choose(event.target.checked);
    else if (event.target.matches("[data-row] input[type=checkbox]")) count();
    else if (event.target.matches("[data-send]")) event.target.form?.requestSubmit();
    else if (event.target.matches("[data-keys-on]")) {
      try { localStorage.setItem(OFF, event.target.checked ? "0" : "1"); } catch { event.target.checked = true; }
    }
  }

  // --- a partial that could not be fetched: say so, keep what was typed
  const failed = (shown) => { const words = document.getElementById("mat-ket-noi"); if (words) words.hidden = !shown; };

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("change", onChange);
  document.addEventListener("submit", (event) => { if (event.target.matches("[data-bulk], .flash form")) remember(); });
  document.addEventListener("htmx:error", () => failed(true));
  document.addEventListener("htmx:response:error", (event) => {
    const status = event.detail?.ctx?.response?.status;
    if (status !== 422) failed(true);
  });
  document.addEventListener("htmx:after:swap", () => { failed(false); reveal(document); count(); });
  reveal(document);
  all("[data-keys-on]").forEach((box) => { box.checked = !off(); });
  count();
  resume();
})();

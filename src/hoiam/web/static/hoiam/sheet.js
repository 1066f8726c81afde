// A sheet or an entry without a network: what was typed stays on this device until the server has said that it has it.
// Each carries its own key, so that one sent twice is one. Nothing is kept after it was sent; photos are never kept.
"use strict";

(() => {
  const MOST = 20; // sheets that wait; a phone is no archive
  const form = document.querySelector("form[data-sheet]");
  const told = document.querySelector("[data-sheet-told]");
  const home = document.body.querySelector("[data-sheet-home]");
  if (!form || !home) return;
  const NAME = home.dataset.store || "hoiam-phieu";

  const read = () => { try { return JSON.parse(localStorage.getItem(NAME)) || []; } catch { return []; } };
  const write = (list) => { try { localStorage.setItem(NAME, JSON.stringify(list)); return true; } catch { return false; } };
  const say = (words, n) => { if (told) { told.hidden = !words; told.textContent = (words || "").replace("%n", String(n)); } };
  const unit = () => home.dataset.unit || "";
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

  function fields() {
    const kept = {};
    new FormData(form).forEach((value, name) => { if (name !== "csrfmiddlewaretoken" && typeof value === "string") kept[name] = value; });
    kept.key = kept.key || newKey();
    kept.unit = unit() || read().map((one) => one.unit).pop() || "";
    return kept;
  }

  function keep(sheet) {
    const list = read().filter((one) => one.key !== sheet.key);
    if (list.length >= MOST || !write([...list, sheet])) { say(home.dataset.full, MOST); return false; }
    form.reset();
    const key = form.querySelector("[name=key]");
    if (key) key.value = newKey();
    say(home.dataset.waiting, list.length + 1);
    return true;
  }

  async function token() {
    const page = await fetch(home.dataset.sheetHome, { credentials: "same-origin", cache: "no-store" });
    const there = new DOMParser().parseFromString(await page.text(), "text/html");
    const sign = there.querySelector("form[data-sheet] [name=csrfmiddlewaretoken]");
    return sign ? { sign: sign.value, unit: there.querySelector("[data-sheet-home]")?.dataset.unit || "" } : null;
  }

  async function send(sheet, known) {
    const body = new URLSearchParams({ ...sheet, csrfmiddlewaretoken: known.sign });
    const answer = await fetch(home.dataset.sheetHome, { method: "POST", body, credentials: "same-origin" });
    return answer.ok && answer.redirected && !answer.url.includes("/tai-khoan/") ? "sent" : answer.status === 422 ? "wrong" : "later";
  }

  async function empty() {
    const waiting = read();
    if (!waiting.length || !navigator.onLine) { if (waiting.length) say(home.dataset.waiting, waiting.length); return; }
    let sent = 0;
    try {
      const known = await token();
      if (!known) { say(home.dataset.waiting, waiting.length); return; }
      for (const sheet of waiting) {
        if (sheet.unit && sheet.unit !== known.unit) continue; // another unit signed in on this device
        const how = await send(sheet, known);
        if (how === "later") break;
        write(read().filter((one) => one.key !== sheet.key));
        if (how === "wrong") { restore(sheet); break; }
        sent += 1;
      }
    } catch { /* the network is gone again: everything that was not sent is still there */ }
    const left = read().length;
    if (left) say(home.dataset.waiting, left);
    else if (sent) say(home.dataset.sent, sent);
  }

  function restore(sheet) {
    for (const [name, value] of Object.entries(sheet)) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "radio") field.checked = field.value === value;
        else if (field.type !== "hidden") field.value = value;
      }
    }
    say(home.dataset.wrong, 1);
  }

  form.addEventListener("submit", (event) => {
    if (navigator.onLine && !home.dataset.offline) return; // the plain form does its work
    event.preventDefault();
    const files = Array.from(form.querySelectorAll("input[type=file]")).some((field) => field.files.length);
    if (files || event.submitter?.value || form.querySelector("[name=kept]")) { say(home.dataset.files, 1); return; }
    if (form.reportValidity()) keep(fields());
  });
  window.addEventListener("online", empty);
  const key = form.querySelector("[name=key]");
  if (key && !key.value) key.value = newKey();
  const at = form.querySelector("input[type=datetime-local]");
  const here = new Date();
  if (at && !at.value) at.value = new Date(here - here.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  if ("serviceWorker" in navigator && home.dataset.worker) navigator.serviceWorker.register(home.dataset.worker).catch(() => {});
  empty();
})();

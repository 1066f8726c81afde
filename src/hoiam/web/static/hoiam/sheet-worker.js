// Opens the form of its folder without a network: keeps the empty form and its looks, and nothing that anybody typed or
// was shown. Served once for each folder that has such a form (/phieu/, /tin/nhap/).
"use strict";

const EMPTY = new URL("khong-mang/", self.registration.scope).pathname;
const STORE = `hoiam-2${EMPTY}`;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const store = await caches.open(STORE);
    const page = await fetch(EMPTY, { credentials: "omit" });
    await store.put(EMPTY, page.clone());
    const needs = (await page.text()).match(/(?:href|src)="(\/static\/[^"]+)"/g) || [];
    await store.addAll([...new Set(needs.map((one) => one.split('"')[1]))]);
    self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== STORE && (name.endsWith(EMPTY) || name === "hoiam-phieu-1")).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async () => (await caches.match(EMPTY)) || Response.error()));
  } else if (path.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request, { ignoreSearch: true })) || Response.error()));
  }
});

// Offline reading: what a reader has opened stays readable without a network. The network always comes first,
// so a corrected or withdrawn page is never shown in its old form to a reader who is online.
"use strict";

// So many pages stay, and so many pictures, styles and scripts; the longest unopened go first.
const PAGES = ["trang", 100];
const PARTS = ["phan", 60];
const KINDS = { document: PAGES, style: PARTS, script: PARTS, image: PARTS };
const GONE = [404, 410];
const MISSING = `<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>Không có mạng</title><h1>Không có mạng</h1>
<p>Trang này chưa được mở lần nào lúc có mạng nên chưa đọc được. Những trang đã mở vẫn đọc được.</p>`;

// A page is the same whatever is asked after its address.
const address = (request) => request.url.split(/[?#]/)[0];

async function keep([name, most], key, answer) {
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -most).map((old) => cache.delete(old)));
}

async function forget([name], key) {
  await (await caches.open(name)).delete(key);
}

async function answer(event, kind) {
  const key = address(event.request);
  try {
    const found = await fetch(event.request);
    if (found.status === 200 && found.type === "basic") event.waitUntil(keep(kind, key, found.clone()));
    if (GONE.includes(found.status)) event.waitUntil(forget(kind, key));
    return found;
  } catch (error) {
    const kept = await caches.match(key);
    if (kept) return kept;
    if (kind !== PAGES) throw error;
    return new Response(MISSING, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

// The page that brought this script was loaded before it ran.
async function keepOpenPages() {
  await clients.claim();
  const open = await clients.matchAll();
  await Promise.allSettled(open.map(async ({ url }) => {
    const found = await fetch(url);
    if (found.ok) await keep(PAGES, address({ url }), found);
  }));
}

self.addEventListener("install", (event) => {
  skipWaiting();
  const parts = ["theme/kho-tin.css", "theme/search/box.css", "theme/mark.svg"];
  event.waitUntil(caches.open(PARTS[0]).then((cache) => cache.addAll(parts)));
});
self.addEventListener("activate", (event) => event.waitUntil(keepOpenPages()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const kind = KINDS[request.destination];
  const own = new URL(request.url).origin === location.origin;
  if (kind && own && request.method === "GET") event.respondWith(answer(event, kind));
});

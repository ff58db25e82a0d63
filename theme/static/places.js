// Find a place on the page about subscribing, typed with or without diacritics. Without this script the
// page lists provinces, and the pages of places lead on.
"use strict";

const form = document.querySelector("form.seek");
const [input, status, list] = ["input", "[role=status]", "ul"].map((part) => form.querySelector(part));
const MOST = 20;
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
const words = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
let places;

async function load() {
  const answer = await fetch(form.dataset.places);
  const rows = await answer.json();
  return rows.map(([name, path]) => ({ name, path, exact: name.toLowerCase().normalize("NFC"), words: words(fold(name)) }));
}

// Every word typed begins a word of the name; the place itself stands first in its name.
function rank(place, typed, exact) {
  let at = 0;
  for (const word of typed) {
    const found = place.words.findIndex((candidate) => candidate.startsWith(word));
    if (found < 0) return Infinity;
    at += found;
  }
  return at + place.words.length / 100 + (place.exact.includes(exact) ? 0 : 50);
}

function entry({ name, path }) {
  const item = document.createElement("li");
  for (const [text, href, kind] of [[name, path, ""], ["RSS", path + form.dataset.feed, "rss"]]) {
    const link = document.createElement("a");
    link.href = form.dataset.root + href;
    link.textContent = text;
    link.className = kind;
    item.append(link, " ");
  }
  return item;
}

async function search() {
  places ??= load();
  const exact = input.value.trim().toLowerCase().normalize("NFC");
  const typed = words(fold(exact));
  let found = [];
  try {
    const all = typed.length ? await places : [];
    found = all.map((place) => [rank(place, typed, exact), place]).filter(([value]) => value < Infinity);
  } catch {
    places = undefined;
    status.textContent = "Chưa tải được danh sách địa phương; hãy chọn từ danh sách tỉnh bên dưới.";
    return;
  }
  if (exact !== input.value.trim().toLowerCase().normalize("NFC")) return;
  found.sort(([one], [other]) => one - other);
  list.replaceChildren(...found.slice(0, MOST).map(([, place]) => entry(place)));
  const more = found.length > MOST ? `, đây là ${MOST} nơi đầu` : "";
  status.textContent = !typed.length ? "" : found.length ? `${found.length} nơi${more}` : "Không có địa phương nào như vậy có bài trong kho.";
}

form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", search);

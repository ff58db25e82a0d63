// The list of results: titles first, and the lines in which the words stand once a reader sees them.

import { extract, hasPhrases, highlight, textOf } from "./extract.js";
import { clean } from "./words.js";

const ROOT = new URL("../../", import.meta.url);
const STEP = 10;
// Titles that a reader looks at first; each costs a phone a request. The others follow.
const FIRST = 3;
const HIDDEN = 200;

const list = document.querySelector("#ket-qua");
const more = document.querySelector("#xem-them");
const status = document.querySelector("#so-bai");
const number = new Intl.NumberFormat("vi").format;

export function say(text) {
  status.textContent = text;
}

export const busy = (on) => list.setAttribute("aria-busy", String(on));

export function clear(text) {
  list.replaceChildren();
  busy(false);
  more.hidden = true;
  say(text);
}

// Show the first of `hits`. `current` tells whether the list still is what the reader asked for; `rested`
// resolves to the same once the reader types no more; `failed` is told what goes wrong later on.
export async function show(hits, query, { current, rested, failed }) {
  const wanted = { hits, query, count: hits.length, shown: 0, current, rested };
  more.hidden = true;
  for await (const rows of next(wanted)) {
    if (!current()) return;
    if (wanted.shown > rows.length) list.append(...rows);
    else list.replaceChildren(...rows);
    say(tally(wanted));
  }
  more.hidden = wanted.shown >= hits.length;
  more.onclick = () => extend(wanted).catch(failed);
}

function tally({ count, hits }) {
  if (!count) return "Không tìm thấy bài nào. Thử ít từ hơn, bỏ bớt bộ lọc, hoặc duyệt theo các mục ở dưới.";
  const loose = hits.filter((hit) => !hit.exact).length;
  return loose && loose < hits.length ? `${number(count)} bài, trong đó ${number(loose)} bài khác dấu` : `${number(count)} bài`;
}

async function extend(wanted) {
  let first = null;
  for await (const rows of next(wanted)) {
    if (!wanted.current()) return;
    list.append(...rows);
    first ??= rows[0];
  }
  more.hidden = wanted.shown >= wanted.hits.length;
  first?.querySelector("a").focus();
}

// Yield the next rows, the first few as soon as they are there; only then are the others asked for.
async function* next(wanted) {
  const hits = wanted.hits.slice(wanted.shown, wanted.shown + STEP);
  for (const some of [hits.slice(0, FIRST), hits.slice(FIRST)]) {
    const shown = await Promise.all(some.map((hit) => hit.part.row(hit.number)));
    const from = wanted.shown;
    wanted.shown += shown.length;
    if (shown.length || !from) yield shown.map((row, at) => item(row, wanted.hits[from + at], wanted));
    if (shown.length === FIRST) await painted();
  }
}

// Resolve once what was changed stands on the screen; a page in the background is not painted.
const painted = () => new Promise((resume) => {
  requestAnimationFrame(() => setTimeout(resume));
  setTimeout(resume, HIDDEN);
});

function item([path, title, day, iso, place], hit, wanted) {
  const row = element("li");
  const link = element("a");
  link.href = new URL(path, ROOT);
  link.append(...pieces(highlight(clean(title), wanted.query)));
  const time = element(iso ? "time" : "span", "time", day);
  if (iso) time.dateTime = iso;
  const where = element("span", "place", hit.exact ? place : `${place}${place ? "; " : ""}khác dấu`);
  const words = element("p", "extract");
  row.append(time, " ", link, " ", where, words);
  seen(row, () => fill(row, words, link.href, title, place, wanted));
  return row;
}

async function fill(row, words, url, title, place, wanted) {
  if (!(await wanted.rested())) return;
  const text = await textOf(url).catch(() => null);
  if (text === null || !wanted.current()) return;
  if (!hasPhrases(`${title} | ${place} | ${text}`, wanted.query)) {
    // The index knows neighbours two by two; only the text tells whether a long phrase stands as a whole.
    row.remove();
    wanted.count--;
    return say(tally(wanted));
  }
  words.append(...pieces(extract(text, wanted.query)));
}

const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      watcher.unobserve(entry.target);
      entry.target.onseen();
    }
  },
  { rootMargin: "0px 0px 200px" },
);

function seen(row, then) {
  row.onseen = then;
  watcher.observe(row);
}

function pieces(found) {
  return found.map(({ text, marked }) => (marked ? element("mark", "", text) : text));
}

export function element(name, kind = "", text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}

// The search page: from the address to results, and back.

import * as address from "./address.js";
import { hasPhrases, extract, highlight, textOf } from "./extract.js";
import * as filters from "./filters.js";
import { near } from "./finder.js";
import { completed, parse } from "./query.js";
import { rank } from "./rank.js";
import { Part, Unreadable, json } from "./store.js";
import { clean } from "./words.js";

const ROOT = new URL("../../", import.meta.url);
const BASE = new URL("tim-kiem/kho/", ROOT).href;
const PAUSE = 200;
const SLOW = 1500;
const STEP = 10;
// Fewer results than this: a place may be misspelt.
const FEW = 5;
const MOST_OPTIONS = 300;

const form = document.querySelector("#tim");
const input = form.elements.q;
const selects = Array.from(form.querySelectorAll("select[data-kind]"));
const sort = form.elements.xep;
const status = document.querySelector("#so-bai");
const notes = document.querySelector("#luu-y");
const list = document.querySelector("#ket-qua");
const more = document.querySelector("#xem-them");
const details = form.querySelector("details");
const again = document.querySelector("#thu-lai");
const KINDS = selects.map((select) => select.dataset.kind);
const number = new Intl.NumberFormat("vi").format;

let parts = null;
let turn = 0;
// The last finished search, whose counts may still be asked for.
let latest = null;
let state = address.read(location.search, KINDS);
// While a reader types the address is replaced; the first key after a result begins a new step back.
let settled = true;

async function index() {
  parts ??= json(`${BASE}muc-luc.json`).then((found) => found.map((part) => new Part(BASE, part)));
  try {
    return await parts;
  } catch (error) {
    parts = null;
    throw error;
  }
}

// Yield {hits, relaxed, final, query}: the first results, then where need be the final ones.
async function* find(query) {
  const known = await index();
  if (!query.words.length) {
    const newest = (part) => Array.from({ length: part.count }, (_, at) => ({ part, number: part.count - 1 - at, score: 0, exact: 1 }));
    return yield { hits: known.flatMap(newest), final: true, query };
  }
  let last = null;
  for await (const result of rank(known, query)) {
    last = { ...result, query };
    if (!result.final) yield last;
  }
  if (query.open && (!last.hits.length || last.apart || last.relaxed)) {
    const longer = completed(query, await completions(query.words.at(-1).fold));
    for await (const result of rank(known, longer)) {
      if (result.hits.length && !result.apart && !result.relaxed) last = { ...result, query: longer };
    }
  }
  yield { ...last, final: true };
}

async function completions(start) {
  if (start.length < 2) return [];
  const vocabulary = await json(`${BASE}tu.json`);
  return vocabulary.filter((word) => word !== start && word.startsWith(start)).slice(0, 4);
}

async function run() {
  const mine = ++turn;
  const asked = state;
  const query = parse(asked.typed);
  const stale = () => mine !== turn;
  again.hidden = true;
  list.setAttribute("aria-busy", "true");
  if (!query.words.length && !choosing(asked) && !asked.byDate) return empty(query);
  const slow = setTimeout(() => stale() || say("Đang tìm… mạng chậm, xin chờ một chút."), SLOW);
  try {
    for await (const found of find(query)) {
      const facets = choosing(asked) ? await filters.load(await index()) : null;
      const narrowed = facets ? filters.apply(facets, found.hits, asked.chosen) : { hits: found.hits };
      if (stale()) return;
      const hits = asked.byDate ? byDate(narrowed.hits) : narrowed.hits;
      await show(hits, found, stale);
      if (stale()) return;
      list.setAttribute("aria-busy", String(!found.final));
      if (found.final) latest = { hits: found.hits, chosen: asked.chosen, stale };
      const doubtful = hits.length < FEW || found.apart || found.relaxed;
      if (found.final && doubtful && query.words.length && !query.phrases.length) await suggest(asked, stale);
    }
    await count();
  } catch (error) {
    if (!stale()) failed(error);
  } finally {
    clearTimeout(slow);
  }
}

const choosing = ({ chosen }) => Object.keys(chosen).length > 0;

// The counts beside the filters are as large as all else together: they come when a reader looks at them.
async function count() {
  if (!latest || latest.stale() || !(details.open || choosing(latest))) return;
  const { hits, chosen, stale } = latest;
  const facets = await filters.load(await index());
  if (!stale()) offer(filters.apply(facets, hits, chosen).counts);
}

// Parts stand newest first, and in a part the newest report has the highest number.
const byDate = (hits) => hits.toSorted((one, other) => (one.part === other.part ? other.number - one.number : one.part.name < other.part.name ? 1 : -1));

// Filters without a query: counts over all reports.
async function browseAll() {
  const hits = [];
  for await (const found of find(parse(""))) hits.push(...found.hits);
  latest = { hits, chosen: {}, stale: () => false };
  await count();
}

function say(text) {
  status.textContent = text;
}

function empty(query) {
  latest = null;
  list.replaceChildren();
  list.setAttribute("aria-busy", "false");
  more.hidden = true;
  note(query);
  say("");
}

function failed(error) {
  if (!(error instanceof Unreadable)) throw error;
  list.replaceChildren();
  list.setAttribute("aria-busy", "false");
  more.hidden = true;
  again.hidden = false;
  say("Không tải được dữ liệu tìm kiếm: mạng bị gián đoạn hoặc tệp hỏng. Các trang duyệt theo địa phương, nhiệm kỳ, chủ đề ở dưới vẫn dùng được.");
}

function note(query, { apart, relaxed } = {}) {
  const texts = [];
  if (query.cut) texts.push("Câu hỏi quá dài: chỉ tìm theo phần đầu.");
  if (query.unclosed) texts.push("Dấu ngoặc kép chưa đóng được bỏ qua.");
  for (const name of state.unknown) texts.push(`Không có bộ lọc «${name.slice(0, 40)}»; đã bỏ qua.`);
  if (apart && !relaxed) texts.push("Không bài nào có các từ này liền nhau; đây là những bài có đủ các từ.");
  if (relaxed) texts.push("Không bài nào có đủ các từ; đây là những bài thiếu một từ.");
  notes.replaceChildren(...texts.map((text) => element("p", "", text)));
}

async function show(hits, found, stale) {
  const { query } = found;
  note(query, hits.length ? found : {});
  const wanted = { hits, query, count: hits.length, shown: 0, stale };
  const first = await items(wanted);
  if (stale()) return;
  list.replaceChildren(...first);
  more.hidden = wanted.shown >= hits.length;
  more.onclick = () => extend(wanted);
  say(tally(wanted));
}

function tally({ count, hits }) {
  if (!count) return "Không tìm thấy bài nào. Thử ít từ hơn, bỏ bớt bộ lọc, hoặc duyệt theo các mục ở dưới.";
  const loose = hits.filter((hit) => !hit.exact).length;
  return loose && loose < hits.length ? `${number(count)} bài, trong đó ${number(loose)} bài khác dấu` : `${number(count)} bài`;
}

async function extend(wanted) {
  try {
    const next = await items(wanted);
    if (wanted.stale()) return;
    list.append(...next);
    more.hidden = wanted.shown >= wanted.hits.length;
    next[0]?.querySelector("a").focus();
  } catch (error) {
    failed(error);
  }
}

async function items(wanted) {
  const next = wanted.hits.slice(wanted.shown, wanted.shown + STEP);
  wanted.shown += next.length;
  const rows = await Promise.all(next.map((hit) => hit.part.row(hit.number)));
  return rows.map((row, at) => item(row, next[at], wanted));
}

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
  const text = await textOf(url).catch(() => null);
  if (text === null || wanted.stale()) return;
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

function element(name, kind = "", text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}

function offer(counts) {
  for (const select of selects) {
    const { kind } = select.dataset;
    const chosen = state.chosen[kind] ?? "";
    const known = counts.get(kind) ?? new Map();
    const options = [...known].sort(([, one], [, other]) => other.count - one.count || one.label.localeCompare(other.label, "vi"));
    if (kind === "nam") options.sort(([one], [other]) => other - one);
    const shown = options.filter(([key], at) => at < MOST_OPTIONS || key === chosen);
    if (chosen && !known.has(chosen)) shown.unshift([chosen, { label: chosen, count: 0 }]);
    const made = shown.map(([key, { label, count }]) => new Option(`${label} (${number(count)})`, key));
    select.replaceChildren(new Option("Tất cả", ""), ...made);
    select.value = chosen;
    select.disabled = !made.length;
  }
}

async function suggest(asked, stale) {
  const found = await near(asked.typed);
  if (stale() || !found.length) return;
  const line = element("p", "", "Ý bạn là ");
  found.forEach((one, at) => {
    const link = element("a", "", `${one.name}${one.what ? `, ${one.what.charAt(0).toLowerCase()}${one.what.slice(1)}` : ""}`);
    link.href = address.write({ ...asked, typed: one.meant }, location.pathname);
    line.append(at ? " hoặc " : "", link);
  });
  line.append("?");
  notes.append(line);
}

function fromForm() {
  const chosen = Object.fromEntries(selects.filter((select) => select.value).map((select) => [select.dataset.kind, select.value]));
  return { typed: input.value, chosen, byDate: sort.value === "ngay", unknown: [] };
}

function toForm() {
  input.value = state.typed;
  sort.value = state.byDate ? "ngay" : "";
  for (const select of selects) {
    const chosen = state.chosen[select.dataset.kind] ?? "";
    // Before the counts are there a select knows only what the address chose.
    if (chosen && !select.querySelector(`option[value="${CSS.escape(chosen)}"]`)) select.append(new Option(chosen, chosen));
    select.value = chosen;
  }
}

function change(step) {
  const next = fromForm();
  const url = address.write(next, location.pathname);
  if (url !== location.pathname + location.search) history[step ? "pushState" : "replaceState"](null, "", url);
  state = next;
  run();
}

let timer = 0;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    change(settled);
    settled = false;
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  change(settled);
  settled = true;
});
for (const select of [...selects, sort]) {
  select.addEventListener("change", () => {
    clearTimeout(timer);
    change(true);
    settled = true;
  });
}
again.addEventListener("click", () => run());
details.addEventListener("toggle", () => {
  const idle = !parse(state.typed).words.length && !choosing(state) && !state.byDate;
  (details.open && idle ? browseAll() : count()).catch(failed);
});
addEventListener("popstate", () => {
  state = address.read(location.search, KINDS);
  settled = true;
  toForm();
  run();
});
// The heads of the index come while a reader begins to type.
input.addEventListener("focus", () => index().then((known) => known.map((part) => part.head().catch(() => null))).catch(() => null), { once: true });

document.documentElement.classList.add("js");
form.hidden = false;
toForm();
run();

// The search page: from the address to results, and back.

import * as address from "./address.js";
import * as filters from "./filters.js";
import { find, index, warm } from "./find.js";
import { near } from "./finder.js";
import { parse } from "./query.js";
import { busy, clear, element, say, show } from "./results.js";
import { Unreadable } from "./store.js";

// How long after a key a search begins, and how long after that what is dear, if no other key came.
const PAUSE = 300;
const REST = 500;
const SLOW = 1500;
// Fewer results than this: a place may be misspelt.
const FEW = 5;
const MOST_OPTIONS = 300;

const form = document.querySelector("#tim");
const input = form.elements.q;
const selects = Array.from(form.querySelectorAll("select[data-kind]"));
const sort = form.elements.xep;
const notes = document.querySelector("#luu-y");
const details = form.querySelector("details");
const narrowed = details.querySelector("summary span");
const loosen = document.querySelector("#bo-loc");
const again = document.querySelector("#thu-lai");
const KINDS = selects.map((select) => select.dataset.kind);
const number = new Intl.NumberFormat("vi").format;

let turn = 0;
let keys = 0;
// The last finished search, whose counts may still be asked for.
let latest = null;
let state = address.read(location.search, KINDS);
// While a reader types the address is replaced; the first key after a result begins a new step back.
let settled = true;

// Search for what the state asks; `rest` is how long a reader may still go on typing.
async function run(rest = 0) {
  const mine = ++turn;
  const asked = state;
  const query = parse(asked.typed);
  const current = () => mine === turn;
  const pressed = keys;
  const resting = rest && new Promise((resume) => setTimeout(resume, rest));
  const rested = async () => (await resting, current() && pressed === keys);
  again.hidden = true;
  busy(true);
  if (!query.words.length && !choosing(asked) && !asked.byDate) return empty(query);
  const slow = setTimeout(() => current() && say("Đang tìm… mạng chậm, xin chờ một chút."), SLOW);
  try {
    for await (const found of find(query, rested)) {
      const fitting = choosing(asked) ? await filters.narrow(await index(), found.hits, asked.chosen) : found.hits;
      if (!current()) return;
      const hits = asked.byDate ? byDate(fitting) : fitting;
      note(found.query, hits.length ? found : {});
      await show(hits, found.query, { current, rested, failed });
      if (!current()) return;
      busy(!found.final);
      if (found.final) latest = { hits: found.hits, chosen: asked.chosen, current };
      const doubtful = hits.length < FEW || found.apart || found.relaxed;
      if (found.final && doubtful && query.words.length && !query.phrases.length && (await rested())) await suggest(asked, current);
    }
    count();
  } catch (error) {
    if (current()) failed(error);
  } finally {
    clearTimeout(slow);
  }
}

const choosing = ({ chosen }) => Object.keys(chosen).length > 0;

// The counts beside the filters are as large as all else together: they come when a reader looks at them.
async function count() {
  if (!latest || !latest.current() || !(details.open || choosing(latest))) return;
  const { hits, chosen, current } = latest;
  try {
    const facets = await filters.load(await index());
    if (current()) offer(filters.count(facets, hits, chosen));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    // The results stand; what the filters offer is missing.
    if (current() && details.open) notes.append(element("p", "", "Không tải được các lựa chọn của bộ lọc: mạng bị gián đoạn hoặc tệp hỏng."));
  }
}

// Parts stand newest first, and in a part the newest report has the highest number.
const byDate = (hits) => hits.toSorted((one, other) => (one.part === other.part ? other.number - one.number : one.part.name < other.part.name ? 1 : -1));

// Filters without a query: counts over all reports.
async function browseAll() {
  const hits = [];
  for await (const found of find(parse(""))) hits.push(...found.hits);
  latest = { hits, chosen: {}, current: () => true };
  count();
}

function empty(query) {
  latest = null;
  note(query);
  clear("");
}

function failed(error) {
  if (!(error instanceof Unreadable)) throw error;
  clear("Không tải được dữ liệu tìm kiếm: mạng bị gián đoạn hoặc tệp hỏng. Các trang duyệt theo địa phương, nhiệm kỳ, chủ đề ở dưới vẫn dùng được.");
  again.hidden = false;
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
  tellChosen();
}

// What a search is narrowed to stands there while the filters are closed, too.
function tellChosen() {
  const chosen = selects.filter((select) => select.value).map((select) => select.selectedOptions[0].text.replace(/ \([\d.]+\)$/, ""));
  narrowed.textContent = chosen.length ? `: ${chosen.join("; ")}` : "";
  loosen.hidden = !chosen.length;
}

async function suggest(asked, current) {
  const found = await near(asked.typed);
  if (!current() || !found.length) return;
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
  tellChosen();
}

function change(step, rest) {
  const next = fromForm();
  const url = address.write(next, location.pathname);
  state = next;
  run(rest);
  // What the query asks of the host is under way before the address costs a phone its time.
  setTimeout(() => url === location.pathname + location.search || history[step ? "pushState" : "replaceState"](null, "", url));
}

let timer = 0;
input.addEventListener("input", () => {
  keys++;
  clearTimeout(timer);
  timer = setTimeout(() => {
    change(settled, REST);
    settled = false;
  }, PAUSE);
  warm(parse(input.value)).catch(() => null);
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
    tellChosen();
    change(true);
    settled = true;
  });
}
loosen.addEventListener("click", () => {
  for (const select of selects) select.value = "";
  sort.dispatchEvent(new Event("change"));
  details.querySelector("summary").focus();
});
again.addEventListener("click", () => run());
details.addEventListener("toggle", () => {
  const idle = !parse(state.typed).words.length && !choosing(state) && !state.byDate;
  (details.open && idle ? browseAll() : count()).catch(failed);
});
addEventListener("popstate", () => {
  clearTimeout(timer);
  state = address.read(location.search, KINDS);
  settled = true;
  toForm();
  run();
});
// The heads of the index come while a reader looks for the keys.
warm(parse("")).catch(() => null);

document.documentElement.classList.add("js");
form.hidden = false;
toForm();
run();

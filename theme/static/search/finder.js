// What the box offers at once: places, terms and topics (plugins/search/finder.py writes the files).

import { lines } from "./store.js";
import { clean, fold, words } from "./words.js";

const FOLDER = new URL("../../tim-kiem/goi-y/", import.meta.url);
const MOST = 8;
const SOME = 100;
// Words that say what a place is; a place is filed under the words of its name alone.
const KINDS = new Set("xa phuong huyen tinh thi tran quan thanh pho dac khu tp tx tt".split(" "));
const WORD = /[\p{L}\p{N}]+/gu;
const shelves = new Map();

async function shelf(word) {
  const start = word.slice(0, 2);
  if (!shelves.has(start)) {
    const made = lines(new URL(`${encodeURIComponent(start)}.json`, FOLDER)).then(read);
    // No file: nothing begins with these letters.
    shelves.set(start, made.catch(() => []));
  }
  return shelves.get(start);
}

// A shelf is folded as a whole: letter by letter it is the same, and a phone feels the difference.
function read(text) {
  const folded = JSON.parse(fold(clean(text)));
  return JSON.parse(text).map(([name, what, address, further], at) => {
    const [own, where, , also] = folded[at];
    const line = ` ${[own, where, also].join(" ").match(WORD).join(" ")} `;
    return { name, what, address, further, line, folded: [own, ...also.split("; ")] };
  });
}

// The names that an offer goes by, as bare folded words.
const names = ({ folded }) => folded.filter(Boolean).map((one) => bare(one.match(WORD)));

const bare = (found) => {
  const from = found.findIndex((word) => !KINDS.has(word));
  return from > 0 ? found.slice(from) : found;
};

// Return up to MOST offers for what is typed so far; its last word may be unfinished.
export async function offers(typed) {
  const found = words(clean(typed.slice(0, 100))).map((word) => word.fold);
  if (!found.length) return [];
  const name = bare(found);
  const open = found.at(-1);
  const whole = found.slice(0, -1);
  const fits = ({ line }) => [` ${open}`, ...whole.map((word) => ` ${word} `)].every((part) => line.includes(part));
  const start = name.join(" ");
  const order = (one) => Math.min(...names(one).map((own) => place(own.join(" "), start)));
  const fitting = (await shelf(name[0])).filter(fits).map((one) => ({ ...one, order: order(one) }));
  return fitting.sort((one, other) => one.order - other.order).slice(0, MOST);
}

function place(name, start) {
  if (name === start) return 0;
  if (name.startsWith(start)) return 1;
  return name.includes(start) ? 2 : 3;
}

// Return offers whose names are nearly what was typed, each with the query as it was perhaps meant.
export async function near(typed) {
  const text = clean(typed.slice(0, 100));
  const found = words(text);
  const offers = await Promise.all(found.slice(0, 6).map((word) => shelf(word.fold)));
  const best = new Map();
  let seen = 0;
  for (const one of new Set(offers.flat())) {
    // Keys that are pressed meanwhile come first.
    if (++seen % SOME === 0) await new Promise((resume) => setTimeout(resume));
    for (const name of names(one)) {
      // One syllable among others is a misspelling of too many names.
      if (name.length < 2 && found.length > 1) continue;
      for (let at = 0; at + name.length <= found.length; at++) {
        const run = found.slice(at, at + name.length);
        const off = distance(run.map((word) => word.fold).join(" "), name.join(" "));
        if (off === 0) return [];
        const length = name.join("").length;
        if (off > (length > 8 ? 2 : 1) || length < 4) continue;
        const meant = text.slice(0, run[0].start) + bareName(one, name) + text.slice(run.at(-1).end);
        if (!best.has(meant) || best.get(meant).off > off) best.set(meant, { ...one, meant, off });
      }
    }
  }
  return [...best.values()].sort((one, other) => one.off - other.off).slice(0, 3);
}

// The name in its own spelling, without the kind.
function bareName(one, name) {
  for (const text of [one.name, ...one.further.split("; ")]) {
    const found = words(clean(text));
    const own = found.slice(found.length - name.length);
    if (own.map((word) => word.fold).join(" ") === name.join(" ")) return clean(text).slice(own[0].start);
  }
  return name.join(" ");
}

// How many letters must be typed, left out, changed or swapped to come from one word to the other, 3 at most.
function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let at = 1; at <= other.length; at++) {
      const cost = one[row - 1] === other[at - 1] ? 0 : 1;
      line[at] = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + cost);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        line[at] = Math.min(line[at], before[at - 2] + 1);
      }
    }
    [before, last] = [last, line];
  }
  return Math.min(last[other.length], 3);
}

// The lines of a report in which a query's words stand, with those words marked.

import { clean, words } from "./words.js";

const LENGTH = 36;
const BEFORE = 8;

// Return the text of a report as its page shows it.
export async function textOf(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const blocks = page.querySelectorAll(".text :is(p, li, h2, h3, h4, td, th)");
  return clean(Array.from(blocks, (block) => block.textContent.trim()).join(" ").replace(/\s+/g, " "));
}

// Tell whether every phrase of the query stands in `text`, word after word.
export function hasPhrases(text, query) {
  const line = ` ${words(text).map((word) => word.fold).join(" ")} `;
  return query.phrases.every((phrase) => line.includes(` ${phrase.join(" ")} `));
}

// Return pieces of `text` around the best place: [{text, marked}].
export function extract(text, query) {
  const found = words(text);
  const marks = marked(found, query);
  const start = best(found, marks);
  const first = Math.max(0, start - BEFORE);
  const last = Math.min(found.length, first + LENGTH);
  if (!found.length) return [];
  const pieces = pick(text, found, marks, first, last);
  if (first) pieces.unshift({ text: "… ", marked: false });
  if (last < found.length) pieces.push({ text: " …", marked: false });
  return pieces;
}

// Return the whole of `text` in pieces, the query's words marked.
export function highlight(text, query) {
  const found = words(text);
  if (!found.length) return [{ text, marked: false }];
  const pieces = pick(text, found, marked(found, query), 0, found.length);
  return [{ text: text.slice(0, found[0].start), marked: false }, ...pieces, { text: text.slice(found.at(-1).end), marked: false }];
}

// For each word of a text, the number of the query's word that it is, -1 for none.
function marked(found, query) {
  const forms = new Map(query.words.flatMap((word, at) => word.forms.map((form) => [form, at])));
  const exact = new Set(query.words.map((word) => word.same));
  // Where the text has words as they were typed, those in other spellings are other words.
  const right = new Set(found.filter((word) => exact.has(word.same)).map((word) => word.fold));
  const other = (word) => query.exact && right.has(word.fold) && !exact.has(word.same);
  const marks = found.map((word) => (other(word) ? -1 : (forms.get(word.fold) ?? -1)));
  if (query.words.length < 2 || query.apart) return marks;
  // A syllable that stands beside none of its neighbours in the query is another word.
  const pairs = new Set(query.pairs.map((pair) => pair.fold));
  const joined = (place) => marks[place - 1] >= 0 && marks[place] >= 0 && pairs.has(`${found[place - 1].fold} ${found[place].fold}`);
  return marks.map((at, place) => (joined(place) || joined(place + 1) ? at : -1));
}

function best(found, marks) {
  let top = 0;
  let place = 0;
  for (let start = 0; start < found.length; start++) {
    if (marks[start] < 0) continue;
    const seen = new Set();
    let value = 0;
    for (let at = start; at < Math.min(found.length, start + LENGTH - BEFORE); at++) {
      if (marks[at] < 0) continue;
      if (!seen.has(marks[at])) value += 2;
      seen.add(marks[at]);
      if (marks[at - 1] >= 0 && marks[at] === marks[at - 1] + 1) value += at < start + LENGTH / 3 ? 4 : 3;
    }
    if (value > top) [top, place] = [value, start];
  }
  return place;
}

function pick(text, found, marks, first, last) {
  const pieces = [];
  for (let at = first; at < last; at++) {
    const on = marks[at] >= 0;
    const tail = at + 1 < last ? text.slice(found[at].end, found[at + 1].start) : "";
    // A run of marked words is one mark, spaces included.
    const joined = on && at + 1 < last && marks[at + 1] >= 0;
    const previous = pieces.at(-1);
    if (on && previous?.marked) previous.text += text.slice(found[at].start, found[at].end);
    else pieces.push({ text: text.slice(found[at].start, found[at].end), marked: on });
    if (joined) pieces.at(-1).text += tail;
    else if (tail) pieces.push({ text: tail, marked: false });
  }
  return pieces;
}

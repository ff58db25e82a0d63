// What a reader typed, as words, pairs of neighbours and phrases.

import { clean, words } from "./words.js";

const LONGEST = 300;
const MOST_WORDS = 12;
const QUOTED = /["“”]([^"“”]*)["“”]/g;

// A unit of the index: a word or a pair of neighbours, in one spelling and folded.
const unit = (parts) => ({
  same: parts.map((word) => word.same).join(" "),
  fold: parts.map((word) => word.fold).join(" "),
});

// Return {words, pairs, phrases, exact, cut, unclosed}. In a phrase everything must stand as typed; pairs
// outside of one only raise the rank. `exact` tells that diacritics were typed.
export function parse(typed) {
  const text = clean(typed.slice(0, LONGEST));
  const runs = split(text);
  const result = { words: [], pairs: [], phrases: [], exact: false, cut: typed.length > LONGEST };
  result.unclosed = (text.match(/["“”]/g) ?? []).length % 2 === 1;
  for (const { inner, quoted } of runs) {
    const found = words(inner).slice(0, MOST_WORDS - result.words.length);
    if (found.length < words(inner).length) result.cut = true;
    if (quoted && found.length) result.phrases.push(found.map((word) => word.fold));
    found.forEach((word, at) => {
      if (at) result.pairs.push({ ...unit([found[at - 1], word]), required: quoted, ends: result.words.length });
      result.words.push({ ...unit([word]), required: quoted, forms: [word.fold] });
    });
  }
  result.exact = result.words.some((word) => word.same !== word.fold);
  result.open = /[\p{L}\p{N}]$/u.test(text) && !result.cut;
  return result;
}

function split(text) {
  const runs = [];
  let last = 0;
  for (const match of text.matchAll(QUOTED)) {
    runs.push({ inner: text.slice(last, match.index), quoted: false }, { inner: match[1], quoted: true });
    last = match.index + match[0].length;
  }
  return [...runs, { inner: text.slice(last), quoted: false }];
}

// Return the query with its last word taken as the beginning of any of `completions` (folded words).
export function completed(query, completions) {
  const last = query.words.length - 1;
  const open = query.words[last];
  const words = query.words.with(last, { ...open, forms: [open.fold, ...completions] });
  const pairs = query.pairs.flatMap((pair) => {
    if (pair.ends !== last || pair.required) return [pair];
    const first = pair.fold.slice(0, pair.fold.indexOf(" "));
    return [pair, ...completions.map((word) => ({ ...pair, fold: `${first} ${word}`, longer: true }))];
  });
  return { ...query, words, pairs };
}

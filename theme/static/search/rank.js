// Which reports answer a query, and in which order.

import { mark } from "./store.js";

// A unit in the title weighs this much more than one in the text; the same for places, terms, topics, authors.
const TITLE = 3;
const FACETS = 2;
const OFTEN = 0.6;
const PAIR = 1.5;
// From this many words on, a report that lacks one of them is better than none.
const RELAX = 3;

// Return {hits, relaxed}; hits are {part, number, score, exact}, the best first.
export async function rank(parts, query) {
  const words = query.words.map((word) => ({ ...word, weight: 1 }));
  const pairs = query.pairs.map((pair) => ({ ...pair, forms: [pair.fold], weight: PAIR }));
  const units = [...words, ...pairs];
  const read = await Promise.all(
    parts.map((part) => Promise.all(units.map((unit) => Promise.all(unit.forms.map((form) => part.spellings(form)))))),
  );
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const weights = units.map((unit, at) => {
    const standing = read.reduce((sum, found) => sum + found[at].flat().reduce((n, { all }) => n + all.length, 0), 0);
    return unit.weight * Math.log(1 + (total + 0.5) / (Math.min(standing, total) + 0.5));
  });
  const tables = parts.map((part, at) => score(part, units, read[at], weights, query));
  const wanted = query.words.length;
  let hits = collect(tables, wanted);
  const relaxed = !hits.length && wanted >= RELAX && !query.phrases.length;
  if (relaxed) hits = collect(tables, wanted - 1);
  hits.sort((one, other) => other.exact - one.exact || other.score - one.score);
  return { hits, relaxed };
}

function score(part, units, found, weights, query) {
  const scores = new Float32Array(part.count);
  // How many words of the query a report has, and how many units it has but for their diacritics.
  const has = new Uint8Array(part.count);
  const loose = new Uint8Array(part.count);
  const missing = new Uint8Array(part.count);
  units.forEach((unit, at) => {
    const seen = new Uint8Array(part.count);
    const own = mark(unit.same);
    found[at].forEach((spellings, form) => {
      for (const spelling of spellings) {
        const right = form === 0 && (!query.exact || spelling.mark === own);
        if (unit.required && !right) continue;
        add(scores, seen, spelling, weights[at] / (form ? 2 : 1), right);
      }
    });
    for (let number = 0; number < part.count; number++) {
      if (at < query.words.length) has[number] += seen[number] ? 1 : 0;
      else if (unit.required && !seen[number]) missing[number] = 1;
      if (seen[number] === 1) loose[number] = 1;
    }
  });
  return { part, scores, has, loose, missing };
}

// `seen` becomes 2 where a report has the unit as it was typed, 1 where it has another spelling only.
function add(scores, seen, spelling, weight, right) {
  const most = right ? 2 : 1;
  for (const number of spelling.all) {
    if (!seen[number]) scores[number] += weight;
    if (seen[number] < most) seen[number] = most;
  }
  for (const number of spelling.title) scores[number] += weight * TITLE;
  for (const number of spelling.facets) scores[number] += weight * FACETS;
  for (const number of spelling.often) scores[number] += weight * OFTEN;
}

function collect(tables, wanted) {
  const hits = [];
  for (const { part, scores, has, loose, missing } of tables) {
    // The newest first, which a stable sort keeps among equals.
    for (let number = part.count - 1; number >= 0; number--) {
      if (has[number] >= wanted && !missing[number]) {
        hits.push({ part, number, score: scores[number], exact: loose[number] ? 0 : 1 });
      }
    }
  }
  return hits;
}

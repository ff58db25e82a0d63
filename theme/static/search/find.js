// From a query to reports: the index of this site, read no further than the query needs.

import { completed } from "./query.js";
import { Ranking, sure } from "./rank.js";
import { Part, json } from "./store.js";

const BASE = new URL("../../tim-kiem/kho/", import.meta.url).href;
// A beginning stands for this many words at most.
const COMPLETIONS = 3;

let parts = null;

// Return the parts of the index, the newest first.
export async function index() {
  parts ??= json(`${BASE}muc-luc.json`).then((found) => found.map((part) => new Part(BASE, part)));
  try {
    return await parts;
  } catch (error) {
    parts = null;
    throw error;
  }
}

// Fetch ahead what the query needs however it goes on, so that little is left to wait for at its end.
export async function warm(query) {
  const end = query.open ? query.words.length - 1 : query.words.length;
  const known = await index();
  await Promise.all(known.map((part) => part.head()));
  const pairs = query.pairs.filter((pair) => sure(pair) && pair.ends < end);
  await Promise.all(known.flatMap((part) => pairs.map((pair) => part.bucket(pair.fold))));
}

// Yield {hits, query, apart, relaxed, final}: the first results where they come sooner, then the final ones.
// `rested` resolves to whether the reader still waits for this query: what is dear is read only then.
export async function* find(query, rested) {
  const known = await index();
  if (!query.words.length) return yield { hits: known.flatMap(all), query, final: true };
  const ranking = new Ranking(known, query);
  const first = await ranking.first();
  if (first.length) yield { hits: first, query, final: false };
  const hits = await ranking.close();
  if (hits.length) return yield { hits, query, final: true };
  if (!(await rested())) return;
  if (query.open) {
    const longer = completed(query, await completions(query.words.at(-1).fold));
    const found = await new Ranking(known, longer).close();
    if (found.length) return yield { hits: found, query: longer, final: true };
  }
  const loose = await ranking.loose();
  yield { ...loose, query: { ...query, apart: loose.apart }, final: true };
}

// The reports of a part, the newest first.
const all = (part) => Array.from({ length: part.count }, (_, at) => ({ part, number: part.count - 1 - at, score: 0, exact: 1 }));

async function completions(start) {
  if (start.length < 2) return [];
  const vocabulary = await json(`${BASE}tu.json`);
  return vocabulary.filter((word) => word !== start && word.startsWith(start)).slice(0, COMPLETIONS);
}

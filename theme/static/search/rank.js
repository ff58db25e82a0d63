// Which reports answer a query, and in which order.
//
// Without diacritics most syllables stand in most reports, so that reports which merely have all of them are
// noise. A report answers a query if each word stands beside its neighbour in the query, or stands alone in
// the query. Only where there is no such report do words count that lie apart.

import { mark } from "./store.js";

// A unit in the title weighs this much more than one in the text; the same for places, terms, topics, authors.
const TITLE = 3;
const FACETS = 2;
const OFTEN = 0.6;
// A spelling that was not typed, or a word that was not typed to its end.
const LESS = 0.5;
// From this many words on, a report that lacks one of them is better than none.
const RELAX = 3;
// From this many pairs on, the first results come from every second one.
const LONG = 3;

// Yield {hits, apart, relaxed, final} once or twice: whether the words lie apart, or one is missing; hits are {part, number, score, exact}, the best first. Of a long
// query every second pair says enough for the first results.
export async function* rank(parts, query) {
  const tables = parts.map((part) => new Table(part, query));
  const pairs = query.pairs.map((pair) => ({ forms: [pair.fold], covers: 3 << (pair.ends - 1), ...pair }));
  const singles = query.words.map((word, at) => ({ ...word, covers: 1 << at }));
  const first = pairs.filter((pair) => pair.required || pair.longer || query.pairs.length < LONG || every(pair, query));
  await read(tables, first, query);
  if (first.length < pairs.length) {
    const hits = sorted(tables, 0);
    if (hits.length) yield { hits, final: false };
    await read(tables, pairs.filter((pair) => !first.includes(pair)), query);
  }
  const beside = tables.reduce((all, table) => all | table.anywhere, 0);
  const alone = singles.filter((word) => !(word.covers & beside));
  await read(tables, alone, query);
  let hits = sorted(tables, 0);
  let apart = pairs.length > 0 && alone.length > 0;
  if (!hits.length && beside && !query.phrases.length) {
    apart = true;
    await read(tables, singles.filter((word) => word.covers & beside), query);
    hits = sorted(tables, 0);
  }
  const relaxed = !hits.length && singles.length >= RELAX && !query.phrases.length;
  yield { hits: relaxed ? sorted(tables, 1) : hits, apart, relaxed, final: true };
}

// Every second pair, and the last one, so that all words are covered.
const every = (pair, query) => pair.ends % 2 === 1 || pair.ends === query.words.length - 1;

function sorted(tables, lacking) {
  const hits = tables.flatMap((table) => table.hits(lacking));
  return hits.sort((one, other) => other.exact - one.exact || other.score - one.score);
}

async function read(tables, units, query) {
  const found = await Promise.all(
    tables.map(({ part }) => Promise.all(units.map((unit) => Promise.all(unit.forms.map((form) => part.spellings(form)))))),
  );
  const total = tables.reduce((sum, { part }) => sum + part.count, 0);
  units.forEach((unit, at) => {
    const lists = found.flatMap((own) => own[at].flat());
    const standing = Math.min(total, lists.reduce((sum, { all }) => sum + all.length, 0));
    const weight = Math.log(1 + (total - standing + 0.5) / (standing + 0.5)) + 0.1;
    tables.forEach((table, place) => table.add(unit, found[place][at], weight, query));
  });
}

// What is known of the reports of a part: their scores, and for each a bit for every word of the query that
// it has in any spelling, and as it was typed.
class Table {
  constructor(part, query) {
    this.part = part;
    this.full = (1 << query.words.length) - 1;
    this.scores = new Float32Array(part.count);
    this.any = new Uint16Array(part.count);
    this.right = new Uint16Array(part.count);
    this.missing = new Uint8Array(part.count);
    this.anywhere = 0;
  }

  add(unit, forms, weight, query) {
    const own = mark(unit.same);
    const seen = new Uint8Array(this.part.count);
    forms.forEach((spellings, form) => {
      for (const spelling of spellings) {
        const right = form > 0 || unit.longer || !query.exact || spelling.mark === own;
        if (right || !unit.required) this.put(spelling, unit.covers, weight * (right && !form ? 1 : LESS), right, seen);
      }
    });
    if (!unit.required) return;
    for (let number = 0; number < seen.length; number++) if (!seen[number]) this.missing[number] = 1;
  }

  put({ all, title, facets, often }, covers, weight, right, seen) {
    if (all.length) this.anywhere |= covers;
    for (const number of all) {
      if (!seen[number]) this.scores[number] += weight;
      seen[number] = 1;
      this.any[number] |= covers;
      if (right) this.right[number] |= covers;
    }
    for (const number of title) this.scores[number] += weight * TITLE;
    for (const number of facets) this.scores[number] += weight * FACETS;
    for (const number of often) this.scores[number] += weight * OFTEN;
  }

  // Return the reports that lack at most `lacking` words, the newest first, which a stable sort keeps.
  hits(lacking) {
    const found = [];
    for (let number = this.part.count - 1; number >= 0; number--) {
      if (this.missing[number] || bits(this.full & ~this.any[number]) > lacking) continue;
      const exact = this.right[number] === this.any[number] ? 1 : 0;
      found.push({ part: this.part, number, score: this.scores[number], exact });
    }
    return found;
  }
}

function bits(value) {
  let count = 0;
  for (; value; value &= value - 1) count++;
  return count;
}

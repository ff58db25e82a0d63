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
// A report that has the query without a gap weighs this much more than one that has its pieces.
const UNBROKEN = 2;
// From this many words on, a report that lacks one of them is better than none.
const RELAX = 3;
// From this many pairs on, the first results come from every second one.
const LONG = 3;

// Hits are {part, number, score, exact}, the best first.
export class Ranking {
  constructor(parts, query) {
    this.query = query;
    this.tables = parts.map((part) => new Table(part, query));
    this.pairs = query.pairs.map((pair) => ({ forms: [pair.fold], covers: 3 << (pair.ends - 1), ...pair }));
    this.words = query.words.map((word, at) => ({ ...word, covers: 1 << at }));
  }

  // Return what every second pair of a long query says, which is enough for the first results.
  async first() {
    const first = this.pairs.filter((pair) => pair.longer || sure(pair) || last(pair, this.query));
    if (this.pairs.length < LONG || first.length === this.pairs.length) return [];
    await this.read(first);
    return this.hits();
  }

  // Return the reports that have all words beside each other; none if a word of the query never stands so.
  async close() {
    await this.read(this.pairs);
    if (!this.pairs.length) await this.read(this.words);
    return this.alone().length ? [] : this.hits();
  }

  // Return {hits, apart, relaxed}: whether the words lie apart, or one is missing.
  async loose() {
    const strict = this.query.phrases.length > 0;
    await this.read(this.alone());
    let hits = this.hits();
    if (!hits.length && !strict) {
      await this.read(this.words);
      hits = this.hits();
    }
    const relaxed = !hits.length && this.words.length >= RELAX && !strict;
    return { hits: relaxed ? this.hits(1) : hits, apart: this.pairs.length > 0, relaxed };
  }

  // The words that stand beside none of their neighbours in any report.
  alone() {
    const beside = this.tables.reduce((all, table) => all | table.anywhere, 0);
    return this.words.filter((word) => !(word.covers & beside));
  }

  hits(lacking = 0) {
    const hits = this.tables.flatMap((table) => table.hits(lacking));
    return hits.sort((one, other) => other.exact - one.exact || other.score - one.score);
  }

  // Read units that were not read before.
  async read(units) {
    const fresh = units.filter((unit) => !unit.known);
    const found = await Promise.all(
      this.tables.map(({ part }) => Promise.all(fresh.map(({ forms }) => Promise.all(forms.map((form) => part.spellings(form)))))),
    );
    const total = this.tables.reduce((sum, { part }) => sum + part.count, 0);
    fresh.forEach((unit, at) => {
      unit.known = true;
      const lists = found.flatMap((own) => own[at].flat());
      const standing = Math.min(total, lists.reduce((sum, { all }) => sum + all.length, 0));
      const weight = Math.log(1 + (total - standing + 0.5) / (standing + 0.5)) + 0.1;
      this.tables.forEach((table, place) => table.add(unit, found[place][at], weight, this.query));
    });
  }
}

// Every second pair is read first, however the query goes on; with the last one they cover all words. Whether
// a phrase stands without a gap is told by the others, which follow.
export const sure = (pair) => pair.ends % 2 === 1;
const last = (pair, query) => pair.ends === query.words.length - 1;

// What is known of the reports of a part: their scores, and for each a bit for every word of the query that
// it has in any spelling, and as it was typed, and a bit for every pair of neighbours among those asked for.
class Table {
  constructor(part, query) {
    this.part = part;
    this.full = (1 << query.words.length) - 1;
    this.scores = new Float32Array(part.count);
    this.any = new Uint16Array(part.count);
    this.right = new Uint16Array(part.count);
    this.missing = new Uint8Array(part.count);
    this.links = new Uint16Array(part.count);
    this.asked = 0;
    this.anywhere = 0;
  }

  add(unit, forms, weight, query) {
    const own = mark(unit.same);
    const seen = new Uint8Array(this.part.count);
    const link = unit.ends ? 1 << unit.ends : 0;
    this.asked |= link;
    forms.forEach((spellings, form) => {
      for (const spelling of spellings) {
        const right = form > 0 || unit.longer || !query.exact || spelling.mark === own;
        if (right || !unit.required) this.put(spelling, unit.covers, link, weight * (right && !form ? 1 : LESS), right, seen);
      }
    });
    if (!unit.required) return;
    for (let number = 0; number < seen.length; number++) if (!seen[number]) this.missing[number] = 1;
  }

  put({ all, title, facets, often }, covers, link, weight, right, seen) {
    if (all.length) this.anywhere |= covers;
    for (const number of all) {
      if (!seen[number]) this.scores[number] += weight;
      seen[number] = 1;
      this.any[number] |= covers;
      this.links[number] |= link;
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
      const lack = this.full & ~this.any[number];
      if (this.missing[number] || (lack && (!lacking || bits(lack) > lacking))) continue;
      const exact = this.right[number] === this.any[number] ? 1 : 0;
      const unbroken = this.asked && this.links[number] === this.asked ? UNBROKEN : 1;
      found.push({ part: this.part, number, score: this.scores[number] * unbroken, exact });
    }
    return found;
  }
}

function bits(value) {
  let count = 0;
  for (; value; value &= value - 1) count++;
  return count;
}

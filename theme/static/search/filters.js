// What reports are filed under: which of them a reader chose, and how many reports each choice would leave.

import { mark } from "./store.js";
import { clean, fold } from "./words.js";

// Return the hits that fit all of `chosen` (kind to key). The index knows facets as it knows words.
export async function narrow(parts, hits, chosen) {
  const units = Object.entries(chosen).map(([kind, key]) => clean(`@${kind} ${key}`));
  const lists = await Promise.all(parts.map((part) => Promise.all(units.map((unit) => reports(part, unit)))));
  const fitting = new Map(parts.map((part, at) => [part, lists[at]]));
  return hits.filter((hit) => fitting.get(hit.part).every((numbers) => numbers.has(hit.number)));
}

async function reports(part, unit) {
  const found = await part.spellings(fold(unit));
  return new Set(found.filter((spelling) => spelling.mark === mark(unit)).flatMap(({ all }) => all));
}

// Return for each part where its values stand: {numbers: Map of «kind key» to number, values, reports}.
export async function load(parts) {
  const read = await Promise.all(parts.map((part) => part.facets()));
  return new Map(
    parts.map((part, at) => {
      const { values, reports } = read[at];
      const numbers = new Map(values.map(([kind, key], number) => [`${kind} ${key}`, number]));
      return [part, { values, reports, numbers }];
    }),
  );
}

// Return for each kind a Map of key to {label, count}: how many of the hits that fit `chosen` are filed there.
// A kind's counts leave its own choice aside, so that another may be made.
export function count(facets, hits, chosen) {
  const kinds = Object.keys(chosen);
  const counts = new Map();
  for (const hit of hits) {
    const { values, reports, numbers } = facets.get(hit.part);
    const own = reports[hit.number];
    const missed = kinds.filter((kind) => !own.includes(numbers.get(`${kind} ${chosen[kind]}`)));
    if (missed.length > 1) continue;
    for (const number of own) {
      const [kind, key, label] = values[number];
      if (missed.length && kind !== missed[0]) continue;
      if (!counts.has(kind)) counts.set(kind, new Map());
      const known = counts.get(kind);
      if (!known.has(key)) known.set(key, { label, count: 0 });
      known.get(key).count++;
    }
  }
  return counts;
}

// What reports are filed under: which of them a reader chose, and how many reports each choice would leave.

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

// Return {hits, counts}: the hits that fit all of `chosen` (kind to key), and for each kind a Map of key to
// {label, count}. A kind's counts leave its own choice aside, so that another may be made.
export function apply(facets, hits, chosen) {
  const kinds = Object.keys(chosen);
  const counts = new Map();
  const left = [];
  for (const hit of hits) {
    const { values, reports, numbers } = facets.get(hit.part);
    const own = reports[hit.number];
    const missed = kinds.filter((kind) => !own.includes(numbers.get(`${kind} ${chosen[kind]}`)));
    if (missed.length === 0) left.push(hit);
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
  return { hits: left, counts };
}

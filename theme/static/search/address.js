// The state of a search lives in the page's address: ?q=…&tinh=ha-tinh&nam=2023&xep=ngay

// Return {typed, chosen, byDate, unknown}; `unknown` are names in the address that are no filter.
export function read(search, kinds) {
  const state = { typed: "", chosen: {}, byDate: false, unknown: [] };
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === "q") state.typed = value;
    else if (name === "xep") state.byDate = value === "ngay";
    else if (!kinds.includes(name)) state.unknown.push(name);
    else if (value) state.chosen[name] = value;
  }
  return state;
}

// Return the address of a state, without a question mark where there is nothing to ask.
export function write({ typed, chosen, byDate }, path) {
  const search = new URLSearchParams();
  if (typed) search.set("q", typed);
  for (const [kind, key] of Object.entries(chosen)) search.set(kind, key);
  if (byDate) search.set("xep", "ngay");
  return search.size ? `${path}?${search}` : path;
}

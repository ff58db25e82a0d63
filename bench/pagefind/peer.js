// Pagefind as we would use it, mended where it does not know Vietnamese: an unaccented word in d is asked with
// đ as well, and the better score of a report counts. Without its worker, which the emulated phone would not slow.

const bundles = BUNDLES;
const MOST = 8;
const STEP = 10;
const PHRASE = 1e6;
const list = document.querySelector("#ket-qua");
const input = document.querySelector("#q");

let loading = null;
function engine() {
  loading ??= import(`/${bundles[0]}/pagefind.js`).then(async ({ createInstance }) => {
    const pagefind = createInstance({ basePath: `/${bundles[0]}/`, noWorker: true });
    await pagefind.init();
    await Promise.all(bundles.slice(1).map((name) => pagefind.mergeIndex(`/${name}/`)));
    return pagefind;
  });
  return loading;
}

const spellings = (typed) =>
  typed.split(/(?<=\s)/).reduce(
    (found, word) => {
      const plain = /^"?d/i.test(word) && word.normalize("NFD") === word;
      const both = plain ? [word, word.replace(/d/i, "đ")] : [word];
      return found.flatMap((start) => both.map((one) => start + one)).slice(0, MOST);
    },
    [""],
  );

// Reports with the words side by side come first, as with us: syllables alone say little.
async function search(typed) {
  const pagefind = await engine();
  const best = new Map();
  const ask = async (text, more) => {
    for (const result of (await pagefind.search(text)).results) {
      const score = result.score + more;
      if (!(best.get(result.id)?.score >= score)) best.set(result.id, { ...result, score });
    }
  };
  for (const one of spellings(typed.normalize("NFC"))) {
    if (one.includes(" ") && !one.includes('"')) await ask(`"${one.trim()}"`, PHRASE);
    await ask(one, 0);
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
}

input.addEventListener("focus", engine, { once: true });
input.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  list.setAttribute("aria-busy", "true");
  const found = await search(input.value);
  const shown = await Promise.all(found.slice(0, STEP).map((result) => result.data()));
  list.replaceChildren(
    ...shown.map((one) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.href = one.url;
      link.textContent = one.meta.title;
      row.append(link);
      return row;
    }),
  );
  list.setAttribute("aria-busy", "false");
});

// Vietnamese text as plugins/khotin/text.py folds it; a test compares the two over a table.

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
const MARKS = /[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;
// «oà» and «òa» are one syllable in two spellings; the mark goes to the first vowel.
const NEW_STYLE = /(?<![qQ])(?:[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![\p{L}\p{N}_])/gu;
const WORD = /[\p{L}\p{N}]+/gu;

// Text without what cannot be seen, one code point a letter.
export const clean = (text) => text.replace(INVISIBLE, "").normalize("NFC").replace(/Ð/g, "Đ").replace(/ð/g, "đ");
// By way of capitals, so that «ß» and «ſ» come out as in Python's casefold.
const lower = (text) => text.toUpperCase().toLowerCase().replace(/ς/g, "σ");

function tone(text) {
  return text.replace(NEW_STYLE, (pair) => {
    const marked = pair[1].normalize("NFD");
    return (pair[0] + marked[1]).normalize("NFC") + marked[0];
  });
}

// The form in which two spellings of one name are equal, diacritics kept.
export const same = (text) => lower(tone(clean(text)));

// The form a reader types without diacritics.
export const fold = (text) =>
  lower(clean(text).replace(/đ/g, "d").replace(/Đ/g, "D").normalize("NFD").replace(MARKS, ""));

// The words of a cleaned text with where they stand in it: {same, fold, start, end}.
export function words(text) {
  return Array.from(text.matchAll(WORD), (match) => ({
    same: same(match[0]),
    fold: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

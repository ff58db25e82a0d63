// The index as it lies on the host (plugins/search/pack.py and leaf.py tell how), read range by range.

// Bytes of a head for each report of its part, and of any head; a longer one takes a second request.
const HEAD = 2.5;
const LEAST = 1024;
const BITS = 8;
const ALONE = 16;
const LISTS = [1, 2, 4];
const GROUP = 4;

// The index could not be read: no network, a missing file, or one that was cut.
export class Unreadable extends Error {}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const encoder = new TextEncoder();

function crc32(text) {
  let value = ~0;
  for (const byte of encoder.encode(text)) value = (value >>> 8) ^ CRC[(value ^ byte) & 0xff];
  return ~value >>> 0;
}

async function get(url, asked = {}) {
  let answer;
  try {
    answer = await fetch(url, asked);
  } catch (error) {
    throw new Unreadable(url, { cause: error });
  }
  if (!answer.ok) throw new Unreadable(`${url}: ${answer.status}`);
  return answer;
}

export async function json(url) {
  const found = await lines(url);
  try {
    return JSON.parse(found);
  } catch (error) {
    throw new Unreadable(url, { cause: error });
  }
}

export async function lines(url) {
  const answer = await get(url);
  try {
    return await answer.text();
  } catch (error) {
    throw new Unreadable(url, { cause: error });
  }
}

function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new Unreadable("damaged", { cause: error });
  }
}

async function inflate(bytes) {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new Unreadable("damaged", { cause: error });
  }
}

// A part of the index: the reports of a few years, or of one, or of a month.
export class Part {
  constructor(base, [name, count, version]) {
    this.name = name;
    this.count = count;
    this.url = `${base}${name}.bin?v=${version}`;
    this.facetsUrl = `${base}${name}.json?v=${version}`;
    this.kept = new Map();
  }

  once(key, make) {
    if (!this.kept.has(key)) {
      const made = make();
      made.catch(() => this.kept.delete(key));
      this.kept.set(key, made);
    }
    return this.kept.get(key);
  }

  // A host that does not know ranges sends the whole file; then nothing more is asked of it.
  async range(start, end) {
    if (this.whole) return this.whole.subarray(start, end);
    // Ranges of one address wait for each other in a browser's cache; what was read is kept here.
    const cache = start ? "no-store" : "default";
    const answer = await get(this.url, { headers: { Range: `bytes=${start}-${end - 1}` }, cache });
    const bytes = new Uint8Array(await answer.arrayBuffer().catch((error) => {
      throw new Unreadable(this.url, { cause: error });
    }));
    if (answer.status === 206) return bytes;
    this.whole = bytes;
    return bytes.subarray(start, end);
  }

  async exactly(start, end) {
    const bytes = await this.range(start, end);
    if (bytes.length !== end - start) throw new Unreadable(`${this.url}: cut`);
    return bytes;
  }

  head() {
    return this.once("head", async () => {
      const first = await this.range(0, LEAST + Math.ceil(HEAD * this.count));
      if (first.length < 4) throw new Unreadable(`${this.url}: cut`);
      const start = 4 + new DataView(first.buffer, first.byteOffset).getUint32(0, true);
      const packed = first.length >= start ? first.subarray(4, start) : await this.exactly(4, start);
      const bytes = await inflate(packed);
      const numbers = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
      const [buckets, leaves, groups] = numbers;
      if (numbers.length !== 3 + leaves + buckets + groups) throw new Unreadable(`${this.url}: damaged`);
      const counts = numbers.subarray(3, 3 + leaves);
      // Where the numbers of a leaf's reports, and of its groups, begin in the part.
      const bases = sums(counts, 0);
      const rows = sums(counts.map((count) => Math.ceil(count / GROUP)), 0);
      if (bases[leaves] !== this.count) throw new Unreadable(`${this.url}: of another build`);
      return { buckets, counts, bases, rows, edges: sums(numbers.subarray(3 + leaves), start) };
    });
  }

  async cut(number) {
    const { edges } = await this.head();
    return edges[number] === edges[number + 1]
      ? new Uint8Array()
      : this.once(number, () => this.exactly(edges[number], edges[number + 1]));
  }

  // Return the bytes among which a folded unit stands.
  async bucket(fold) {
    const { buckets } = await this.head();
    // The first bits of the print; a shift by 32 would be one by none.
    return this.cut(Math.floor(crc32(fold) / (2 ** 32 / buckets)));
  }

  // Return the spellings of a folded unit: [{mark, all, title, facets, often}], each a list of numbers.
  async spellings(fold) {
    const { counts, bases } = await this.head();
    return read(await this.bucket(fold), crc32(fold) & 0xffff, counts, bases);
  }

  // Return what is shown of a report: [address, title, day, iso, place].
  async row(number) {
    const { buckets, bases, rows } = await this.head();
    const leaf = bases.findLastIndex((base) => base <= number);
    const place = number - bases[leaf];
    const group = rows[leaf] + Math.floor(place / GROUP);
    const shown = await this.once(`rows ${group}`, async () => {
      return parsed(await this.cut(buckets + group));
    });
    return shown[place % GROUP];
  }

  // Return {values, reports}: what each report is filed under.
  facets() {
    return this.once("facets", () => json(this.facetsUrl));
  }
}

// The print of one spelling, as an entry of a bucket carries it.
export const mark = (same) => crc32(same) & 0xff;

function sums(numbers, start) {
  const found = new Uint32Array(numbers.length + 1);
  found[0] = start;
  numbers.forEach((number, at) => (found[at + 1] = found[at] + number));
  return found;
}

// Return the entries with a print, whichever leaf they are of, with their reports' numbers in the part.
function read(bytes, print, counts, bases) {
  const found = [];
  const reader = new Reader(bytes);
  counts.forEach((count, leaf) => {
    const end = reader.varint() + reader.at;
    while (reader.at < end) {
      const own = reader.byte() | (reader.byte() << 8);
      const spelling = { mark: reader.byte() };
      const kind = reader.byte();
      if (own !== print) {
        reader.skip(kind, count);
        continue;
      }
      const only = kind & ALONE ? reader.alone(count, bases[leaf]) : null;
      const list = () => only ?? reader.gaps(count, bases[leaf]);
      spelling.all = kind & BITS ? reader.bits(count, bases[leaf]) : list();
      [spelling.title, spelling.facets, spelling.often] = LISTS.map((bit) => (kind & bit ? list() : []));
      found.push(spelling);
    }
  });
  return found;
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    if (this.at >= this.bytes.length) throw new Unreadable("damaged");
    return this.bytes[this.at++];
  }

  varint() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.byte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  }

  // Pass over the lists of an entry that is not asked for: nearly all of a bucket are.
  skip(kind, count) {
    if (kind & ALONE) {
      this.varint();
      return;
    }
    if (kind & BITS) this.at += (count + 7) >> 3;
    let lists = kind & BITS ? 0 : 1;
    for (const bit of LISTS) if (kind & bit) lists++;
    for (; lists; lists--) for (let left = this.varint(); left; left--) this.varint();
  }

  // Return the one number of an entry that has no other.
  alone(count, base) {
    const number = this.varint();
    if (number >= count) throw new Unreadable("damaged");
    return [base + number];
  }

  gaps(count, base) {
    const numbers = [];
    let last = -1;
    for (let left = this.varint(); left > 0; left--) numbers.push(base + (last += this.varint() + 1));
    if (last >= count) throw new Unreadable("damaged");
    return numbers;
  }

  bits(count, base) {
    const numbers = [];
    for (let start = 0; start < count; start += 8) {
      for (let value = this.byte(), bit = 0; value; value >>= 1, bit++) if (value & 1) numbers.push(base + start + bit);
    }
    return numbers;
  }
}

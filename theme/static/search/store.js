// The index as it lies on the host (plugins/search/pack.py tells how), read range by range.

// Holds the head of a part of a thousand reports; a longer one takes a second request.
const FIRST = 3072;
const BITS = 8;
const LISTS = [1, 2, 4];
export const GROUP = 8;

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

async function get(url, headers = {}) {
  let answer;
  try {
    answer = await fetch(url, { headers });
  } catch (error) {
    throw new Unreadable(url, { cause: error });
  }
  if (!answer.ok) throw new Unreadable(`${url}: ${answer.status}`);
  return answer;
}

export async function json(url) {
  try {
    return await (await get(url)).json();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(url, { cause: error });
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

// A part of the index: the reports of a year or a month.
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
    const answer = await get(this.url, { Range: `bytes=${start}-${end - 1}` });
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
      const first = await this.range(0, FIRST);
      if (first.length < 4) throw new Unreadable(`${this.url}: cut`);
      const start = 4 + new DataView(first.buffer, first.byteOffset).getUint32(0, true);
      const packed = first.length >= start ? first.subarray(4, start) : await this.exactly(4, start);
      const bytes = await inflate(packed);
      const numbers = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
      const [reports, buckets, groups] = numbers;
      if (reports !== this.count || numbers.length !== 3 + buckets + groups) {
        throw new Unreadable(`${this.url}: damaged`);
      }
      const edges = new Uint32Array(buckets + groups + 1);
      edges[0] = start;
      for (let at = 0; at < buckets + groups; at++) edges[at + 1] = edges[at] + numbers[3 + at];
      return { buckets, edges };
    });
  }

  async cut(number) {
    const { edges } = await this.head();
    return edges[number] === edges[number + 1]
      ? new Uint8Array()
      : this.once(number, () => this.exactly(edges[number], edges[number + 1]));
  }

  // Return the spellings of a folded unit: [{mark, all, title, facets, often}], each a list of numbers.
  async spellings(fold) {
    const crc = crc32(fold);
    const { buckets } = await this.head();
    return read(await this.cut(crc & (buckets - 1)), crc >>> 16, this.count);
  }

  // Return what is shown of a report: [address, title, day, iso, place].
  async row(number) {
    const { buckets } = await this.head();
    const group = Math.floor(number / GROUP);
    const rows = await this.once(`rows ${group}`, async () => {
      return JSON.parse(new TextDecoder().decode(await inflate(await this.cut(buckets + group))));
    });
    return rows[number % GROUP];
  }

  // Return {values, reports}: what each report is filed under.
  facets() {
    return this.once("facets", () => json(this.facetsUrl));
  }
}

// The print of one spelling, as an entry of a bucket carries it.
export const mark = (same) => crc32(same) & 0xff;

function read(bytes, print, count) {
  const found = [];
  let at = 0;
  const byte = () => {
    if (at >= bytes.length) throw new Unreadable("damaged");
    return bytes[at++];
  };
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  };
  const gaps = () => {
    const numbers = new Array(varint());
    let last = -1;
    for (let place = 0; place < numbers.length; place++) numbers[place] = last += varint() + 1;
    if (last >= count) throw new Unreadable("damaged");
    return numbers;
  };
  const bits = () => {
    const numbers = [];
    for (let start = 0; start < count; start += 8) {
      for (let value = byte(), bit = 0; value; value >>= 1, bit++) if (value & 1) numbers.push(start + bit);
    }
    return numbers;
  };
  while (at < bytes.length) {
    const own = byte() | (byte() << 8);
    const spelling = { mark: byte() };
    const kind = byte();
    spelling.all = kind & BITS ? bits() : gaps();
    [spelling.title, spelling.facets, spelling.often] = LISTS.map((bit) => (kind & bit ? gaps() : []));
    if (own === print) found.push(spelling);
  }
  return found;
}

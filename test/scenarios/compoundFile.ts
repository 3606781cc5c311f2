/**
 * Writes OLE compound files ([MS-CFB], version 3): enough for streams of whole sectors that a short
 * file allocation table can list. Encrypted and pre-2007 workbooks are such files.
 */
export interface Stream {
  readonly name: string;
  /** At least 4096 bytes (shorter ones would belong to the mini stream) and a multiple of 512. */
  readonly bytes: Uint8Array;
}

const SECTOR = 512;
const ENTRY = 128;
const FREE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const TABLE_SECTOR = 0xfffffffd;
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The table is in sector 0, the directory in sector 1, the streams follow. */
const FIRST_STREAM_SECTOR = 2;

/** Throws a RangeError for more than three streams, or a stream whose length does not suit. */
export function compoundFile(streams: readonly Stream[]): Uint8Array {
  if (streams.length > 3) throw new RangeError("One directory sector holds three streams");
  const unsuited = streams.find(({ bytes }) => bytes.length < 4096 || bytes.length % SECTOR !== 0);
  if (unsuited !== undefined) throw new RangeError(`${unsuited.name}: ${unsuited.bytes.length} bytes`);
  const starts = firstSectors(streams);
  const parts = [header(), allocationTable(streams), directory(streams, starts)];
  return concatenated([...parts, ...streams.map(({ bytes }) => bytes)]);
}

function firstSectors(streams: readonly Stream[]): number[] {
  let next = FIRST_STREAM_SECTOR;
  return streams.map(({ bytes }) => {
    const start = next;
    next += bytes.length / SECTOR;
    return start;
  });
}

function header(): Uint8Array {
  const bytes = new Uint8Array(SECTOR);
  const view = new DataView(bytes.buffer);
  bytes.set(SIGNATURE);
  view.setUint16(24, 0x3e, true); // minor version
  view.setUint16(26, 3, true); // major version
  view.setUint16(28, 0xfffe, true); // little-endian
  view.setUint16(30, 9, true); // sectors of 2^9 bytes
  view.setUint16(32, 6, true); // mini sectors of 2^6 bytes
  view.setUint32(44, 1, true); // sectors of the allocation table
  view.setUint32(48, 1, true); // first sector of the directory
  view.setUint32(56, 4096, true); // shorter streams belong to the mini stream
  view.setUint32(60, END_OF_CHAIN, true); // no mini stream
  view.setUint32(68, END_OF_CHAIN, true); // no further table sectors
  for (let slot = 1; slot < 109; slot++) view.setUint32(76 + slot * 4, FREE, true);
  return bytes;
}

function allocationTable(streams: readonly Stream[]): Uint8Array {
  const table = new Uint8Array(SECTOR);
  const view = new DataView(table.buffer);
  const entries = [TABLE_SECTOR, END_OF_CHAIN];
  for (const { bytes } of streams) {
    for (let left = bytes.length / SECTOR; left > 1; left--) entries.push(entries.length + 1);
    entries.push(END_OF_CHAIN);
  }
  for (let sector = 0; sector < SECTOR / 4; sector++)
    view.setUint32(sector * 4, entries[sector] ?? FREE, true);
  return table;
}

function directory(streams: readonly Stream[], starts: readonly number[]): Uint8Array {
  const sector = new Uint8Array(SECTOR);
  writeEntry(sector, 0, { name: "Root Entry", kind: 5, child: 1, start: END_OF_CHAIN, size: 0 });
  streams.forEach(({ name, bytes }, index) => {
    const next = index + 1 < streams.length ? index + 2 : FREE;
    writeEntry(sector, index + 1, { name, kind: 2, next, start: starts[index] ?? 0, size: bytes.length });
  });
  return sector;
}

interface Entry {
  readonly name: string;
  /** 2 = stream, 5 = root. */
  readonly kind: number;
  readonly next?: number;
  readonly child?: number;
  readonly start: number;
  readonly size: number;
}

function writeEntry(sector: Uint8Array, index: number, entry: Entry): void {
  const view = new DataView(sector.buffer, index * ENTRY, ENTRY);
  [...entry.name].forEach((letter, position) => view.setUint16(position * 2, letter.charCodeAt(0), true));
  view.setUint16(64, (entry.name.length + 1) * 2, true);
  view.setUint8(66, entry.kind);
  view.setUint8(67, 1); // black, in the directory's red-black tree
  view.setUint32(68, FREE, true); // no left sibling
  view.setUint32(72, entry.next ?? FREE, true);
  view.setUint32(76, entry.child ?? FREE, true);
  view.setUint32(116, entry.start, true);
  view.setUint32(120, entry.size, true);
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}

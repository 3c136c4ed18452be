import { crc32, deflateRawSync } from 'node:zlib';

/** A file for an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  /** Unix mode; a link where it says so. */
  readonly mode?: number;
  /** What the archive says of the size, where it lies. */
  readonly claims?: number;
  readonly isEncrypted?: boolean;
}

/** An archive made by hand, so that it can hold what no archiver writes. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, mode = 0o100644, claims, isEncrypted = false } of entries) {
    const content = Buffer.from(bytes as string);
    const packed = deflateRawSync(content);
    const title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    // Version 2.0; bit 11: the name is UTF-8, bit 0: encrypted; method 8: deflate.
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800 | (isEncrypted ? 1 : 0), 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims ?? content.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), shared, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(mode * 2 ** 16, 6);
    tail.writeUInt32LE(offset, 10);
    // Made by Unix.
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), shared, tail, title);
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), end]);
}

import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive. */
export interface ZipEntry {
  /** With forward slashes. */
  readonly name: string;
  readonly content: Buffer;
  readonly isExecutable?: boolean;
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Version 2.0: deflated files. Made on Unix (3), so that readers take its file modes. */
const [NEEDS, MADE_BY] = [20, (3 << 8) | 20];
/** Names are UTF-8. */
const UTF8 = 1 << 11;
const DEFLATED = 8;
/** 1 January 1980, midnight: the same files make the same archive. */
const [TIME, DATE] = [0, (1 << 5) | 1];
/** Unix file mode of a regular file, in the upper half of the external attributes. */
const modeOf = (isExecutable: boolean): number =>
  (0o100000 | (isExecutable ? 0o755 : 0o644)) * 2 ** 16;

/** A zip archive of less than 65,536 files and 4 GiB, which is what its plain format holds. */
export function zipped(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, isExecutable = false } of entries) {
    const path = Buffer.from(name);
    const data = deflateRawSync(content);
    const facts = record('224444', [
      UTF8,
      DEFLATED,
      TIME | (DATE * 2 ** 16),
      crc32(content),
      data.length,
      content.length,
    ]);
    const sizes = record('22', [path.length, 0]);
    const local = Buffer.concat([record('42', [LOCAL, NEEDS]), facts, sizes, path, data]);
    const attributes = record('22244', [0, 0, 0, modeOf(isExecutable), offset]);
    directory.push(record('422', [CENTRAL, MADE_BY, NEEDS]), facts, sizes, attributes, path);
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const { length } = entries;
  const end = record('42222442', [END, 0, 0, length, length, central.length, offset, 0]);
  return Buffer.concat([...files, central, end]);
}

/** Numbers as little-endian fields of these many bytes: `'422'` is one of four and two of two. */
function record(sizes: string, numbers: readonly number[]): Buffer {
  const fields = numbers.map((number, i) => {
    const field = Buffer.alloc(Number(sizes[i]));
    field.writeUIntLE(number, 0, field.length);
    return field;
  });
  return Buffer.concat(fields);
}

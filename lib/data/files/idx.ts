import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { formatShape } from '../../shapes';
import { damaged, readBytes } from './damaged';
import { reasonOf } from './request';

/** The bytes of an IDX file and the shape that its header gives them. */
export interface Idx {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

const BYTES = 0x08;
const GZIP = 0x1f8b;

/**
 * Reads a file of MNIST's own format: bytes, gzipped or plain.
 *
 * @param rank - How many dimensions it must have: 3 for images, 1 for labels.
 * @throws Error naming the file when it is corrupt, truncated, or something else.
 * @see http://yann.lecun.com/exdb/mnist, "the IDX file format".
 */
export async function readIdx(file: string, rank: number): Promise<Idx> {
  const bytes = await unpacked(file);
  const header = 4 + 4 * rank;
  const magic = (BYTES << 8) | rank;
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== magic) {
    const start = bytes.subarray(0, 4).toString('hex');
    const wanted = magic.toString(16).padStart(8, '0');
    throw damaged(file, `starts with ${start || 'nothing'}, not with ${wanted} of an IDX file`);
  }
  if (bytes.length < header) {
    throw damaged(file, `holds ${bytes.length} bytes, its header needs ${header}`);
  }
  const shape = Array.from({ length: rank }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  // No Buffer, whose `slice` shares memory where that of Uint8Array copies.
  const values = new Uint8Array(bytes.buffer, bytes.byteOffset + header, bytes.length - header);
  const size = shape.reduce((product, length) => product * length, 1);
  if (values.length !== size) {
    throw damaged(file, `holds ${values.length} bytes, ${formatShape(shape)} needs ${size}`);
  }
  return { shape, values };
}

async function unpacked(file: string): Promise<Buffer> {
  const bytes = await readBytes(file);
  if (bytes.length < 2 || bytes.readUInt16BE(0) !== GZIP) {
    return bytes;
  }
  return promisify(gunzip)(bytes).catch((error: unknown) => {
    throw damaged(file, `cannot be unpacked, ${reasonOf(error)}`);
  });
}

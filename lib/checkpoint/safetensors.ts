/** A tensor as a file holds it. */
export interface StoredTensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** Types of numbers that tensors of tfjs and the file format share. */
export type Dtype = 'float32' | 'int32' | 'bool';

const TYPES = {
  F32: { dtype: 'float32', from: Float32Array },
  I32: { dtype: 'int32', from: Int32Array },
  BOOL: { dtype: 'bool', from: Uint8Array },
} as const;
type Code = keyof typeof TYPES;
const CODES: Readonly<Record<Dtype, Code>> = { float32: 'F32', int32: 'I32', bool: 'BOOL' };

// Bytes of the number that says how long the header is.
const PREFIX = 8;
// Not a tensor but remarks, under a name that no tensor may have.
const METADATA = '__metadata__';

/**
 * Tensors as the bytes of a safetensors file: the length of a header, the header as JSON, and the
 * numbers one tensor after the other.
 *
 * @see https://huggingface.co/docs/safetensors
 */
export function encode(tensors: ReadonlyMap<string, StoredTensor>): Buffer {
  let end = 0;
  const entries = [...tensors].map(([name, { dtype, shape, values }]) => {
    const begin = end;
    end += values.byteLength;
    return [name, { dtype: CODES[dtype], shape, data_offsets: [begin, end] }] as const;
  });
  const json = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  // Spaces, so that the numbers begin at a multiple of 8.
  const header = Buffer.alloc(Math.ceil(json.length / 8) * 8, ' ');
  json.copy(header);
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeBigUInt64LE(BigInt(header.length));
  const numbers = [...tensors.values()].map(({ values }) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  );
  return Buffer.concat([prefix, header, ...numbers]);
}

/**
 * The tensors in the bytes of a safetensors file.
 *
 * @throws Error whose message says what is wrong, to follow the file's name and a colon.
 */
export function decode(bytes: Buffer): Map<string, StoredTensor> {
  const start = PREFIX + headerLength(bytes);
  const entries = parseHeader(bytes.toString('utf8', PREFIX, start));
  const numbers = bytes.subarray(start);
  const length = entries.reduce((most, [, entry]) => Math.max(most, entry.data_offsets[1]), 0);
  if (numbers.length !== length) {
    throw new Error(`it has ${bytes.length} bytes, and its header tells of ${start + length}`);
  }
  return new Map(entries.map(([name, entry]) => [name, readTensor(name, entry, numbers)]));
}

function headerLength(bytes: Buffer): number {
  const length = bytes.length < PREFIX ? Infinity : Number(bytes.readBigUInt64LE());
  if (length > bytes.length - PREFIX) throw new Error('it ends within its header');
  return length;
}

/** What the header says of a tensor. */
interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [begin: number, end: number];
}

const areSizes = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);

function isEntry(value: unknown): value is Entry {
  const {
    dtype,
    shape,
    data_offsets: offsets,
  } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  return typeof dtype === 'string' && areSizes(shape) && areSizes(offsets) && offsets.length === 2;
}

function parseHeader(text: string): [name: string, entry: Entry][] {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (error) {
    throw new Error('its header is not JSON', { cause: error });
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new Error('its header is not an object');
  }
  const entries = Object.entries(header).filter(([name]) => name !== METADATA);
  return entries.map(([name, entry]: [string, unknown]) => {
    if (!isEntry(entry)) throw new Error(`its header does not describe ${name}`);
    return [name, entry];
  });
}

function readTensor(
  name: string,
  { dtype: code, shape, data_offsets: [begin, end] }: Entry,
  numbers: Buffer,
): StoredTensor {
  if (!Object.hasOwn(TYPES, code)) {
    const known = Object.keys(TYPES).join(', ');
    throw new Error(`${name} holds numbers of the type ${code}, and only ${known} can be read`);
  }
  const { dtype, from } = TYPES[code as Code];
  const size = shape.reduce((product, length) => product * length, from.BYTES_PER_ELEMENT);
  if (end - begin !== size) {
    throw new Error(`its header gives ${name} ${end - begin} bytes instead of ${size}`);
  }
  // A copy, which begins where numbers of this type may begin.
  return { dtype, shape, values: new from(Uint8Array.from(numbers.subarray(begin, end)).buffer) };
}

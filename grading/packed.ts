/**
 * Data as JSON carries it. Numbers in a row become base64 of float64, so that NaN, the infinities
 * and −0 survive; typed arrays stay what they are.
 */
export type Packed =
  | string
  | number
  | boolean
  | null
  | readonly Packed[]
  | { readonly float64: string }
  | { readonly number: string }
  | { readonly uint8: string }
  | { readonly int32: string }
  | { readonly fields: Readonly<Record<string, Packed>> };

/** Nothing that is sent nests deeper: a request, its inputs, an option, a list. */
const DEEPEST = 8;

/** Makes numbers, texts, lists, typed arrays and records of these fit for JSON. */
export function pack(value: unknown): Packed {
  if (typeof value === 'number')
    return isPlain(value) ? value : { number: Object.is(value, -0) ? '-0' : String(value) };
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return { uint8: Buffer.from(value).toString('base64') };
  if (value instanceof Int32Array) return { int32: bytesOf(value).toString('base64') };
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return items.length > 0 && items.every((item): item is number => typeof item === 'number')
      ? { float64: base64(items) }
      : items.map(pack);
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return { fields: Object.fromEntries(fields.map(([name, field]) => [name, pack(field)])) };
}

const isPlain = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);

const bytesOf = ({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

const base64 = (values: readonly number[]): string =>
  bytesOf(Float64Array.from(values)).toString('base64');

/**
 * What {@link pack} was given.
 *
 * @throws Error where the data are not packed like this.
 */
export function unpack(packed: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw new RangeError('the message nests too deeply');
  if (typeof packed !== 'object' || packed === null) return packed;
  if (Array.isArray(packed)) return packed.map((item) => unpack(item, depth + 1));
  const [[kind, content] = [], ...others] = Object.entries(packed) as [string, unknown][];
  if (others.length > 0) throw new TypeError('the message holds something that is not packed');
  if (kind === 'fields' && typeof content === 'object' && content !== null) {
    const fields = Object.entries(content) as [string, unknown][];
    return Object.fromEntries(fields.map(([name, field]) => [name, unpack(field, depth + 1)]));
  }
  if (typeof content !== 'string') throw new TypeError('the message holds no text where it should');
  if (kind === 'number') return Number(content);
  return listOf(kind, Buffer.from(content, 'base64'));
}

function listOf(kind: string | undefined, bytes: Buffer): unknown {
  if (kind === 'uint8') return Uint8Array.from(bytes);
  // Copied, since a Buffer's bytes may start at any place.
  const { buffer } = Uint8Array.from(bytes);
  if (kind === 'int32') return new Int32Array(buffer);
  if (kind === 'float64') return Array.from(new Float64Array(buffer));
  throw new TypeError('the message holds numbers of an unknown kind');
}

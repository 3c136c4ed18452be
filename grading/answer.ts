import type { OtherKind, Plain, RawAnswer, Request, Values } from '../checks';
import { LONGEST, recordOf } from './protocol';

const DTYPES: readonly unknown[] = ['float32', 'int32', 'bool', 'complex64', 'string'];
const KINDS: readonly unknown[] = [
  'number',
  'array',
  'promise',
  'undefined',
  'null',
  'function',
  'disposed',
  'other',
] satisfies OtherKind[];

/** A record has no more fields than this. */
const MOST_FIELDS = 32;

/**
 * Reads what a worker answered to a request, copying only what belongs there.
 *
 * @throws TypeError where it is no answer to it.
 */
export function answerOf(value: unknown, request: Request): RawAnswer {
  const fields = recordOf(value);
  const { kind, found, message } = fields;
  if (kind === 'threw') return { kind, message: textOf(message) };
  if (kind === 'other') return { kind, found: foundOf(found) };
  if (kind === 'plain' && request.plain) {
    return {
      kind,
      found: foundOf(found),
      result: plainOf(fields['result']),
      ...traces(fields, request),
    };
  }
  if (kind !== 'tensor') throw new TypeError('an answer of an unknown kind');
  const { dtype, gradients } = fields;
  if (!DTYPES.includes(dtype)) throw new TypeError('a tensor of an unknown type');
  const tensor = {
    kind,
    dtype: textOf(dtype),
    ...valuesOf(fields),
    ...traces(fields, request),
  } as const;
  return gradients === undefined
    ? tensor
    : { ...tensor, gradients: gradientsOf(gradients, request) };
}

function traces(fields: Readonly<Record<string, unknown>>, { inputs, count }: Request) {
  const names = (value: unknown): string[] =>
    Object.keys(inputs).filter((name) => listOf(value).includes(name));
  return {
    kept: countOf(fields['kept']),
    untidied: countOf(fields['untidied']),
    disposed: names(fields['disposed']),
    changed: names(fields['changed']),
    ...(count ? { kernels: countOf(fields['kernels']) } : {}),
  };
}

function gradientsOf(value: unknown, { inputs }: Request): Record<string, Values> {
  const slopes = recordOf(value);
  const names = Object.keys(inputs).filter((name) => Object.hasOwn(slopes, name));
  return Object.fromEntries(names.map((name) => [name, valuesOf(recordOf(slopes[name]))]));
}

function valuesOf(fields: Readonly<Record<string, unknown>>): Values {
  const shape = listOf(fields['shape']).map(countOf);
  const values = numbersOf(fields['values']);
  const size = shape.reduce((product, length) => product * length, 1);
  if (values.length !== size) throw new TypeError('a tensor whose shape and values differ');
  return { shape, values };
}

function plainOf(value: unknown): Plain {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return numbersOf(value);
  const fields = Object.entries(recordOf(value));
  if (fields.length > MOST_FIELDS) throw new TypeError('a record of too many fields');
  return Object.fromEntries(fields.map(([name, field]) => [name, plainOf(field)]));
}

const listOf = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new TypeError('no list where there should be one');
  return value as readonly unknown[];
};

const numbersOf = (value: unknown): readonly number[] => {
  const list = listOf(value);
  if (list.every((each): each is number => typeof each === 'number')) return list;
  throw new TypeError('a list of no numbers');
};

const countOf = (value: unknown): number => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new TypeError('no count where there should be one');
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.slice(0, LONGEST);
  throw new TypeError('no text where there should be one');
};

const foundOf = (value: unknown): OtherKind => {
  if (KINDS.includes(value)) return value as OtherKind;
  throw new TypeError('a result of an unknown kind');
};

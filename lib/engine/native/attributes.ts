import type { DataType } from '@tensorflow/tfjs';
import type { OpAttribute } from './binding';

/** TF_DataType of TensorFlow's C API: part of its ABI, the same in every version. */
const TYPES = {
  float32: 1,
  int32: 3,
  string: 7,
  complex64: 8,
  int64: 9,
  bool: 10,
  resource: 20,
} as const;

/** What a tensor of TensorFlow holds: tfjs's types, and those that only raw ops know. */
export type RawType = DataType | keyof typeof TYPES;

/** A type as the C API numbers it. */
export const typeNumber = (type: RawType): number => TYPES[type];

// The numbers below are the C API's kinds of attribute (TF_AttrType), part of its ABI as well.

/** A string attribute, or a list of them: `text('padding', 'SAME')`. */
export const text = (name: string, value: string | readonly string[]): OpAttribute => ({
  name,
  type: 0,
  value,
});

/** An integer attribute, or a list of them: `int('strides', [1, 2, 2, 1])`. */
export const int = (name: string, value: number | readonly number[]): OpAttribute => ({
  name,
  type: 1,
  value,
});

/** A float attribute. */
export const float = (name: string, value: number): OpAttribute => ({ name, type: 2, value });

/** A boolean attribute. */
export const bool = (name: string, value: boolean): OpAttribute => ({ name, type: 3, value });

/** A type attribute: `type('T', 'float32')`. */
export const type = (name: string, value: RawType): OpAttribute => ({
  name,
  type: 4,
  value: typeNumber(value),
});

/** A shape attribute. */
export const shape = (name: string, value: readonly number[]): OpAttribute => ({
  name,
  type: 5,
  value,
});

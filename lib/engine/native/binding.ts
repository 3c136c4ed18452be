import fs from 'node:fs';
import path from 'node:path';

/** An attribute of a TensorFlow op; an array as value is a list. */
export interface OpAttribute {
  readonly name: string;
  /** One of the binding's TF_ATTR constants. */
  readonly type: number;
  readonly value: unknown;
}

/** What the binding says of a tensor that an op has made. */
export interface TensorMetadata {
  readonly id: number;
  readonly shape: number[];
  readonly dtype: number;
}

/** Numbers as TensorFlow takes them; strings are encoded. */
export type TensorValues = Float32Array | Int32Array | Uint8Array | readonly Uint8Array[];

/**
 * TensorFlow's C API as binding/ offers it: tensors, ops and functions are known by number.
 *
 * Every function throws an Error with TensorFlow's message.
 */
export interface TensorFlowBinding {
  createTensor(shape: readonly number[], dtype: number, values: TensorValues): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): TensorValues | BigInt64Array;
  executeOp(
    name: string,
    attributes: readonly OpAttribute[],
    inputs: readonly number[],
    numOutputs: number,
  ): TensorMetadata[];
  getNumOfTensors(): number;
  isUsingGpuDevice(): boolean;
  /** From now on ops are recorded as well as executed; `inputs` will be parameters. */
  beginTrace(inputs: readonly number[]): void;
  /** Makes a function of what was recorded. */
  endTrace(outputs: readonly number[]): number;
  /** Forgets what was recorded, if anything. */
  cancelTrace(): void;
  callFunction(traced: number, inputs: readonly number[]): TensorMetadata[];
  deleteFunction(traced: number): void;
  readonly TF_Version: string;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_INT64: number;
  readonly TF_BOOL: number;
  readonly TF_COMPLEX64: number;
  readonly TF_STRING: number;
  readonly TF_RESOURCE: number;
  readonly TF_UINT8: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_ATTR_FUNC: number;
}

/** What set-up leaves in engine.json. */
interface EngineRecord {
  readonly binding?: string;
  readonly failure?: string;
}

const ENGINE_FOLDER = path.resolve(__dirname, '../../../.course/engine');

/**
 * Loads the binding that set-up has built, and TensorFlow with it; nothing is printed meanwhile.
 *
 * @param folder - Where set-up has left it.
 * @throws Error saying why there is none, or why it cannot be loaded.
 */
export function loadBinding(folder = ENGINE_FOLDER): TensorFlowBinding {
  const { binding, failure } = engineRecord(path.join(folder, 'engine.json'));
  if (binding === undefined) {
    throw new Error(failure ?? 'it is not built yet; `npm run setup` does it');
  }
  // Set before TensorFlow's library is loaded, which is what loading the second module does.
  const { quietly } = load(path.join(folder, binding, 'quietly.node')) as Quietly;
  return quietly(() => load(path.join(folder, binding, 'tensorflow.node')) as TensorFlowBinding);
}

/**
 * Our binding; where set-up could not build it, the binary that the package downloads when its
 * install script runs. That one cannot trace.
 *
 * @throws Error saying why there is none of ours, where the package's was not downloaded either.
 */
export function loadEitherBinding(): TensorFlowBinding {
  try {
    return loadBinding();
  } catch (error) {
    const file = require.resolve('@tensorflow/tfjs-node-gpu/package.json');
    const binary = path.join(path.dirname(file), 'lib', 'napi-v8', 'tfjs_binding.node');
    if (!fs.existsSync(binary)) throw error;
    return load(binary) as TensorFlowBinding;
  }
}

interface Quietly {
  readonly quietly: <T>(load: () => T) => T;
}

const engineRecord = (file: string): EngineRecord =>
  fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as EngineRecord) : {};

// Node loads a native module by require only.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const load = (file: string): unknown => require(file);

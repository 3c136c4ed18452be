import type * as tf from '@tensorflow/tfjs';
import type { OpAttribute, TensorFlowBinding, TensorMetadata, TensorValues } from './binding';
import type { RawBackend } from '../replaceKernel';

/** What the package's backend is asked for; an int64 scalar has no data of its own. */
type Input = Partial<Pick<tf.TensorInfo, 'dataId'>>;

/** What the package's backend keeps of a tensor. */
export interface TensorData {
  readonly shape: number[];
  /** As TensorFlow numbers types. */
  readonly dtype: number;
  /** Numbers that TensorFlow has not been given yet. */
  values: TensorValues | null;
  /** The binding's number of the tensor; negative while it has none. */
  id: number;
  refCount: number;
  /** For a tf.Variable that lives in a TensorFlow variable: the binding's number of that. */
  resource?: number;
}

/** The step that is being traced. */
export interface Trace {
  /** Tensors that are made in it, and its inputs. */
  readonly inside: WeakSet<object>;
  /** Tensors of before that it uses. */
  readonly outside: Set<object>;
  /** TensorFlow variables that it reads. */
  readonly resources: Set<number>;
}

/** The package's backend as this course uses it. */
export interface NativeBackend extends tf.KernelBackend, RawBackend {
  readonly binding: TensorFlowBinding;
  readonly tensorMap: tf.DataStorage<TensorData>;
  readonly createOutputTensor: (metadata: TensorMetadata) => tf.Tensor;
  readonly getInputTensorIds: (tensors: readonly Input[]) => number[];
  readonly disposeData: (dataId: object, force?: boolean) => boolean;
  readonly readSync: (dataId: object) => tf.backend_util.BackendValues;
  readonly write: (values: never, shape: number[], dtype: tf.DataType) => object;
  /** Ours: set while a step is traced. */
  trace?: Trace | undefined;
}

/** In place of the number of a tensor that has none at present. */
export const NO_ID = -1;

const READS_IN_STEP =
  'compileStep: the step reads the values of a tensor (dataSync, arraySync, data, print …). It is ' +
  'compiled once for all batches, so it cannot look at the numbers of one: compute with tensors ' +
  '(tf.where instead of if), or read the loss that the step returns.';

/**
 * Adds to the package's backend what the course needs: forgotten tensors are freed, tf.Variables
 * may live in TensorFlow variables, and a step may be traced.
 */
export function extendBackend(backend: NativeBackend): void {
  freeForgottenTensors(backend);
  const { createOutputTensor, getInputTensorIds, readSync, write } = backend;
  const prepare = ({ dataId }: Input): void => {
    if (dataId) use(backend, dataId);
  };
  Object.assign(backend, {
    createOutputTensor: (metadata: TensorMetadata) => {
      const tensor = createOutputTensor.call(backend, metadata);
      backend.trace?.inside.add(tensor.dataId);
      return tensor;
    },
    write: (...all: Parameters<typeof write>) => {
      const dataId = write.call(backend, ...all);
      backend.trace?.inside.add(dataId);
      return dataId;
    },
    getInputTensorIds: (tensors: readonly Input[]) => {
      tensors.forEach(prepare);
      return getInputTensorIds.call(backend, tensors);
    },
    readSync: (dataId: object) => {
      const isComputed = backend.tensorMap.get(dataId).values === null;
      if (backend.trace && isComputed) throw new Error(READS_IN_STEP);
      use(backend, dataId);
      return readSync.call(backend, dataId);
    },
  });
}

/** Reads a tensor's value from its variable, if it has one, and notes what a traced step uses. */
function use({ binding, tensorMap, trace }: NativeBackend, dataId: object): void {
  if (!tensorMap.has(dataId)) return;
  const data = tensorMap.get(dataId);
  const { resource, dtype } = data;
  if (resource === undefined) {
    if (trace && !trace.inside.has(dataId)) trace.outside.add(dataId);
    return;
  }
  trace?.resources.add(resource);
  if (data.id >= 0) return;
  const attribute: OpAttribute = { name: 'dtype', type: binding.TF_ATTR_TYPE, value: dtype };
  data.id = binding.executeOp('ReadVariableOp', [attribute], [resource], 1)[0]?.id ?? NO_ID;
}

/** Frees TensorFlow's memory of tensors that were never disposed, once nothing refers to them. */
function freeForgottenTensors(backend: NativeBackend): void {
  const forgotten = new FinalizationRegistry<number>((id) => {
    backend.binding.deleteTensor(id);
  });
  const { createOutputTensor, getInputTensorIds, disposeData } = backend;
  const watched = new WeakSet<object>();
  const watch = (dataId: object, id: number): void => {
    watched.add(dataId);
    forgotten.register(dataId, id, dataId);
  };
  Object.assign(backend, {
    createOutputTensor: (metadata: TensorMetadata) => {
      const tensor = createOutputTensor.call(backend, metadata);
      watch(tensor.dataId, metadata.id);
      return tensor;
    },
    getInputTensorIds: (tensors: readonly Input[]) => {
      const ids = getInputTensorIds.call(backend, tensors);
      tensors.forEach(({ dataId }, i) => {
        const id = ids[i];
        if (!dataId || id === undefined || watched.has(dataId)) return;
        // A tensor made in JavaScript gets its number when it is first used. What a variable's
        // tensor has is its last reading, which goes and comes.
        if (backend.tensorMap.get(dataId).resource === undefined) watch(dataId, id);
      });
      return ids;
    },
    disposeData: (dataId: object, force?: boolean) => {
      const gone = disposeData.call(backend, dataId, force);
      if (gone) forgotten.unregister(dataId);
      return gone;
    },
  });
}

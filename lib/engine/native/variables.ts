import * as tf from '@tensorflow/tfjs';
import { shape, text, type } from './attributes';
import { NO_ID, type NativeBackend } from './backend';
import type { OpAttribute } from './binding';

/** Where a tf.Variable lives once a step that uses it is compiled. */
interface Home {
  /** The binding's number of the TensorFlow variable. */
  readonly resource: number;
  /** tfjs's place for the value; another one means that the variable has been assigned to. */
  readonly dataId: object;
}

const homes = new Map<tf.Variable, Home>();

let count = 0;

const typeOf = (name: string, { dtype }: tf.Variable): OpAttribute => type(name, dtype);

function newResource({ binding }: NativeBackend, variable: tf.Variable): number {
  count += 1;
  const attributes = [
    typeOf('dtype', variable),
    shape('shape', variable.shape),
    text('shared_name', `course_variable_${count}`),
  ];
  return binding.executeOp('VarHandleOp', attributes, [], 1)[0]?.id ?? NO_ID;
}

/** Writes the value of a tensor into a TensorFlow variable. */
function assign(backend: NativeBackend, variable: tf.Variable, resource: number): void {
  const ids = [resource, ...backend.getInputTensorIds([variable])];
  backend.binding.executeOp('AssignVariableOp', [typeOf('dtype', variable)], ids, 0);
}

/** Makes `variable` read from `resource`: under a place of its own, which nothing else shares. */
function moveIn(backend: NativeBackend, variable: tf.Variable, resource: number): Home {
  const { dtype } = backend.tensorMap.get(variable.dataId);
  const home = { resource, dataId: {} };
  backend.tensorMap.set(home.dataId, {
    ...{ shape: variable.shape, dtype, values: null },
    ...{ id: NO_ID, refCount: 1, resource },
  });
  const info = { dataId: home.dataId, shape: variable.shape, dtype: variable.dtype };
  const tensor = tf.engine().makeTensorFromTensorInfo(info);
  variable.assign(tensor);
  tensor.dispose();
  homes.set(variable, home);
  return home;
}

/** Clones of the variable share its place: they keep the value of now, the variable moves out. */
function moveOut(backend: NativeBackend, variable: tf.Variable, { resource }: Home): Home {
  backend.getInputTensorIds([variable]);
  delete backend.tensorMap.get(variable.dataId).resource;
  return moveIn(backend, variable, resource);
}

/**
 * Makes a tf.Variable live in a TensorFlow variable, which compiled steps change in place.
 *
 * tfjs goes on as before: it reads the value when it needs it, and where it has assigned another,
 * that one is written back here.
 *
 * @returns The binding's number of the TensorFlow variable.
 */
export function resourceOf(backend: NativeBackend, variable: tf.Variable): number {
  const home = homes.get(variable);
  if (home?.dataId !== variable.dataId) {
    const resource = home?.resource ?? newResource(backend, variable);
    assign(backend, variable, resource);
    return moveIn(backend, variable, resource).resource;
  }
  const isShared = backend.tensorMap.get(home.dataId).refCount > 1;
  return (isShared ? moveOut(backend, variable, home) : home).resource;
}

/**
 * Forgets the value of a variable that was read before: it is about to change. A value that is
 * still held would make TensorFlow copy the variable instead of changing it in place.
 */
export function forgetValue({ binding, tensorMap }: NativeBackend, { dataId }: tf.Variable): void {
  const data = tensorMap.get(dataId);
  if (data.id < 0) return;
  binding.deleteTensor(data.id);
  data.id = NO_ID;
}

/** Whether the variable has lived in a TensorFlow variable and has since been assigned to. */
export const isAssigned = (variable: tf.Variable): boolean =>
  homes.get(variable)?.dataId !== variable.dataId;

/** Frees the TensorFlow variables of all tf.Variables that have been disposed. */
export function freeDisposed({ binding }: NativeBackend): void {
  for (const [variable, { resource }] of homes) {
    if (!variable.isDisposed) continue;
    binding.executeOp('DestroyResourceOp', [], [resource], 0);
    binding.deleteTensor(resource);
    homes.delete(variable);
  }
}

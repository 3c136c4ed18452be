import { loadBinding, type TensorFlowBinding } from '../../lib/engine/native/binding';
import { shape, text, type } from '../../lib/engine/native/attributes';

/** The binding; a suite without it is skipped, unless COURSE_ENGINE asks for it. */
export function useBinding(): () => TensorFlowBinding {
  let binding: TensorFlowBinding | undefined;
  before(function () {
    try {
      binding = loadBinding();
    } catch (error) {
      if (process.env['COURSE_ENGINE'] === 'native') throw error;
      this.skip();
    }
  });
  return () => binding!;
}

/** A matrix of these rows: its number. */
export const matrix = (tensorflow: TensorFlowBinding, rows: readonly number[][]): number =>
  tensorflow.createTensor(
    [rows.length, rows[0]!.length],
    tensorflow.TF_FLOAT,
    Float32Array.from(rows.flat()),
  );

/** The values of a tensor as plain numbers. */
export const valuesOf = (tensorflow: TensorFlowBinding, id: number): number[] =>
  Array.from(tensorflow.tensorDataSync(id) as Float32Array);

/** Runs an op with one result: its number. */
export const one = (
  tensorflow: TensorFlowBinding,
  name: string,
  inputs: readonly number[],
  attributes: Parameters<TensorFlowBinding['executeOp']>[1] = [],
): number => tensorflow.executeOp(name, attributes, inputs, 1)[0]!.id;

const FLOAT = [type('dtype', 'float32')];
let variables = 0;

/** A variable with this value: the number of its resource. */
export function variable(
  tensorflow: TensorFlowBinding,
  value: number,
  size: readonly number[],
): number {
  variables += 1;
  const attributes = [...FLOAT, shape('shape', size), text('shared_name', `test${variables}`)];
  const resource = one(tensorflow, 'VarHandleOp', [], attributes);
  tensorflow.executeOp('AssignVariableOp', FLOAT, [resource, value], 0);
  return resource;
}

/** The value of a variable, as a new tensor. */
export const readVariable = (tensorflow: TensorFlowBinding, resource: number): number =>
  one(tensorflow, 'ReadVariableOp', [resource], FLOAT);

/** variable += value */
export const addTo = (tensorflow: TensorFlowBinding, resource: number, value: number): void => {
  tensorflow.executeOp('AssignAddVariableOp', FLOAT, [resource, value], 0);
};

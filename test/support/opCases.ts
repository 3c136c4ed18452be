import * as tf from '@tensorflow/tfjs';
import { assertSameResults, resultsOn, tensorOf, type Numbers } from './rungs';

type Tensors = tf.Tensor[];

/** One op on given inputs, to be computed on two rungs. */
export interface OpCase {
  readonly name: string;
  readonly inputs: readonly Numbers[];
  readonly run: (...inputs: Tensors) => tf.Tensor | Tensors;
  /** Without it gradients are compared too, for every float input. */
  readonly forwardOnly?: boolean;
  readonly tolerance?: number;
}

const listOf = (result: tf.Tensor | Tensors): Tensors =>
  Array.isArray(result) ? result : [result];

/** A number with a different weight for each element, so that no gradient is constant. */
const weighted = (results: Tensors): tf.Tensor =>
  tf.addN(
    results
      .filter(({ dtype }) => dtype === 'float32')
      .map((y) => tf.range(0, y.size).mul(0.7).cos().reshape(y.shape).mul(y).sum()),
  );

function gradients({ inputs, run }: OpCase, tensors: Tensors): Record<string, tf.Tensor> {
  const isFloat = inputs.map(({ dtype }) => dtype === 'float32');
  const floats = tensors.filter((_, i) => isFloat[i]);
  const of = tf.grads((...moved: Tensors) => {
    const rest = [...moved];
    return weighted(listOf(run(...tensors.map((x, i) => (isFloat[i] ? rest.shift()! : x)))));
  });
  return Object.fromEntries(of(floats).map((g, i) => [`gradient ${i}`, g]));
}

const compute = (opCase: OpCase) => (): Record<string, tf.Tensor> => {
  const tensors = opCase.inputs.map(tensorOf);
  const results = listOf(opCase.run(...tensors));
  return {
    ...Object.fromEntries(results.map((y, i) => [`result ${i}`, y])),
    ...(opCase.forwardOnly ? {} : gradients(opCase, tensors)),
  };
};

/** A test for each case: a backend against pure JavaScript. */
export function itAgrees(cases: readonly OpCase[], backend = 'tensorflow'): void {
  for (const opCase of cases) {
    it(`${opCase.name} as pure JavaScript does`, async () => {
      tf.engine().startScope();
      const expected = await resultsOn('cpu', compute(opCase));
      const actual = await resultsOn(backend, compute(opCase));
      tf.engine().endScope();
      assertSameResults(actual, expected, opCase.tolerance);
    });
  }
}

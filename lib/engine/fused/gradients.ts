import * as tf from '@tensorflow/tfjs';
import { float, type } from '../native/attributes';
import { NATIVE, replaceKernel } from '../replaceKernel';

/** A gradient by one op of TensorFlow in place of the several that tfjs composes it of. */
interface NativeGradient {
  /** tfjs's kernel, such as `Relu`. */
  readonly kernel: string;
  /** TensorFlow's op, such as `ReluGrad`: of the gradient and of `saved`. */
  readonly op: string;
  readonly saves: 'input' | 'output';
  readonly alpha?: boolean;
}

const GRADIENTS: readonly NativeGradient[] = [
  { kernel: 'Relu', op: 'ReluGrad', saves: 'output' },
  { kernel: 'LeakyRelu', op: 'LeakyReluGrad', saves: 'input', alpha: true },
];

interface Alpha {
  readonly alpha: number;
}

function registerNativeGradient({ kernel, op, saves, alpha }: NativeGradient): void {
  const name = `Course${op}`;
  const before = tf.getGradient(kernel);
  replaceKernel<'dy' | 'saved', Alpha>(name, ({ inputs: { dy, saved }, attrs, backend }) =>
    backend.executeSingleOutput(
      op,
      [type('T', 'float32'), ...(alpha ? [float('alpha', attrs.alpha)] : [])],
      [dy, saved],
    ),
  );
  tf.unregisterGradient(kernel);
  tf.registerGradient({
    kernelName: kernel,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => {
      const [x, y] = saved as [tf.Tensor, tf.Tensor];
      // Gradients are registered for all backends at once: the others go on as before.
      if (tf.getBackend() !== NATIVE) return before.gradFunc(dy, [x], attrs);
      const inputs = { dy: dy as tf.Tensor, saved: saves === 'input' ? x : y };
      return { x: () => tf.engine().runKernel<tf.Tensor>(name, inputs, attrs) };
    },
  });
}

/** Gradients of activations by TensorFlow's own ops, wherever the native engine runs. */
export function registerNativeGradients(): void {
  GRADIENTS.forEach(registerNativeGradient);
}

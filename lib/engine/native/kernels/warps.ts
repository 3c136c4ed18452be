import * as tf from '@tensorflow/tfjs';
import { text, type } from '../attributes';
import { replaceKernel, type RawBackend } from '../../replaceKernel';

interface Warp {
  /** Rows of eight numbers: where each output pixel is taken from. */
  readonly transforms: tf.Tensor;
  readonly size: readonly number[];
  readonly fill: number;
  readonly interpolation: string;
  readonly fillMode: string;
}

const warp = (
  backend: RawBackend,
  images: tf.Tensor,
  { transforms, size, fill, interpolation, fillMode }: Warp,
): tf.Tensor =>
  backend.executeSingleOutput(
    'ImageProjectiveTransformV3',
    [
      type('dtype', 'float32'),
      text('interpolation', interpolation.toUpperCase()),
      text('fill_mode', fillMode.toUpperCase()),
    ],
    [images, transforms, tf.tensor1d([...size], 'int32'), tf.scalar(fill)],
  );

interface TransformAttributes {
  readonly interpolation: string;
  readonly fillMode: string;
  readonly fillValue: number;
  readonly outputShape?: [number, number];
}

interface RotateAttributes {
  readonly radians: number;
  readonly fillValue: number | [number, number, number];
  readonly center: number | [number, number];
}

/** The rotation about `center` as eight numbers of a projective transform. */
function rotation({ radians, center }: RotateAttributes, height: number, width: number): number[] {
  const [x, y] = tf.backend_util.getImageCenter(center, height, width);
  const [c, s] = [Math.cos(radians), Math.sin(radians)];
  return [c, -s, x - c * x + s * y, s, c, y - s * x - c * y, 0, 0];
}

/** tf.image.transform and tf.image.rotateWithOffset, which the package lacks. */
export function registerWarpKernels(): void {
  replaceKernel<'image' | 'transforms', TransformAttributes>(
    'Transform',
    ({ inputs: { image, transforms }, attrs, backend }) => {
      const size = attrs.outputShape ?? image.shape.slice(1, 3);
      return warp(backend, image, { ...attrs, transforms, size, fill: attrs.fillValue });
    },
  );
  replaceKernel<'image', RotateAttributes>(
    'RotateWithOffset',
    ({ inputs: { image }, attrs, backend }) => {
      const [, height = 0, width = 0, channels = 0] = image.shape;
      const transforms = tf.tensor2d([rotation(attrs, height, width)]);
      const rotate = (images: tf.Tensor, fill: number) =>
        warp(backend, images, {
          ...{ transforms, size: [height, width], fill },
          ...{ interpolation: 'nearest', fillMode: 'constant' },
        });
      const { fillValue } = attrs;
      if (typeof fillValue === 'number') return rotate(image, fillValue);
      // One colour a channel, and an opaque fourth channel, as tfjs has it.
      const fills = [...fillValue, 255];
      return tf.concat(
        tf.split(image, channels, 3).map((channel, i) => rotate(channel, fills[i] ?? 255)),
        3,
      );
    },
  );
}

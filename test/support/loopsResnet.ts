/** A batch of images, number by number: [image][row][column][channel]. */
export type Images = readonly number[][][][];

/** Weights, or running statistics, by name, in row-major order. */
export type FlatWeights = Readonly<Record<string, readonly number[]>>;

/** What the loops read, and the statistics that training leaves. */
export interface LoopState {
  readonly weights: FlatWeights;
  readonly statistics: FlatWeights;
  readonly training: boolean;
  /** Filled in training: the statistics of after the step. */
  readonly after: Record<string, number[]>;
}

interface Window {
  readonly size: number;
  readonly stride: number;
}

/** Calls `visit` for every tap of a centred window that lies inside an image. */
function slide(
  { length, 0: row }: readonly number[][][],
  { size, stride }: Window,
  visit: (at: { y: number; x: number; row: number; column: number; tap: number }) => void,
): void {
  const padding = (size - 1) / 2;
  for (let y = 0; y * stride < length; y += 1) {
    for (let x = 0; x * stride < row!.length; x += 1) {
      for (let tap = 0; tap < size * size; tap += 1) {
        const at = y * stride - padding + Math.floor(tap / size);
        const column = x * stride - padding + (tap % size);
        const isInside = at >= 0 && at < length && column >= 0 && column < row!.length;
        if (isInside) visit({ y, x, row: at, column, tap });
      }
    }
  }
}

const blank = (image: readonly number[][][], stride: number, channels: number, value: number) =>
  Array.from({ length: Math.ceil(image.length / stride) }, () =>
    Array.from({ length: Math.ceil(image[0]!.length / stride) }, () =>
      new Array<number>(channels).fill(value),
    ),
  );

/** A convolution, padded on every side; `weight` is [size, size, inputs, outputs]. */
export function convolutionLoops(
  images: Images,
  weight: readonly number[],
  window: Window,
): number[][][][] {
  const inputs = images[0]![0]![0]!.length;
  const outputs = weight.length / (window.size ** 2 * inputs);
  return images.map((image) => {
    const result = blank(image, window.stride, outputs, 0);
    slide(image, window, ({ y, x, row, column, tap }) => {
      for (let i = 0; i < inputs; i += 1) {
        for (let o = 0; o < outputs; o += 1) {
          result[y]![x]![o]! +=
            image[row]![column]![i]! * weight[(tap * inputs + i) * outputs + o]!;
        }
      }
    });
    return result;
  });
}

/** The largest of each 3 × 3 pixels, every second. */
export const maxPoolLoops = (images: Images): number[][][][] =>
  images.map((image) => {
    const result = blank(image, 2, image[0]![0]!.length, -Infinity);
    slide(image, { size: 3, stride: 2 }, ({ y, x, row, column }) => {
      image[row]![column]!.forEach((value, c) => {
        result[y]![x]![c] = Math.max(result[y]![x]![c]!, value);
      });
    });
    return result;
  });

const each = (images: Images, change: (value: number, channel: number) => number) =>
  images.map((image) => image.map((row) => row.map((pixel) => pixel.map(change))));

/** Batch norm by the batch's statistics or, frozen, by the running ones. */
export function batchNormLoops(images: Images, name: string, state: LoopState): number[][][][] {
  const read = (field: string) => state.weights[`${name}.${field}`]!;
  const running = (field: string) => state.statistics[`${name}.${field}`]!;
  const pixels = images.flat(2);
  const own = pixels[0]!.map((_, c) => {
    const values = pixels.map((pixel) => pixel[c]!);
    const mean = values.reduce((total, v) => total + v, 0) / values.length;
    const squares = values.reduce((total, v) => total + (v - mean) ** 2, 0);
    return { mean, variance: squares / values.length, unbiased: squares / (values.length - 1) };
  });
  const kept = own.map((_, c) => ({
    mean: running('running_mean')[c]!,
    variance: running('running_var')[c]!,
  }));
  if (state.training) {
    const mixed = (old: number, now: number): number => 0.9 * old + 0.1 * now;
    state.after[`${name}.running_mean`] = kept.map((k, c) => mixed(k.mean, own[c]!.mean));
    state.after[`${name}.running_var`] = kept.map((k, c) => mixed(k.variance, own[c]!.unbiased));
  }
  return each(images, (value, c) => {
    const { mean, variance } = (state.training ? own : kept)[c]!;
    return ((value - mean) / Math.sqrt(variance + 1e-5)) * read('weight')[c]! + read('bias')[c]!;
  });
}

const relu = (images: Images) => each(images, (value) => Math.max(0, value));

function blockLoops(x: Images, name: string, stride: number, state: LoopState): number[][][][] {
  const convolve = (images: Images, part: string, window: Window) =>
    convolutionLoops(images, state.weights[`${name}.${part}.weight`]!, window);
  const normed = (images: Images, part: string) => batchNormLoops(images, `${name}.${part}`, state);
  const inner = relu(normed(convolve(x, 'conv1', { size: 3, stride }), 'bn1'));
  const outer = normed(convolve(inner, 'conv2', { size: 3, stride: 1 }), 'bn2');
  const shortcut =
    `${name}.downsample.0.weight` in state.weights
      ? normed(convolve(x, 'downsample.0', { size: 1, stride }), 'downsample.1')
      : x;
  return outer.map((image, n) =>
    image.map((row, y) =>
      row.map((pixel, k) => pixel.map((v, c) => Math.max(0, v + shortcut[n]![y]![k]![c]!))),
    ),
  );
}

/** Embeddings of a ResNet in float64; it has as many stages and blocks as it has weights for. */
export function resnetLoops(
  images: Images,
  stem: 'imagenet' | 'cifar',
  state: LoopState,
): number[][] {
  const isLarge = stem === 'imagenet';
  const window = isLarge ? { size: 7, stride: 2 } : { size: 3, stride: 1 };
  const first = convolutionLoops(images, state.weights['conv1.weight']!, window);
  const begun = relu(batchNormLoops(first, 'bn1', state));
  let x = isLarge ? maxPoolLoops(begun) : begun;
  for (const name of Object.keys(state.weights)) {
    const [, block, stage, index] = /^(layer(\d+)\.(\d+))\.conv1\.weight$/.exec(name) ?? [];
    if (block) x = blockLoops(x, block, stage !== '1' && index === '0' ? 2 : 1, state);
  }
  return x.map((image) => {
    const pixels = image.flat();
    return pixels[0]!.map((_, c) => pixels.reduce((sum, p) => sum + p[c]!, 0) / pixels.length);
  });
}

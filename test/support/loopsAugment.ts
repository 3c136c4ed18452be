/** Red, green and blue of a pixel. */
export type Pixel = readonly [number, number, number];

/** An image as rows of pixels. */
export type Image = readonly (readonly Pixel[])[];

type Change = (image: Image, amount: number) => Image;

const everyPixel = (image: Image, change: (pixel: Pixel) => number[]): Image =>
  image.map((row) => row.map((pixel) => change(pixel) as unknown as Pixel));

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

const luma = ([r, g, b]: Pixel): number => 0.2989 * r + 0.587 * g + 0.114 * b;

const blend = (value: number, other: number, factor: number): number =>
  clamp(factor * value + (1 - factor) * other, 0, 1);

/** torchvision's adjust_brightness: a blend with black. */
export const brightnessLoops: Change = (image, factor) =>
  everyPixel(image, (pixel) => pixel.map((v) => blend(v, 0, factor)));

/** torchvision's adjust_contrast: a blend with the mean of the gray image. */
export const contrastLoops: Change = (image, factor) => {
  const grays = image.flat().map(luma);
  const mean = grays.reduce((total, v) => total + v, 0) / grays.length;
  return everyPixel(image, (pixel) => pixel.map((v) => blend(v, mean, factor)));
};

/** torchvision's adjust_saturation: a blend with the gray image. */
export const saturationLoops: Change = (image, factor) =>
  everyPixel(image, (pixel) => pixel.map((v) => blend(v, luma(pixel), factor)));

/** Hue in [0, 1), saturation and value, by cases of the largest channel. */
export function hsvLoops([r, g, b]: Pixel): Pixel {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const chroma = most - least;
  if (chroma === 0) return [0, 0, most];
  let sixths = 4 + (r - g) / chroma;
  if (most === r) sixths = (g - b) / chroma;
  else if (most === g) sixths = 2 + (b - r) / chroma;
  return [(sixths / 6 + 1) % 1, chroma / most, most];
}

/** The inverse, by cases of the sixth of the circle. */
export function rgbLoops([hue, saturation, value]: Pixel): Pixel {
  const sector = Math.floor(6 * hue);
  const f = 6 * hue - sector;
  const p = clamp(value * (1 - saturation), 0, 1);
  const q = clamp(value * (1 - saturation * f), 0, 1);
  const t = clamp(value * (1 - saturation * (1 - f)), 0, 1);
  const cases: readonly Pixel[] = [
    [value, t, p],
    [q, value, p],
    [p, value, t],
    [p, q, value],
    [t, p, value],
    [value, p, q],
  ];
  return cases[sector % 6]!;
}

/** torchvision's adjust_hue: to HSV, the hue turned, and back. */
export const hueLoops: Change = (image, turns) =>
  everyPixel(image, (pixel) => {
    const [hue, saturation, value] = hsvLoops(pixel);
    const turned = hue + turns;
    return [...rgbLoops([turned - Math.floor(turned), saturation, value])];
  });

/** torchvision's rgb_to_grayscale with three channels. */
export const grayscaleLoops = (image: Image): Image =>
  everyPixel(image, (pixel) => [luma(pixel), luma(pixel), luma(pixel)]);

/** torchvision's hflip. */
export const flipLoops = (image: Image): Image => image.map((row) => [...row].reverse());

/** A part of an image, enlarged bilinearly to the size of the whole (torchvision's resized_crop). */
export function cropLoops(
  image: Image,
  box: {
    readonly top: number;
    readonly left: number;
    readonly height: number;
    readonly width: number;
  },
): Image {
  const part = image
    .slice(box.top, box.top + box.height)
    .map((row) => row.slice(box.left, box.left + box.width));
  const [height, width] = [image.length, image[0]!.length];
  return image.map((row, i) =>
    row.map((_, j) => {
      const y = clamp(((i + 0.5) * box.height) / height - 0.5, 0, box.height - 1);
      const x = clamp(((j + 0.5) * box.width) / width - 0.5, 0, box.width - 1);
      const [top, left] = [Math.floor(y), Math.floor(x)];
      const at = (down: number, right: number) =>
        part[Math.min(top + down, box.height - 1)]![Math.min(left + right, box.width - 1)]!;
      const mixed = at(0, 0).map((_v, c) => {
        const above = at(0, 0)[c]! * (1 - (x - left)) + at(0, 1)[c]! * (x - left);
        const below = at(1, 0)[c]! * (1 - (x - left)) + at(1, 1)[c]! * (x - left);
        return above * (1 - (y - top)) + below * (y - top);
      });
      return mixed as unknown as Pixel;
    }),
  );
}

/** The four changes by name. */
export const COLOUR_LOOPS = {
  brightness: brightnessLoops,
  contrast: contrastLoops,
  saturation: saturationLoops,
  hue: hueLoops,
} satisfies Readonly<Record<string, Change>>;

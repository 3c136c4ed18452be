import { tag } from './markup';
import type { Plane } from './scales';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A PNG that covers `width` by `height` units of the axes, the first of them centred on (0, 0). */
export function picture(source: string, { width, height }: Size, plane: Plane): string {
  const [left, right] = [plane.x.at(-0.5), plane.x.at(width - 0.5)];
  const [top, bottom] = [plane.y.at(-0.5), plane.y.at(height - 0.5)];
  return tag('image', {
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    href: source,
    preserveAspectRatio: 'none',
    style: 'image-rendering: pixelated',
  });
}

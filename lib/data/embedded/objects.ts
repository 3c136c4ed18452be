/** A point in the square from (−1, −1), top left, to (1, 1), bottom right. */
export type Point = readonly [x: number, y: number];

/** Part of an object: `body` and `detail` differ in colour, `hole` shows what is behind. */
export interface Part {
  readonly of: 'body' | 'detail' | 'hole';
  readonly form: Form;
}

/** An ellipse with its axes upright, or a polygon. */
export type Form =
  | { readonly kind: 'ellipse'; readonly centre: Point; readonly radii: Point }
  | { readonly kind: 'polygon'; readonly corners: readonly Point[] };

const ellipse = (x: number, y: number, rx: number, ry: number): Form => ({
  kind: 'ellipse',
  centre: [x, y],
  radii: [rx, ry],
});

const polygon = (...corners: Point[]): Form => ({ kind: 'polygon', corners });

const box = (left: number, top: number, right: number, bottom: number): Form =>
  polygon([left, top], [right, top], [right, bottom], [left, bottom]);

const body = (form: Form): Part => ({ of: 'body', form });
const detail = (form: Form): Part => ({ of: 'detail', form });
const hole = (form: Form): Part => ({ of: 'hole', form });

const petals = Array.from({ length: 6 }, (_, i): Part => {
  const angle = (i * Math.PI) / 3;
  return body(ellipse(0.42 * Math.cos(angle), 0.42 * Math.sin(angle) - 0.3, 0.3, 0.3));
});

/** What the drawn pictures show: each class is a shape, later parts lie over earlier ones. */
export const OBJECTS: Readonly<Record<string, readonly Part[]>> = {
  house: [
    body(box(-0.65, -0.1, 0.65, 0.9)),
    detail(polygon([-0.9, -0.1], [0, -0.9], [0.9, -0.1])),
    detail(box(-0.15, 0.35, 0.2, 0.9)),
  ],
  tree: [
    detail(box(-0.14, 0.4, 0.14, 0.95)),
    body(polygon([-0.75, 0.5], [0, -0.3], [0.75, 0.5])),
    body(polygon([-0.6, 0.05], [0, -0.65], [0.6, 0.05])),
    body(polygon([-0.42, -0.35], [0, -0.95], [0.42, -0.35])),
  ],
  car: [
    body(polygon([-0.95, 0.05], [-0.9, 0.5], [0.9, 0.5], [0.95, 0.15], [0.5, 0.05])),
    body(polygon([-0.6, 0.1], [-0.4, -0.4], [0.25, -0.4], [0.55, 0.1])),
    detail(ellipse(-0.5, 0.5, 0.24, 0.24)),
    detail(ellipse(0.5, 0.5, 0.24, 0.24)),
  ],
  boat: [
    body(polygon([-0.9, 0.4], [0.9, 0.4], [0.6, 0.85], [-0.65, 0.85])),
    body(box(-0.06, -0.9, 0.06, 0.4)),
    detail(polygon([0.1, -0.85], [0.1, 0.25], [0.75, 0.25])),
  ],
  fish: [
    body(polygon([0.35, 0], [0.95, -0.45], [0.95, 0.45])),
    body(ellipse(-0.2, 0, 0.7, 0.4)),
    detail(ellipse(-0.6, -0.08, 0.1, 0.1)),
    detail(polygon([-0.15, 0], [0.25, -0.2], [0.25, 0.2])),
  ],
  flower: [detail(box(-0.07, 0, 0.07, 0.95)), ...petals, detail(ellipse(0, -0.3, 0.22, 0.22))],
  cup: [
    body(ellipse(0.55, 0.1, 0.4, 0.42)),
    hole(ellipse(0.55, 0.1, 0.22, 0.24)),
    body(polygon([-0.75, -0.6], [0.5, -0.6], [0.38, 0.75], [-0.63, 0.75])),
    detail(box(-0.72, -0.3, 0.47, -0.05)),
  ],
  umbrella: [
    body(ellipse(0, 0, 0.95, 0.9)),
    hole(box(-1, 0.02, 1, 1)),
    hole(ellipse(-0.64, 0.05, 0.3, 0.16)),
    hole(ellipse(0, 0.05, 0.3, 0.16)),
    hole(ellipse(0.64, 0.05, 0.3, 0.16)),
    detail(box(-0.06, -0.2, 0.06, 0.9)),
    detail(box(-0.06, 0.8, 0.35, 0.92)),
    detail(box(0.24, 0.65, 0.35, 0.92)),
  ],
  rocket: [
    detail(polygon([-0.3, 0.2], [-0.65, 0.85], [-0.2, 0.65])),
    detail(polygon([0.3, 0.2], [0.65, 0.85], [0.2, 0.65])),
    body(ellipse(0, -0.1, 0.34, 0.85)),
    hole(box(-0.5, 0.62, 0.5, 1)),
    detail(polygon([-0.16, 0.62], [0, 0.97], [0.16, 0.62])),
    detail(ellipse(0, -0.25, 0.14, 0.14)),
  ],
  butterfly: [
    body(ellipse(-0.5, -0.35, 0.42, 0.42)),
    body(ellipse(0.5, -0.35, 0.42, 0.42)),
    body(ellipse(-0.4, 0.42, 0.33, 0.36)),
    body(ellipse(0.4, 0.42, 0.33, 0.36)),
    detail(ellipse(0, 0, 0.12, 0.72)),
  ],
};

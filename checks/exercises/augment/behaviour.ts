import type { Vector } from '../../plain';

/** The four kinds of change of colours. */
export const KINDS = ['brightness', 'contrast', 'saturation', 'hue'] as const;

/** How far colours are changed, by kind. */
export type Strength = Readonly<Record<(typeof KINDS)[number], number>>;

/** What a function does to a picture, as far as it can be seen from outside. */
export interface Behaviour {
  /** Probabilities. */
  readonly flip: number;
  readonly jitter: number;
  readonly gray: number;
  readonly strength: Strength;
}

type Options = Readonly<Record<string, number>>;

/** SimCLR's. */
export const STRENGTH: Strength = { brightness: 0.8, contrast: 0.8, saturation: 0.8, hue: 0.2 };

/** What the options ask for. */
export const behaviourOf = (options: Options): Behaviour => {
  const { flipProbability = 0.5, jitterProbability = 0.8, grayscaleProbability = 0.2 } = options;
  const strength = { ...STRENGTH, ...options };
  return { flip: flipProbability, jitter: jitterProbability, gray: grayscaleProbability, strength };
};

/** The only kind of change of colours that the options leave on. */
export function onlyKind(options: Options): (typeof KINDS)[number] | undefined {
  const on = kindsOn(behaviourOf(options).strength);
  return on.length === 1 ? on[0] : undefined;
}

/** The share of pictures whose colours change: none where every strength is 0. */
export const seenJitter = ({ jitter, strength }: Pick<Behaviour, 'jitter' | 'strength'>): number =>
  kindsOn(strength).length > 0 ? jitter : 0;

const kindsOn = (strength: Strength) => KINDS.filter((kind) => strength[kind] > 0);

/** What is measured, in this order; each completes "… should be 1; yours is 0". */
export const ENTRIES = [
  'the share of pictures that are mirrored',
  'the share of pictures whose colours are changed',
  'the share of pictures that are gray',
  'the share that is both mirrored and gray, beyond what chance makes so,',
  'the mean size of the colour changes that are left (1: as far as SimCLR goes)',
  'the share of pictures with numbers outside 0 to 1',
  'whether one seed gives the same views twice (1: yes)',
  'whether another seed gives other views (1: yes)',
] as const;

/** What is seen of a behaviour over many pictures; `changes` replaces single numbers of it. */
export interface Seen {
  readonly recoloured?: number;
  readonly together?: number;
  readonly repeats?: number;
  readonly varies?: number;
}

/** The entries, worked out from probabilities. */
export function expected(
  { flip, jitter: probability, gray, strength }: Behaviour,
  options: Options,
  seen: Seen = {},
): Vector {
  const jitter = seenJitter({ jitter: probability, strength });
  const kind = onlyKind(options);
  const change = kind === undefined ? 0 : strength[kind] / STRENGTH[kind];
  const isDrawn = [flip, gray].some((p) => p > 0 && p < 1) || jitter > 0;
  // A gray view shows brightness, which saturation leaves as it is.
  const shown = kind === 'saturation' ? jitter * (1 - gray) : jitter;
  const { recoloured = shown, together = 0, repeats = 1, varies = isDrawn ? 1 : 0 } = seen;
  return [
    ...[flip, recoloured, gray, together].map(toTenths),
    toQuarters(jitter * (1 - gray) * change),
    0,
    isDrawn ? repeats : 1,
    varies,
  ];
}

/** Shares are rounded, since they are drawn. */
export const toTenths = (x: number): number => Math.round(10 * x) / 10;

/** Sizes of drawn changes vary more than shares do. */
export const toQuarters = (x: number): number => Math.round(4 * x) / 4;

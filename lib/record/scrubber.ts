import { embeddingScatter } from '../plot/embeddingScatter';
import type { Figure } from '../plot/figure';
import { film } from '../plot/film';
import { columnsOf } from '../plot/numbers';
import { planeRanges } from '../plot/plane';
import type { PlaneOptions } from '../plot/plane';
import type { RunFrame } from './inThePlane';

// A plot has 460 pixels: a 2000th of what it shows is less than a quarter of one.
const STEPS = 2000;

/** Options of {@link scrubber}. */
export interface ScrubberOptions extends PlaneOptions {
  /** What the slider counts. @defaultValue 'epoch' */
  readonly unit?: string;
}

/**
 * A whole training as one figure with a slider, from the first frame of a {@link recorder} to the last.
 *
 * The axes stay where they are, so that only points move. Above them stand the numbers of the
 * frame. Places are rounded to a fraction of a pixel; 20 frames of 500 points take about 150 kB.
 *
 * @param frames - `run.frames`, at least one.
 * @throws RangeError where there is no frame, or labels do not fit.
 */
export function scrubber(
  frames: readonly RunFrame[],
  { unit = 'epoch', ...options }: ScrubberOptions = {},
): Figure {
  if (frames.length === 0) {
    throw new RangeError(
      'scrubber: there are no frames; call run.record(epoch, embeddings) first.',
    );
  }
  const all = frames.map(({ points }) => columnsOf('scrubber', points));
  const [x, y] = planeRanges(all, 0.05);
  const decimals = Math.min(100, Math.max(0, -Math.floor(Math.log10((x[1] - x[0]) / STEPS))));
  const moments = frames.map(({ epoch, points, labels, monitors }): [string, Figure] => {
    const rounded = points.map((point) => point.map((value) => Number(value.toFixed(decimals))));
    const title = [options.title ?? '', notes(monitors)].filter((text) => text !== '').join(': ');
    const figure = embeddingScatter(rounded, labels, { ...options, title });
    const { xaxis, yaxis } = figure.layout;
    const layout = {
      ...figure.layout,
      xaxis: { ...xaxis, range: x },
      yaxis: { ...yaxis, range: y },
    };
    return [String(epoch), { ...figure, layout }];
  });
  return film(new Map(moments), `${unit} `);
}

const notes = (monitors: RunFrame['monitors']): string =>
  Object.entries(monitors)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(3))}`)
    .join(', ');

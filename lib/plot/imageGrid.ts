import type { Figure } from './figure';
import { wrapped } from './labels';
import { mosaic } from './mosaic';
import { pictureCount } from './pictures';
import type { PictureSheet } from './pictures';
import { enlarged, pngUri } from './png';
import { axis, frame, nothing } from './template';

/** How pictures are laid out and named. */
export interface ImageGridOptions {
  readonly title?: string;
  /** A text under each picture. */
  readonly captions?: readonly string[];
  /** Pictures beside each other. */
  readonly columns?: number;
  /** Draws the first `count` pictures only. */
  readonly count?: number;
}

const MOST = 400;
const WIDTH = 660;
const LARGEST_SCALE = 5;
const GAP = 2;
const LINE_HEIGHT = 16;

/**
 * Pictures in rows, each pixel a square of whole screen pixels, with captions below them.
 *
 * @throws RangeError where the pixels are not whole pictures, there are more than 400 of them, or the captions do not fit.
 */
export function imageGrid(
  sheet: PictureSheet,
  { title = '', captions = [], columns = 10, count: wanted = Infinity }: ImageGridOptions = {},
): Figure {
  const count = Math.max(0, Math.min(Math.floor(wanted), pictureCount('imageGrid', sheet)));
  if (count === 0) return empty(title);
  assertDrawable(count, captions);
  const across = Math.max(1, Math.min(columns, count));
  const { scale, step, texts } = places(sheet, across, captions);
  const trim = [GAP, texts.length > 0 ? 0 : GAP] as const;
  const { width, height, rgba } = enlarged(mosaic(sheet, { count, across, step, trim }), scale);
  return {
    data: [{ type: 'image', source: pngUri({ width, height, rgba }), hoverinfo: 'skip' }],
    layout: frame({
      title,
      box: [width, height],
      left: 16,
      bottom: 16,
      xaxis: axis('', [-0.5, width - 0.5], { visible: false }),
      yaxis: axis('', [height - 0.5, -0.5], { visible: false, scaleanchor: 'x' }),
      annotations: texts.map((text, i) => {
        const [column, row] = [i % across, Math.floor(i / across)];
        const [right, down] = [
          column * step[0] + sheet.shape[1] / 2,
          row * step[1] + sheet.shape[0],
        ];
        return { text, x: scale * right, y: scale * down, showarrow: false, yanchor: 'top' };
      }),
    }),
  };
}

/** How large a pixel is drawn, how far pictures are apart, and the captions broken to that width. */
function places(
  { shape: [height, width] }: PictureSheet,
  across: number,
  captions: readonly string[],
): { scale: number; step: [right: number, down: number]; texts: string[] } {
  const scale = Math.max(1, Math.min(LARGEST_SCALE, Math.floor(WIDTH / (across * (width + GAP)))));
  const texts = captions.map((text) => wrapped(text, scale * (width + GAP)));
  const lines = Math.max(0, ...texts.map((text) => text.split('<br>').length));
  const below = lines === 0 ? GAP : Math.ceil((lines * LINE_HEIGHT + 10) / scale);
  return { scale, step: [width + GAP, height + below], texts };
}

function assertDrawable(count: number, captions: readonly string[]): void {
  if (count > MOST) {
    throw new RangeError(
      `imageGrid: ${count} pictures; it draws at most ${MOST}, so choose some with { count: 100 }.`,
    );
  }
  if (captions.length !== 0 && captions.length !== count) {
    throw new RangeError(
      `imageGrid: ${captions.length} captions for ${count} pictures; each wants one caption.`,
    );
  }
}

const empty = (title: string): Figure => ({
  data: [],
  layout: frame({
    title,
    box: [400, 100],
    xaxis: axis('', [0, 1], { visible: false }),
    yaxis: axis('', [0, 1], { visible: false }),
    annotations: nothing(true),
  }),
});

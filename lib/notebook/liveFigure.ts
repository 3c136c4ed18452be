import { randomUUID } from 'node:crypto';
import type { Figure } from '../plot/figure';
import { display } from './display';
import { thisHost } from './host';
import type { Host } from './host';
import { figureBundle } from './show';
import { throttled } from './throttled';

/** A figure on show that can be changed in place. */
export interface LiveFigure {
  /** Puts another figure in the place of the one that is shown. */
  readonly update: (figure: Figure) => void;
  /** Shows the last figure, or a closing one, without delay. */
  readonly done: (figure?: Figure) => void;
}

// Milliseconds: five pictures a second look like a film, more would slow down the training.
const INTERVAL = 200;

/**
 * Shows a figure that changes in place, at most five times a second; the last state is always sent.
 *
 * In a terminal only the last state is printed, by `done`.
 *
 * @param host - For tests.
 */
export function liveFigure(initial: Figure, host: Host = thisHost()): LiveFigure {
  const displayId = randomUUID();
  let last = initial;
  const draw = (figure: Figure, update: boolean): void => {
    if (host.kernel) display(figureBundle(figure), { displayId, update }, host);
  };
  const { push, flush } = throttled<Figure>(
    (figure) => {
      draw(figure, true);
    },
    host,
    INTERVAL,
  );
  // Stop clears the cell's timers, and with them the update that waits.
  host.kernel?.stopSignal().addEventListener('abort', flush, { once: true });
  draw(initial, false);
  const update = (figure: Figure): void => {
    last = figure;
    push(figure);
  };
  const done = (figure: Figure = last): void => {
    if (figure !== last) update(figure);
    flush();
    if (!host.kernel) display(figureBundle(figure), {}, host);
  };
  return { update, done };
}

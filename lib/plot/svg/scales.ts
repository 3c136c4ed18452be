import { scaleLinear, scaleLog } from 'd3-scale';
import type { Axis, Layout } from '../figure';

/** One axis in pixels of the plot's box. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** Both axes; (0, 0) is the top left corner of the plot's box. */
export interface Plane {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
}

const TICK_DISTANCE = { x: 75, y: 48 } as const;

/** Where the layout's axes put data and ticks. */
export function planeOf({ width, height, margin, xaxis, yaxis }: Layout): Plane {
  const inner = [width - margin.l - margin.r, height - margin.t - margin.b] as const;
  return {
    x: scaleOf(xaxis, [0, inner[0]], inner[0] / TICK_DISTANCE.x),
    y: scaleOf(yaxis, [inner[1], 0], inner[1] / TICK_DISTANCE.y),
    width: inner[0],
    height: inner[1],
  };
}

/** An axis laid along pixels, with about `count` ticks where it does not name its own. */
function scaleOf(axis: Axis, pixels: readonly [number, number], count: number): Scale {
  const scale =
    axis.type === 'log'
      ? scaleLog(
          axis.range.map((power) => 10 ** power),
          pixels,
        )
      : scaleLinear(axis.range, pixels);
  const format = scale.tickFormat(count);
  const values = axis.tickvals ?? scale.ticks(count);
  const texts = axis.ticktext ?? values.map(format);
  return {
    at: scale,
    ticks: values.map((value, i) => ({ at: scale(value), text: texts[i] ?? '' })),
  };
}

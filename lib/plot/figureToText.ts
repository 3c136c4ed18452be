import type { Axis, Figure, Frame, HeatmapTrace, Layout, Plain, Trace } from './figure';
import { linesOf } from './labels';
import { extentOf } from './numbers';

const KINDS = {
  scatter: 'Curves and points',
  scattergl: 'Points',
  bar: 'Bars',
  heatmap: 'Heat map',
  image: 'Pictures',
} as const;

const MOST_NUMBERS = 12;

/** The figure in words, for a terminal and for screen readers: what it is, its axes, its extent; a small matrix in full. */
export function figureToText({ data, layout, frames = [] }: Figure): string {
  const title = textOf(layout.title.text);
  const shown = data.filter((trace) => !('hoverinfo' in trace) || trace.type === 'image');
  const arrows = layout.annotations.filter(({ showarrow }) => showarrow);
  const kind = shown[0] ? KINDS[shown[0].type] : arrows.length > 0 ? 'Arrows' : 'Empty plot';
  const sentences = [
    title === '' ? kind : `${kind}: ${title}`,
    ...[axisText('horizontal', layout.xaxis), axisText('vertical', layout.yaxis)],
    ...shown.map(traceText),
    ...arrows.map(({ x, y }) => `to (${short(x)}, ${short(y)})`),
    layout.annotations
      .map(({ text }) => textOf(text))
      .filter((text) => text !== '')
      .join(', '),
    frames.length > 0 ? filmText(layout, frames) : '',
  ];
  const numbers = shown.flatMap((trace) => (trace.type === 'heatmap' ? [matrixText(trace)] : []));
  return [sentences.filter((s) => s !== '').join('. ') + '.', ...numbers].join('\n').trimEnd();
}

const filmText = ({ sliders = [] }: Layout, frames: readonly Frame[]): string =>
  `The last of ${frames.length} frames, ` +
  `${sliders[0]?.currentvalue.prefix ?? ''}${frames[0]?.name ?? ''} to ${frames.at(-1)?.name ?? ''}`;

const textOf = (label: string): string => linesOf(label).join(' ');

const axisText = (which: string, { title, type, visible }: Axis): string =>
  !visible || title.text === ''
    ? ''
    : `${which} axis: ${textOf(title.text)}${type === 'log' ? ' (logarithmic)' : ''}`;

function traceText(trace: Trace): string {
  switch (trace.type) {
    case 'scatter':
    case 'scattergl':
      if (trace.mode === 'text') return '';
      return named(trace.name, `${points(count(trace.y))}, x ${span(trace.x)}, y ${span(trace.y)}`);
    case 'bar':
      return named(trace.name, `${trace.y.length} bars, ${span(trace.y)} high, x ${span(trace.x)}`);
    case 'heatmap': {
      const columns = trace.z[0]?.length ?? 0;
      return `${trace.z.length} × ${columns} cells, ${span(trace.z.flat())}`;
    }
    case 'image':
      return '';
  }
}

const named = (name: string, text: string): string =>
  name === '' ? text : `${textOf(name)}: ${text}`;

const count = (values: readonly Plain[]): number => values.filter((v) => v !== null).length;

const points = (n: number): string => (n === 1 ? '1 point' : `${n} points`);

function span(values: readonly Plain[]): string {
  const [low, high] = extentOf(values);
  return count(values) === 0 ? 'nowhere' : `from ${short(low)} to ${short(high)}`;
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** The numbers of a matrix that fits on a screen; nothing for a larger one. */
function matrixText({ z }: HeatmapTrace): string {
  if (z.length > MOST_NUMBERS || (z[0]?.length ?? 0) > MOST_NUMBERS) return '';
  return z
    .map((row) => row.map((v) => (v === null ? '–' : v.toFixed(2)).padStart(6)).join(' '))
    .join('\n');
}

import type {
  Animate,
  Buttons,
  Control,
  Figure,
  Layout,
  ScatterTrace,
  Slider,
  Trace,
} from './figure';

// Pixels below the plot that slider and buttons take.
const CONTROLS = 110;
// Pixels from the plot's lower edge to the controls: ticks and the axis title lie between.
const BELOW_AXIS = 56;
// Milliseconds a frame is shown while the film plays.
const PACE = 400;

/**
 * Figures that differ in the places of their points and in their titles as one, with a slider.
 *
 * It opens with the last. Plotly keeps the frames, so that the slider needs no kernel.
 *
 * @param moments - Name → figure, in the order of time. All have the same traces.
 * @param prefix - What stands before the name of the frame on show, such as `epoch `.
 * @throws RangeError where there is no figure, or traces differ in number.
 */
export function film(moments: ReadonlyMap<string, Figure>, prefix = ''): Figure {
  const figures = [...moments.values()];
  const names = [...moments.keys()];
  const last = figures.at(-1);
  if (!last || figures.some(({ data }) => data.length !== last.data.length)) {
    const found = figures.map(({ data }) => data.length).join(', ');
    throw new RangeError(
      `film: moments have [${found}] traces; there must be equally many in all.`,
    );
  }
  const frames = figures.map(({ data, layout }, i) => ({
    name: names[i] ?? '',
    data: data.map((trace) => ({ x: moving(trace).x, y: moving(trace).y })),
    layout: { title: layout.title },
  }));
  return {
    data: last.data,
    layout: { ...roomFor(figures, last.layout), ...controls(names, prefix) },
    frames,
  };
}

/** The figure at one moment, without controls; the last where none is named. Others stay as they are. */
export function stillOf(figure: Figure, moment = (figure.frames?.length ?? 0) - 1): Figure {
  const frame = figure.frames?.[moment];
  if (!frame) return figure;
  const { height, margin } = figure.layout;
  return {
    data: figure.data.map((trace, i) => ({ ...moving(trace), ...frame.data[i] })),
    layout: {
      ...figure.layout,
      ...frame.layout,
      height: height - CONTROLS,
      margin: { ...margin, b: margin.b - CONTROLS },
    },
  };
}

/** The trace as one that can move. */
function moving(trace: Trace): ScatterTrace {
  if ((trace.type === 'scatter' || trace.type === 'scattergl') && trace.mode !== 'text')
    return trace;
  throw new TypeError(
    `film: there is a trace of type ${trace.type}; only points and curves can move.`,
  );
}

/** The last layout, as high as the tallest title wants it, with room for the controls. */
function roomFor(figures: readonly Figure[], last: Layout): Layout {
  const top = Math.max(...figures.map(({ layout }) => layout.margin.t));
  return {
    ...last,
    height: last.height + top - last.margin.t + CONTROLS,
    margin: { ...last.margin, t: top, b: last.margin.b + CONTROLS },
  };
}

const animate = (
  frames: Animate[0],
  duration: number,
  more: { readonly fromcurrent?: true } = {},
): Pick<Control, 'method' | 'args'> => ({
  method: 'animate',
  // Only a redraw moves titles along.
  args: [
    frames,
    { mode: 'immediate', ...more, frame: { duration, redraw: true }, transition: { duration: 0 } },
  ],
});

const controls = (
  names: readonly string[],
  prefix: string,
): { readonly sliders: [Slider]; readonly updatemenus: [Buttons] } => ({
  sliders: [
    {
      active: names.length - 1,
      currentvalue: { prefix },
      x: 0.3,
      len: 0.7,
      pad: { t: BELOW_AXIS },
      steps: names.map((name) => ({ label: name, ...animate([name], 0) })),
    },
  ],
  updatemenus: [
    {
      type: 'buttons',
      direction: 'left',
      showactive: false,
      x: 0,
      y: 0,
      xanchor: 'left',
      yanchor: 'top',
      pad: { t: BELOW_AXIS + 24 },
      buttons: [
        { label: 'Play', ...animate(null, PACE, { fromcurrent: true }) },
        { label: 'Pause', ...animate([null], 0) },
      ],
    },
  ],
});

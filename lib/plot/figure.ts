/** Figures are Plotly's JSON, cut down to what this course draws: any Plotly can show them, and so can `figureToSvg`. */

/** A number that JSON can carry; null is a gap. */
export type Plain = number | null;

/** Points joined by lines, or marked, or both. `scattergl` is drawn by the graphics card. */
export interface ScatterTrace {
  readonly type: 'scatter' | 'scattergl';
  readonly mode: 'lines' | 'markers' | 'lines+markers';
  readonly x: readonly Plain[];
  readonly y: readonly Plain[];
  readonly name: string;
  readonly showlegend: boolean;
  /** Traces of one group are shown and hidden together. */
  readonly legendgroup?: string;
  readonly line?: { readonly color: string; readonly width: number; readonly dash?: 'dash' };
  readonly marker?: { readonly color: string; readonly size: number; readonly opacity: number };
  readonly hoverinfo?: 'skip';
}

/** Texts in the plane, each centred on its point and in its own colour. */
export interface TextTrace {
  readonly type: 'scatter';
  readonly mode: 'text';
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly text: readonly string[];
  readonly textfont: { readonly size: number; readonly color: readonly string[] };
  readonly showlegend: false;
  readonly hoverinfo: 'skip';
}

/** A coloured cell for each number; row 0 is on top. */
export interface HeatmapTrace {
  readonly type: 'heatmap';
  readonly z: readonly (readonly Plain[])[];
  readonly zmin: number;
  readonly zmax: number;
  readonly colorscale: readonly (readonly [number, string])[];
  readonly colorbar: {
    readonly title: { readonly text: string; readonly side: 'right' };
    readonly thickness: number;
  };
  readonly hovertemplate: string;
}

/** Bars that stand on zero, `width` wide, centred on `x`. */
export interface BarTrace {
  readonly type: 'bar';
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly width: number;
  readonly name: string;
  readonly showlegend: boolean;
  readonly marker: { readonly color: string; readonly opacity: number };
}

/** A PNG as a data URI, one unit of both axes a pixel; the middle of the first pixel is at (0, 0). */
export interface ImageTrace {
  readonly type: 'image';
  readonly source: string;
  readonly hoverinfo: 'skip';
}

export type Trace = ScatterTrace | TextTrace | HeatmapTrace | BarTrace | ImageTrace;

export interface Axis {
  readonly title: { readonly text: string };
  readonly type: 'linear' | 'log';
  /** From start to end, the other way round where the axis runs backwards; powers of ten on a log axis. */
  readonly range: readonly [number, number];
  readonly visible: boolean;
  readonly showgrid: boolean;
  readonly tickvals?: readonly number[];
  readonly ticktext?: readonly string[];
  /** Degrees clockwise. */
  readonly tickangle?: number;
  /** `x`: one unit is as long as on the horizontal axis. */
  readonly scaleanchor?: 'x';
}

/** A text, or an arrow from (ax, ay) to (x, y), in data units; with `paper`, in fractions of the plot's box. */
export interface Annotation {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly xref?: 'paper';
  readonly yref?: 'paper';
  readonly showarrow: boolean;
  readonly ax?: number;
  readonly ay?: number;
  readonly axref?: 'x';
  readonly ayref?: 'y';
  readonly arrowhead?: 2;
  readonly arrowwidth?: number;
  readonly arrowcolor?: string;
  readonly font?: { readonly size: number; readonly color?: string };
  readonly xanchor?: 'left' | 'center' | 'right';
  readonly yanchor?: 'top' | 'middle' | 'bottom';
}

export interface Layout {
  readonly title: { readonly text: string };
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly l: number;
    readonly r: number;
    readonly t: number;
    readonly b: number;
  };
  readonly xaxis: Axis;
  readonly yaxis: Axis;
  readonly annotations: readonly Annotation[];
  readonly legend: {
    readonly title: { readonly text: string };
    /** Whether samples are as small as the points, or all of one size. */
    readonly itemsizing: 'trace' | 'constant';
  };
  readonly barmode: 'overlay';
  readonly sliders?: readonly Slider[];
  readonly updatemenus?: readonly Buttons[];
  readonly uirevision: string;
  /** Plotly's defaults for what the figure leaves open. */
  readonly template: object;
}

/** What `Plotly.animate` is to do: go to the named frames; null is all of them, [null] none. */
export type Animate = readonly [
  frames: readonly (string | null)[] | null,
  options: {
    readonly mode: 'immediate';
    readonly fromcurrent?: true;
    readonly frame: { readonly duration: number; readonly redraw: boolean };
    readonly transition: { readonly duration: 0 };
  },
];

/** Something to press or to slide to. */
export interface Control {
  readonly label: string;
  readonly method: 'animate';
  readonly args: Animate;
}

/** A slider below the plot, one step for each frame. */
export interface Slider {
  /** The step where it stands. */
  readonly active: number;
  readonly currentvalue: { readonly prefix: string };
  readonly x: number;
  readonly len: number;
  readonly pad: { readonly t: number };
  readonly steps: readonly Control[];
}

/** Buttons in a row. */
export interface Buttons {
  readonly type: 'buttons';
  readonly direction: 'left';
  readonly showactive: false;
  readonly x: number;
  readonly y: number;
  readonly xanchor: 'left';
  readonly yanchor: 'top';
  readonly pad: { readonly t: number };
  readonly buttons: readonly Control[];
}

/** What differs from the figure at one moment of a film: the places of the traces' points, and the title. */
export interface Frame {
  readonly name: string;
  readonly data: readonly Pick<ScatterTrace, 'x' | 'y'>[];
  readonly layout: Pick<Layout, 'title'>;
}

/**
 * A picture as data: traces and where they lie. Texts are Plotly's: `<br>` breaks a line, `&lt;` is a `<`.
 */
export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: Layout;
  /** The moments of a film; `data` is the one that it opens with. */
  readonly frames?: readonly Frame[];
}

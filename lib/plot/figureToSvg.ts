import type { Figure, Trace } from './figure';
import { figureToText } from './figureToText';
import { linesOf, TEXT_SIZE, TITLE_SIZE } from './labels';
import { pngSize } from './png';
import { annotations } from './svg/annotations';
import { axes, grid } from './svg/axes';
import { bars } from './svg/bars';
import { colourBar } from './svg/colourBar';
import { heatmapCells } from './svg/heatmapCells';
import { legend } from './svg/legend';
import { escapeXml, tag, text } from './svg/markup';
import { picture } from './svg/picture';
import { scatter, texts } from './svg/scatter';
import { stillOf } from './film';
import { planeOf } from './svg/scales';
import type { Plane } from './svg/scales';
import { FONT } from './template';

/**
 * The figure as a picture for places that run no Plotly: nbconvert, GitHub, paper.
 *
 * Of a film it is the last moment. The ground is white in every theme. There are no ids, so that any number of them share a page.
 *
 * @returns A whole SVG document, with title and description for screen readers.
 */
export function figureToSvg(shown: Figure): string {
  const figure = stillOf(shown);
  const { width, height, margin, title } = figure.layout;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'font-family': FONT,
    'font-size': TEXT_SIZE,
    style: 'max-width: 100%; height: auto',
  };
  const content = [
    tag('title', {}, escapeXml(linesOf(title.text).join(' ')) || 'figure'),
    tag('desc', {}, escapeXml(figureToText(shown))),
    tag('rect', { width, height, fill: '#ffffff' }),
    text(title.text, { x: margin.l, y: margin.t / 2, xanchor: 'left', size: TITLE_SIZE }),
    tag('g', { transform: `translate(${margin.l} ${margin.t})` }, plot(figure)),
  ];
  return tag('svg', attributes, content.join(''));
}

/** All but the title, seen from the top left corner of the plot's box. */
function plot(figure: Figure): string {
  const { data, layout } = figure;
  const plane = planeOf(layout);
  const traces = data.map((trace) => drawn(trace, plane)).join('');
  return [
    grid(layout, plane),
    // A nested svg cuts off what lies outside the plot's box.
    tag('svg', { width: plane.width, height: plane.height }, traces),
    axes(layout, plane),
    ...data.map((trace) => (trace.type === 'heatmap' ? colourBar(trace, plane) : '')),
    legend(figure, plane),
    annotations(layout.annotations, plane),
  ].join('');
}

function drawn(trace: Trace, plane: Plane): string {
  switch (trace.type) {
    case 'scatter':
    case 'scattergl':
      return trace.mode === 'text' ? texts(trace, plane) : scatter(trace, plane);
    case 'bar':
      return bars(trace, plane);
    case 'heatmap':
      return heatmapCells(trace, plane);
    case 'image':
      return picture(trace.source, pngSize(trace.source), plane);
  }
}

import type { Annotation } from '../figure';
import { px, tag, text } from './markup';
import type { Plane } from './scales';

/** Arrows and texts on the plot. */
export const annotations = (list: readonly Annotation[], plane: Plane): string =>
  list.map((each) => (each.showarrow ? arrow(each, plane) : note(each, plane))).join('');

function note(
  { x, y, xref, yref, text: label, font, xanchor, yanchor }: Annotation,
  plane: Plane,
): string {
  return text(label, {
    x: xref === 'paper' ? x * plane.width : plane.x.at(x),
    y: yref === 'paper' ? (1 - y) * plane.height : plane.y.at(y),
    ...(xanchor ? { xanchor } : {}),
    ...(yanchor ? { yanchor } : {}),
    ...(font ? { size: font.size } : {}),
    ...(font?.color === undefined ? {} : { fill: font.color }),
  });
}

const HEAD = 11;

/** A line with a head at its end. */
function arrow(
  { x, y, ax = x, ay = y, arrowcolor = '#2a2a2a', arrowwidth = 1 }: Annotation,
  plane: Plane,
): string {
  const [x1, y1, x2, y2] = [plane.x.at(ax), plane.y.at(ay), plane.x.at(x), plane.y.at(y)];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  // The line ends inside the head, so that the tip stays sharp.
  const [bx, by] = [x2 - HEAD * dx, y2 - HEAD * dy];
  const side = (sign: number) =>
    `${px(bx - 0.42 * sign * HEAD * dy)} ${px(by + 0.42 * sign * HEAD * dx)}`;
  return (
    tag('line', { x1, y1, x2: bx, y2: by, stroke: arrowcolor, 'stroke-width': arrowwidth }) +
    tag('path', { d: `M${px(x2)} ${px(y2)}L${side(1)}L${side(-1)}Z`, fill: arrowcolor })
  );
}

import assert from 'node:assert/strict';
import { DOMParser } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import type { Figure } from '../../../lib';
import { figureToSvg } from '../../../lib';

/** A text of the picture and where it starts, in pixels of the picture; letters have no direction here. */
interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly fill: string;
}

interface SvgDocument {
  readonly source: string;
  readonly root: Element;
  /** Every line of text. */
  readonly texts: readonly Placed[];
  /** All elements of a name. */
  readonly all: (name: string) => readonly Element[];
}

/** The figure's picture, parsed as strict XML. */
export function svgOf(figure: Figure): SvgDocument {
  const source = figureToSvg(figure);
  const fail = (_: unknown, message: string): never =>
    assert.fail(`not well-formed XML: ${message}`);
  const root = new DOMParser({ onError: fail }).parseFromString(
    source,
    'image/svg+xml',
  ).documentElement!;
  const all = (name: string): Element[] => Array.from(root.getElementsByTagName(name));
  const texts = all('tspan').map((line) => {
    const [dx, dy] = shiftOf(line);
    return {
      text: line.textContent ?? '',
      x: number(line, 'x') + dx,
      y: number(line, 'y') + dy,
      fill: (line.parentNode as Element).getAttribute('fill') ?? '',
    };
  });
  return { source, root, texts, all };
}

/** An attribute as a number; it must be there. */
export function number(element: Element, name: string): number {
  const text = element.getAttribute(name);
  assert.ok(text !== null && text !== '', `<${element.tagName}> has no ${name}`);
  return Number(text);
}

/** How far an element's groups have moved it. */
export function shiftOf(element: Element): [number, number] {
  const parent = element.parentNode as Element | null;
  if (!parent?.getAttribute) return [0, 0];
  const [x, y] = shiftOf(parent);
  const [, dx = '0', dy = '0'] =
    /^translate\((\S+) (\S+)\)$/.exec(parent.getAttribute('transform') ?? '') ?? [];
  return [x + Number(dx), y + Number(dy)];
}

import { remarkPlace } from '../remarkPlace';
import type { ExerciseMark, Remark } from '../marks';
import { html, NOTHING, prose, type Markup } from './html';
import { OUTCOMES, outcomeOf } from './outcome';

/** Places beyond these many are named by their count. */
const NAMED = 12;

/** How an exercise ended, in a word and a colour. */
export function badge(mark: ExerciseMark): Markup {
  const outcome = outcomeOf(mark);
  const { mark: sign, says } = OUTCOMES[outcome];
  return html`<span class="badge ${outcome}">${sign} ${says}</span>`;
}

/** Remarks as a list, with where in the notebook they belong. */
export const remarkList = (remarks: readonly Remark[]): Markup =>
  remarks.length === 0
    ? NOTHING
    : html`<ul>
        ${remarks.map((remark) => html`<li>${prose(remark.says)} ${whereText(remark)}</li>`)}
      </ul>`;

/** `(cell 4, line 2)`, where it is known. */
export const whereText = (remark: Remark): string =>
  remark.cell === undefined ? '' : `(${remarkPlace(remark)})`;

/** Names with commas between them; of many, the first. */
export const named = (names: readonly string[]): string =>
  names.length <= NAMED
    ? names.join(', ')
    : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;

/** A number with at most one decimal. */
export const short = (value: number): string => String(Math.round(10 * value) / 10);

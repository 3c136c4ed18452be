import type { Shown, Tried, Verdict } from '../verdict';

/** How a message is coloured; its words say the same. */
export type Tone = 'pass' | 'fail' | 'unattempted' | 'note';

/** One line of a card: what it is about, and the message. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** A message as data, for a notebook and for a terminal alike. */
export interface Card {
  readonly tone: Tone;
  readonly headline: string;
  readonly lines: readonly Line[];
  readonly tables: readonly Shown[];
  readonly foot: string;
}

/** In front of a headline, so that it is not told by colour alone. */
export const MARKS: Readonly<Record<Tone, string>> = {
  pass: '✓',
  fail: '✗',
  unattempted: '○',
  note: '•',
};

/** A verdict as a card, with the hints that are still there to ask for. */
export function verdictCard(verdict: Verdict, hintsLeft: number): Card {
  const { exercise, points, outOf, kind, tried } = verdict;
  const score = `${points} of ${outOf} points`;
  if (kind === 'unattempted') {
    return card('unattempted', `${exercise} — not attempted (${score})`, {
      lines: [
        { label: 'Next', text: 'Replace the line that throws `TODO`, run that cell, then this.' },
      ],
      foot: hintsOffer(exercise, hintsLeft),
    });
  }
  if (kind === 'pass') {
    return card('pass', `${exercise} — solved (${score})`, {
      lines: verdict.notes.map((text) => ({ label: 'Note', text })),
      foot: `${countOf(tried)}.`,
    });
  }
  const { seen, look, on = [], got, expected, seed } = verdict;
  return card('fail', `${exercise} — not yet (${score})`, {
    lines: [
      { label: 'Seen', text: seen },
      { label: 'Look at', text: look },
    ],
    tables: [...on, ...(got ? [got] : []), ...(expected ? [expected] : [])],
    foot: `${hintsOffer(exercise, hintsLeft)} ${countOf(tried)}. Random inputs: seed ${seed}.`.trim(),
  });
}

/** One hint of a ladder. */
export const hintCard = (exercise: string, hint: string, number: number, count: number): Card =>
  card('note', `${exercise} — hint ${number} of ${count}`, {
    lines: [{ label: 'Hint', text: hint }],
    foot: hintsOffer(exercise, count - number),
  });

/** A short remark. */
export const noteCard = (headline: string, text: string): Card =>
  card('note', headline, { lines: [{ label: 'Note', text }] });

/** `public 6/6, hidden run at grading: 3`. */
const countOf = ({ publicRight, publicCount, hiddenCount }: Tried): string =>
  `Inputs: public ${publicRight}/${publicCount}, hidden run at grading: ${hiddenCount}`;

function hintsOffer(exercise: string, left: number): string {
  if (left === 0) return '';
  return `${left} ${left === 1 ? 'hint' : 'hints'} left: \`check.${exercise}.hint()\`.`;
}

const card = (tone: Tone, headline: string, rest: Partial<Card>): Card => ({
  tone,
  headline: `${MARKS[tone]} ${headline}`,
  lines: [],
  tables: [],
  foot: '',
  ...rest,
});

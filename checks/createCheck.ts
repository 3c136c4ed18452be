import { arranged } from './arranged';
import type { Card } from './display/card';
import { hintCard, noteCard, verdictCard } from './display/card';
import { cardHtml } from './display/html';
import { cardText } from './display/text';
import type { Exercise } from './exercise';
import { inProcess } from './inProcess';
import { judge, triedOn } from './judge/judge';
import type { Inputs } from './plain';
import type { ProgressStore } from './progress/store';
import type { Verdict } from './verdict';

/** What a check needs from around it. */
export interface Surroundings {
  readonly display: (html: string, text: string) => void;
  readonly store: ProgressStore;
  /** Whether anything but a pass must throw: in CI and grading. */
  readonly isStrict: () => boolean;
  /** Makes a backend ready. */
  readonly prepare: () => Promise<void>;
  readonly drawSeed: () => number;
  /** Aborted when the learner presses Stop. */
  readonly stopSignal: () => AbortSignal | undefined;
  /** How many hints of each exercise were shown in this session. */
  readonly hintsShown: Map<string, number>;
}

/** Judges a function and shows the verdict. */
export interface Check<F> {
  /**
   * Judges the function and shows what was found.
   *
   * @throws Error with the verdict's text in strict mode, unless it is a pass.
   */
  (submission: F): Promise<void>;
  /** Shows the next hint. */
  readonly hint: () => void;
}

/** The check of one exercise. */
export function createCheck<F, I extends Inputs>(
  exercise: Exercise<I>,
  around: Surroundings,
): Check<F> {
  const { name, hints } = exercise;
  const shownHints = () => around.hintsShown.get(name) ?? 0;
  const check = async (submission: F): Promise<void> => {
    const signal = around.stopSignal();
    const verdict = await verdictOf(submission, exercise, around, signal);
    const card = verdictCard(verdict, hints.length - shownHints());
    show(card, around);
    if (around.isStrict()) {
      if (verdict.kind !== 'pass') throw new Error(cardText(card));
      return;
    }
    around.store.add(verdict);
    const trouble = around.store.trouble();
    if (trouble) show(noteCard('progress', trouble), around);
  };
  const hint = (): void => {
    const number = Math.min(shownHints() + 1, hints.length);
    around.hintsShown.set(name, number);
    show(hintCard(name, hints[number - 1] ?? '', number, hints.length), around);
  };
  return Object.assign(check, { hint });
}

const show = (card: Card, { display }: Surroundings): void => {
  display(cardHtml(card), cardText(card));
};

/** The verdict; a check that breaks says so in place of stopping a learner's notebook. */
async function verdictOf<I extends Inputs>(
  submission: unknown,
  exercise: Exercise<I>,
  around: Surroundings,
  signal: AbortSignal | undefined,
): Promise<Verdict> {
  const seed = around.drawSeed();
  try {
    await around.prepare();
    const call = inProcess(arranged(exercise.name, submission));
    return await judge(call, exercise, { seed, signal });
  } catch (error) {
    signal?.throwIfAborted();
    return {
      kind: 'fail',
      exercise: exercise.name,
      seed,
      points: 0,
      outOf: exercise.points,
      tried: triedOn(exercise),
      fault: 'check-stopped',
      seen: `The check itself stopped: ${error instanceof Error ? error.message : String(error)}`,
      look: 'Does your function change anything outside itself? Restart the kernel and run the check again.',
    };
  }
}

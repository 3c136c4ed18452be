import { displayHtml } from '../lib';
import { noteCard } from './display/card';
import { cardHtml } from './display/html';
import { cardText } from './display/text';
import { isStub } from './stub';

/**
 * The learner's function where it is written, the library's where it is still a stub.
 *
 * The notebook then runs to its end whatever is solved; a note says once when the library stands in.
 *
 * @param mine - The learner's function.
 * @param twin - The library's function of the same signature; the note calls it by its name.
 */
export function orLibrary<Args extends unknown[], Result>(
  mine: (...args: Args) => Result,
  twin: (...args: Args) => Result,
): (...args: Args) => Result {
  let isTold = false;
  return (...args) => {
    try {
      return mine(...args);
    } catch (error) {
      if (!isStub(error)) throw error;
      if (!isTold) tell(twin.name);
      isTold = true;
      return twin(...args);
    }
  };
}

function tell(name: string): void {
  const card = noteCard(
    `${name} is still open`,
    'The library’s version stands in for yours below. Run this cell again once yours is written.',
  );
  displayHtml(cardHtml(card), cardText(card));
}

import type { Excerpt } from '../errors/excerpt';
import { failureOf } from '../errors/traceback';
import type { Failure } from '../errors/traceback';
import type { Content } from '../gateway/message';
import type { Outcome } from '../run/execute';
import { bundleOf } from './result';

interface RepliesOptions {
  /** What the compiler has against the cell. */
  readonly describe: () => Failure;
  readonly excerpt: Excerpt;
  readonly publish: (type: string, content: Content) => void;
}

/** Shows what a cell came to, and makes the content of its `execute_reply`. */
export function replies({ describe, excerpt, publish }: RepliesOptions) {
  const error = (count: number, failure: Failure): Content => ({
    status: 'error',
    execution_count: count,
    ...failure,
  });
  return (count: number, outcome: Outcome): Content => {
    if (outcome.kind === 'diagnostics') return error(count, describe());
    if (outcome.kind === 'thrown') return error(count, failureOf(outcome.thrown, excerpt));
    if (outcome.value !== undefined) {
      try {
        const data = bundleOf(outcome.value);
        publish('execute_result', { execution_count: count, data, metadata: {} });
      } catch (thrown) {
        // The value's own way of showing itself.
        return error(count, failureOf(thrown, excerpt));
      }
    }
    return { status: 'ok', execution_count: count, payload: [], user_expressions: {} };
  };
}

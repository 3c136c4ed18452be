import type { Answer, Caller, Given, RawAnswer, RawCaller, Request } from './caller';
import type { Exercise, Measure } from './exercise';
import { flat, type Inputs } from './plain';
import { fieldsOf } from './result';

/** A caller that answers with what the exercise measures of raw results. */
export const measured =
  <I extends Inputs>({ measure }: Exercise<I>, call: RawCaller): Caller =>
  async (request) =>
    measure ? ask(measure, call, request) : unmeasured(await call(request));

const unmeasured = (answer: RawAnswer): Answer =>
  answer.kind === 'plain'
    ? { kind: 'other', found: answer.found, parts: Object.keys(fieldsOf(answer)) }
    : answer;

async function ask<I extends Inputs>(
  measure: Measure<I>,
  call: RawCaller,
  request: Request,
): Promise<Answer> {
  const inputs = request.inputs as I;
  const given: Given[] = [];
  for (const each of measure.calls?.(inputs) ?? [inputs]) {
    const answer = await call({ ...request, inputs: each, plain: true });
    if (answer.kind !== 'tensor' && answer.kind !== 'plain') return answer;
    given.push(answer);
  }
  try {
    return numbersOf(measure, given, inputs);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'threw', message, isUnfit: true };
  }
}

/** What is measured, as a tensor's answer; the first result as it is where nothing can be. */
function numbersOf<I extends Inputs>(
  measure: Measure<I>,
  given: readonly Given[],
  inputs: I,
): Answer {
  const [first] = given;
  if (!first) throw new RangeError('an exercise must ask for one call at least');
  const found = measure.of(given, inputs);
  if (found === undefined) return unmeasured(first);
  const counts = given.map(({ kernels = 0 }) => kernels);
  return {
    kind: 'tensor',
    dtype: first.kind === 'tensor' ? first.dtype : 'float32',
    ...flat(found),
    kept: Math.max(...given.map(({ kept }) => kept)),
    untidied: Math.max(...given.map(({ untidied }) => untidied)),
    disposed: given.flatMap(({ disposed }) => disposed),
    changed: given.flatMap(({ changed }) => changed),
    kernels: counts.reduce((sum, count) => sum + count, 0),
  };
}

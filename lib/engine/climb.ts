/** One way to run TensorFlow.js, from the fastest downwards. */
export interface Rung<Name extends string = string> {
  readonly name: Name;
  /** What runs, as a reader should see it: `WebAssembly`. */
  readonly title: string;
  /** Makes this backend the current one. @throws Error saying why it cannot run here. */
  readonly start: () => Promise<void>;
}

/** The rung that was taken, and why. */
export interface Engine<Name extends string = string> {
  readonly name: Name;
  /** One line: what runs, and why each faster engine does not. */
  readonly reason: string;
}

/**
 * Starts the first rung that works.
 *
 * @param rungs - Fastest first.
 * @param wanted - Name of the only rung to try; all are tried when it is undefined or empty.
 * @throws RangeError when no rung is called `wanted`.
 * @throws Error naming what each rung said, when none starts.
 */
export async function climb<Name extends string>(
  rungs: readonly Rung<Name>[],
  wanted?: string,
): Promise<Engine<Name>> {
  const failures: string[] = [];
  for (const { name, title, start } of chosen(rungs, wanted)) {
    try {
      await start();
      const why = wanted ? `${title}, asked for by COURSE_ENGINE` : [title, ...failures].join('; ');
      return { name, reason: why };
    } catch (error) {
      failures.push(`not ${name}: ${firstLine(error)}`);
    }
  }
  throw new Error(
    `useFastestEngine: no engine starts (${failures.join('; ')}); ` +
      'run `npm run setup` again, and unset COURSE_ENGINE where it is set.',
  );
}

function chosen<Name extends string>(
  rungs: readonly Rung<Name>[],
  wanted: string | undefined,
): readonly Rung<Name>[] {
  const found = wanted ? rungs.filter(({ name }) => name === wanted) : rungs;
  if (found.length === 0) {
    const names = [...new Set(rungs.map(({ name }) => name))].join(', ');
    throw new RangeError(
      `useFastestEngine: COURSE_ENGINE is '${wanted ?? ''}'; it must be one of ${names}, or unset.`,
    );
  }
  return found;
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

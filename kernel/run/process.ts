import { Readable } from 'node:stream';

/** What is said to code that wants to ask the learner. */
export const NO_KEYBOARD =
  'A notebook has no keyboard input: put the value into a variable in a cell.';

const refusal = (name: string) => (): never => {
  throw new Error(
    `${name} would end the notebook's kernel and lose its variables; to begin anew choose Kernel > Restart.`,
  );
};

/** Fails whoever reads from it, and says why; merely looking at it harms nobody. */
const noKeyboard = (): Readable =>
  new Readable({
    read() {
      this.destroy(new Error(NO_KEYBOARD));
    },
  });

/**
 * Keeps cells from ending the kernel and from waiting for a keyboard; packages' deprecations are not shown.
 *
 * @param fail - Hears of exceptions and rejections that nobody caught.
 */
export function guardProcess(fail: (thrown: unknown) => void): void {
  // Unlike a listener it cannot be taken away by `removeAllListeners`.
  process.setUncaughtExceptionCaptureCallback(fail);
  process.on('unhandledRejection', fail);
  // The gateway sends it to end the synchronous part of a cell; at any other time it means nothing.
  process.on('SIGINT', () => undefined);
  process.exit = refusal('process.exit()');
  process.abort = refusal('process.abort()');
  process.noDeprecation = true;
  let stdin: Readable | undefined;
  Object.defineProperty(process, 'stdin', { get: () => (stdin ??= noKeyboard()) });
}

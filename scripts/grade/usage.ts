/** What a command was asked for is not what it can do. */
export const usageError = (message: string): Error =>
  Object.assign(new Error(message), { code: 'USAGE' });

/** Whether an error means that a command was called wrongly. */
export const isUsage = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'USAGE' || code.startsWith('ERR_PARSE_ARGS');
};

/** A whole number from `least` to below `end`. */
export function wholeNumber(name: string, text: string, least: number, end: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value < end) return value;
  throw usageError(`--${name} is "${text}"; wanted is a whole number from ${least} to ${end - 1}.`);
}

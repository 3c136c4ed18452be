import type { Request } from '../checks/worker';

/** What a worker is told; a line of JSON each, packed. */
export type Order =
  | {
      readonly kind: 'load';
      readonly exercise: string;
      /** The modules of the library, as text of a table. */
      readonly library: string;
      /** The module of each name of the library. */
      readonly names: Readonly<Record<string, string>>;
      readonly code: string;
    }
  | { readonly kind: 'ask'; readonly id: number; readonly request: Request };

/** What a worker answers. Nothing of it is believed before it has been read as such. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'failed'; readonly message: string; readonly line: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown };

/** What the first line holds, which no submission has a say in. */
export interface Program {
  /** The worker's own modules, as text of a table. */
  readonly modules: string;
  /** The one to begin with. */
  readonly main: string;
}

/** Reads a reply. @returns Nothing where it is none. */
export function replyOf(value: unknown): Reply | undefined {
  const { kind, message, line, id, answer } = recordOf(value);
  if (kind === 'ready' || kind === 'loaded') return { kind };
  if (kind === 'failed' && typeof message === 'string' && typeof line === 'number') {
    return { kind, message: message.slice(0, LONGEST), line };
  }
  return kind === 'answer' && typeof id === 'number' ? { kind, id, answer } : undefined;
}

/** Enough of a message to recognise it. */
export const LONGEST = 500;

/** The fields of a record; none of anything else. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

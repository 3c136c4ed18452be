/**
 * The door of a process that runs a submission for a judge elsewhere: it calls, and holds nothing
 * that tells what is right.
 */
export { arranged } from './arranged';
export { inProcess } from './inProcess';
export type { OtherKind, RawAnswer, RawCaller, Request } from './caller';
export type { Datum, Inputs, Values } from './plain';
export type { Plain } from './result';

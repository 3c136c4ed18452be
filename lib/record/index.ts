export { recorder } from './recorder';
export type { Recorder, RecorderOptions, RecordOptions } from './recorder';
export type { RunFrame } from './inThePlane';
export { scrubber } from './scrubber';
export type { ScrubberOptions } from './scrubber';

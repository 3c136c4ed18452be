import fs from 'node:fs';
import path from 'node:path';
import * as lib from '../../lib';

/** What an experiment is given. */
export interface Setting {
  readonly seed: number;
  /** How many epochs; the source's number where it is left out. */
  readonly epochs?: number | undefined;
  /** Whether to go on from the last epoch of a run that was broken off. */
  readonly resume: boolean;
  /** Where a file of this run lies. */
  readonly file: (name: string) => string;
  /** Keeps a figure as SVG beside the results. */
  readonly draw: (name: string, figure: lib.Figure) => void;
  /** Gets the encoder that was trained, which is disposed of otherwise. */
  readonly keep?: (encoder: lib.Encoder) => void;
}

/** What was measured: figures by their names, in the order in which they are told. */
export type Outcome = Readonly<Record<string, number | string | readonly number[]>>;

/** Trains and measures one thing on real data. */
export type Experiment = (setting: Setting) => Promise<Outcome>;

/** A setting whose files lie in `folder`, under names that begin with the experiment's. */
export const settingIn = (
  folder: string,
  name: string,
  { seed, epochs, resume }: Pick<Setting, 'seed' | 'epochs' | 'resume'>,
): Setting => {
  const file = (part: string) => path.join(folder, `${name}-${seed}-${part}`);
  const draw = (part: string, figure: lib.Figure): void => {
    writeWhole(file(`${part}.svg`), lib.figureToSvg(figure));
  };
  return { seed, epochs, resume, file, draw };
};

/** Writes a file in one go: it is there whole, or as it was. */
export function writeWhole(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.tmp`, text);
  fs.renameSync(`${file}.tmp`, file);
}

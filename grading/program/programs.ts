import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Program } from '../protocol';
import { libraryNames } from './libraryNames';
import { tableOf } from './modules';
import { transpiled } from './transpile';
import { withheld } from './withhold';

/** The library as one exercise gets it. */
export interface Library {
  /** The text of a table of modules. */
  readonly library: string;
  /** The module of each name. */
  readonly names: Readonly<Record<string, string>>;
}

/** What runs in workers. */
export interface Programs {
  /** Source of the script that Node is started with. */
  readonly boot: string;
  /** The worker's own modules and TensorFlow.js. */
  readonly program: Program;
  /** The library without some of its functions. */
  readonly libraryWithout: (twins: readonly string[]) => Library;
}

const MAIN = 'grading/worker/main.ts';
const TENSORFLOW = 'node_modules/@tensorflow/tfjs/dist/tf.min.js';

/** Makes the programs of a course at `root`; what is transpiled is kept in `.course/grading`. */
export function programsOf(root: string): Programs {
  const read = (place: string) => readFileSync(path.join(root, place), 'utf8');
  const compiled = remembered(path.join(root, '.course', 'grading'));
  const compile = (place: string) => compiled(read(place));
  const names = libraryNames(root, 'lib/index.ts');
  const libraryWithout = (twins: readonly string[]): Library => {
    const files = new Set(twins.map((name) => names.get(name)));
    const library = tableOf(root, [...new Set(names.values())], (place) =>
      files.has(place) ? compiled(withheld(read(place), twins)) : compile(place),
    );
    return { library, names: Object.fromEntries(names) };
  };
  const modules = tableOf(root, [MAIN], compile, { '@tensorflow/tfjs': read(TENSORFLOW) });
  return {
    boot: compile('grading/worker/boot.ts'),
    program: { modules, main: MAIN },
    libraryWithout: once(libraryWithout),
  };
}

function once(make: Programs['libraryWithout']): Programs['libraryWithout'] {
  const made = new Map<string, Library>();
  return (twins) => {
    const key = twins.join();
    const library = made.get(key) ?? make(twins);
    made.set(key, library);
    return library;
  };
}

/** Transpiles, and remembers it in a folder: a file for each source. */
function remembered(folder: string): (source: string) => string {
  return (source) => {
    const key = createHash('sha256').update(ts.version).update(source).digest('hex').slice(0, 32);
    const file = path.join(folder, `${key}.js`);
    const known = textOf(file);
    if (known !== undefined) return known;
    const code = transpiled(source);
    keep(file, code);
    return code;
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes under another name first, so that no reader meets half a file; does without where it cannot. */
function keep(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch {
    // The next run transpiles again.
  }
}

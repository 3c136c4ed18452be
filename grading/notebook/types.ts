import path from 'node:path';
import ts from '@tslab/typescript-for-tslab';
import { cellOptions } from '../../kernel/compiler/options';
import type { Remark } from '../marks';
import type { Program } from './assemble';

/** Finds what TypeScript has against programs, by the names of their exercises. */
export type TypeCheck = (
  programs: ReadonlyMap<string, Program>,
  /** Told before each program. */
  onCheck?: (exercise: string) => void,
) => ReadonlyMap<string, readonly Remark[]>;

/** Remarks on one exercise: the first errors tell, the rest often follows from them. */
const AT_MOST = 3;

/**
 * A type check as strict as the notebook's kernel, with the same TypeScript. The types of the
 * library and of TensorFlow are read once; all programs of one call share what is known of them.
 *
 * @param root - The folder that holds `lib/`, `notebooks/` and `node_modules/`.
 */
export function typeCheck(root: string): TypeCheck {
  const options = optionsOf(root);
  const texts = new Map<string, string>();
  const host = hostOf(options, texts);
  let last: ts.Program | undefined;
  const check: TypeCheck = (programs, onCheck) => {
    texts.clear();
    // Where the learners' notebooks lie, so that '../lib' is what it is for them.
    const fileOf = (name: string) => path.join(root, 'notebooks', `__${name}__.ts`);
    for (const [name, { text }] of programs) texts.set(fileOf(name), text);
    const program = ts.createProgram([...texts.keys()], options, host, last);
    last = program;
    return new Map(
      [...programs].map(([name, each]) => {
        onCheck?.(name);
        return [name, remarksOn(program, fileOf(name), each)];
      }),
    );
  };
  check(FIRST);
  return check;
}

/** Has the library and TensorFlow read before anybody waits for it. */
const FIRST: ReadonlyMap<string, Program> = new Map([
  [
    'first',
    {
      text: "import * as tf from '@tensorflow/tfjs'; import * as lib from '../lib'; tf.tidy(() => lib.ntXent(tf.eye(2), tf.eye(2)));",
      places: [],
    },
  ],
]);

const optionsOf = (root: string): ts.CompilerOptions => ({
  esModuleInterop: true,
  skipLibCheck: true,
  ...cellOptions(ts, { root }),
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  moduleDetection: ts.ModuleDetectionKind.Force,
  inlineSourceMap: false,
  noEmit: true,
});

/** Reads each file once. */
function hostOf(options: ts.CompilerOptions, texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const known = new Map<string, ts.SourceFile | undefined>();
  const read = host.getSourceFile.bind(host);
  return {
    ...host,
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    readFile: (name) => texts.get(name) ?? host.readFile(name),
    getSourceFile: (name, version) => {
      const text = texts.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, version, true);
      if (!known.has(name)) known.set(name, read(name, version));
      return known.get(name);
    },
  };
}

function remarksOn(program: ts.Program, name: string, { places }: Program): Remark[] {
  const file = program.getSourceFile(name);
  if (!file) return [];
  try {
    const syntax = program.getSyntacticDiagnostics(file);
    const found = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
    const errors = found.filter(({ category }) => category === ts.DiagnosticCategory.Error);
    return errors.slice(0, AT_MOST).map(({ messageText, start = 0 }) => {
      const { line } = file.getLineAndCharacterOfPosition(start);
      const says = `TypeScript: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      const place = places[line];
      return { name: 'type-error', says, ...(place?.cell ? place : {}) };
    });
  } catch (error) {
    // Types or expressions in each other, thousands deep.
    if (!(error instanceof RangeError)) throw error;
    return [{ name: 'type-error', says: 'TypeScript cannot check this: it is nested too deeply.' }];
  }
}

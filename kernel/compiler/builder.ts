import path from 'node:path';
import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';
import { spelledOut } from './shorthand';

type Internal = TypeScript & {
  bindSourceFile: (file: ts.SourceFile, options: ts.CompilerOptions) => void;
};
interface Emitting extends Omit<ts.Program, 'emit'> {
  /** The last parameter is internal: declarations are written even where a type has no name for them. */
  readonly emit: (...all: [...Parameters<ts.Program['emit']>, boolean]) => ts.EmitResult;
}
type Bound = Omit<ts.SourceFile, 'locals'> & { readonly locals?: ReadonlyMap<string, unknown> };

/**
 * Makes the programs of tslab's converter. The usual builder looks up what each of a thousand files
 * depends on, for every cell; this one leaves the library to `require` and to the library check,
 * and has the converter check and emit the cell alone.
 */
export function cellBuilder(
  typescript: TypeScript,
  onCreate: (program: ts.Program) => void,
): ts.CreateProgram<ts.BuilderProgram> {
  const { bindSourceFile } = typescript as Internal;
  return (...all) => {
    const builder = typescript.createAbstractBuilder(...all);
    onCreate(builder.getProgram());
    return {
      ...builder,
      getSourceFile: (name) => {
        const file = builder.getSourceFile(name);
        // The converter reads the names that the binder finds.
        if (file && !(file as Bound).locals) bindSourceFile(file, builder.getCompilerOptions());
        return file;
      },
      getAllDependencies: ({ fileName }) => [fileName],
      emit: (file, write, token, isOnlyTypes, more) => {
        const program = builder.getProgram() as Emitting;
        const before = [spelledOut(typescript, program.getTypeChecker())];
        // `rootDir` puts folders before the name that tslab waits for.
        const writeHere: ts.WriteFileCallback = (name, text, mark) =>
          write?.(`outDir/${path.basename(name)}`, text, mark);
        return program.emit(file, writeHere, token, isOnlyTypes, { ...more, before }, true);
      },
    };
  };
}

/** The names that a file declares at its top level. */
export const declaredNames = (file: ts.SourceFile | undefined): readonly string[] => [
  ...((file as Bound | undefined)?.locals?.keys() ?? []),
];

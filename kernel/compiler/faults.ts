import type ts from '@tslab/typescript-for-tslab';

/**
 * What is wrong with a file: its syntax or, where that is right, its types.
 *
 * Not whether its types can be written down as declarations, which TypeScript asks of modules:
 * a cell may keep something in a variable whose type the library does not export.
 */
export function faults(program: ts.Program, file: ts.SourceFile): readonly ts.Diagnostic[] {
  const syntax = program.getSyntacticDiagnostics(file);
  return syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
}

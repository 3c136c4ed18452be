import type ts from '@tslab/typescript-for-tslab';

// What learners ask about stays explained: TensorFlow and the language itself.
const UNEXPLAINED = /\/node_modules\/(?!@tensorflow\/|@tslab\/)/;
const COMMENT = /\/\*\*[\s\S]*?\*\//g;

/**
 * Reads files for the compiler. Most of the declarations of packages, 2 MB of Node's alone,
 * are comments which the compiler takes apart before the first cell: they are left out.
 */
export const readFile =
  ({ readFile: read }: Pick<ts.System, 'readFile'>): ts.System['readFile'] =>
  (file, encoding) => {
    const text = read(file, encoding);
    return UNEXPLAINED.test(file) && file.endsWith('.d.ts') ? text?.replace(COMMENT, '') : text;
  };

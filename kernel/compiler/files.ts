import type ts from '@tslab/typescript-for-tslab';

const NODE_TYPES = '/node_modules/@types/node/';
const COMMENT = /\/\*\*[\s\S]*?\*\//g;

/**
 * Reads files for the compiler. Half of the 2 MB of Node's declarations are comments,
 * and the compiler reads all of them before the first cell: they are left out.
 */
export const readFile =
  ({ readFile: read }: Pick<ts.System, 'readFile'>): ts.System['readFile'] =>
  (file, encoding) => {
    const text = read(file, encoding);
    return file.includes(NODE_TYPES) ? text?.replace(COMMENT, '') : text;
  };

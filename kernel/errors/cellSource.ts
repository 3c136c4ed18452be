import { chained, locator, shifted, splitInlineMap } from './maps';
import { addSource } from './sources';

// tslab puts one line before each cell.
const PREFIX_LINES = 1;

/**
 * Names a compiled cell, so that its frames in stacks lead back to what was written.
 * A cell is compiled twice: TypeScript to ES modules, these to CommonJS.
 *
 * @param name - What stacks call the cell, `In[3]`.
 * @param modules - The first compilation's outcome, its source map inline.
 * @param commonJs - The second compilation's outcome, its source map inline.
 * @returns The second outcome without its map, under that name.
 */
export function nameCell(name: string, modules: string, commonJs: string): string {
  const first = splitInlineMap(modules).map;
  const { code, map: second } = splitInlineMap(commonJs);
  if (first && second) {
    const back = chained(locator(second), shifted(locator(first), PREFIX_LINES));
    const lines = code.split('\n').length;
    addSource(name, {
      shown: name,
      // The kernel puts an empty line before the code; what comes after it is tslab's.
      locate: ({ line, column }) =>
        line - 1 > lines ? undefined : back({ line: line - 1, column }),
    });
  }
  return `${code}\n//# sourceURL=${name}`;
}

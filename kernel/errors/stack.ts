import path from 'node:path';
import { shownPlace } from './sources';

const header = (error: Error): string => {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
};

const TSLAB = /[\\/]node_modules[\\/]tslab[\\/]/;

interface Shown {
  readonly toString: () => string;
}

/**
 * Has every `error.stack` name lines of the TypeScript that was written, `In[17]:8:14` or `lib/x.ts:5:12`,
 * and leave out the frames of Node and of the kernel.
 */
export function installStacks(root: string): void {
  const kernel = path.join(root, 'kernel') + path.sep;
  const isHidden = (file: string): boolean => file.startsWith(kernel) || TSLAB.test(file);
  const frame = (site: NodeJS.CallSite): string[] => {
    const file = site.getScriptNameOrSourceURL();
    const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
    if (!file || line === null || column === null) return [];
    const shown = shownPlace(file, { line, column });
    const own = path.isAbsolute(file) && !isHidden(file);
    if (!shown && !own) return [];
    const place = shown ?? `${path.relative(root, file)}:${line}:${column}`;
    // Names of earlier cells are properties of tslab's proxy.
    const text = (site as Shown).toString().replace('Proxy.', '');
    return [`    at ${text.replace(`${file}:${line}:${column}`, place)}`];
  };
  // A guarded await takes two frames of the ten that V8 writes.
  Error.stackTraceLimit = 30;
  Error.prepareStackTrace = (error, sites) => [header(error), ...sites.flatMap(frame)].join('\n');
}

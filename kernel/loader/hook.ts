import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { addModule } from '../errors/sources';
import { instrument, INSTRUMENT_TAG } from '../compiler/instrument';
import type { Project, TypeScript } from '../project';

type Extension = (module: Loading, filename: string) => void;
interface Loading {
  _compile: (code: string, filename: string) => void;
}

const extensions = (Module as unknown as { _extensions: Record<string, Extension> })._extensions;

interface HookOptions {
  readonly project: Project;
  /** Hears of each module of the project that is loaded. */
  readonly onLoad: (file: string, text: string) => void;
}

/** Has `require` compile the project's TypeScript, and tell which files were read. */
export function installHook({ project, onLoad }: HookOptions): void {
  const kernel = path.join(project.root, 'kernel') + path.sep;
  const packages = `${path.sep}node_modules${path.sep}`;
  const before = (typescript: TypeScript) => [instrument(typescript)];
  const isOurs = (file: string): boolean => !file.startsWith(kernel) && !file.includes(packages);

  for (const extension of ['.ts', '.js', '.json']) {
    const plain = extensions[extension];
    extensions[extension] = (module, filename) => {
      if (!isOurs(filename)) {
        plain?.(module, filename);
        return;
      }
      const text = readFileSync(filename, 'utf8');
      onLoad(filename, text);
      if (extension === '.ts') {
        const compiled = project.compile(text, filename, INSTRUMENT_TAG, before);
        addModule(project.root, filename, compiled);
        module._compile(compiled, filename);
      } else plain?.(module, filename);
    };
  }
}

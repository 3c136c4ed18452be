import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { BuiltFile } from './build';

/** Where the page is, under the root. */
const PATH = 'docs/explorer.html';

/** What the build of explorer/page.ts imports instead of all of tfjs. */
const SMALL_TFJS = 'explorer/tfjs.ts';

function bundle(root: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['explorer/page.ts'],
    alias: { '@tensorflow/tfjs': join(root, SMALL_TFJS) },
    bundle: true,
    charset: 'utf8',
    format: 'iife',
    legalComments: 'eof',
    logLevel: 'silent',
    minify: true,
    platform: 'browser',
    preserveSymlinks: true,
    target: 'es2022',
    tsconfigRaw: {},
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * The explorer as one page that needs neither a kernel nor a network, in memory.
 *
 * @param root - The repository.
 */
export function buildExplorer(root: string): BuiltFile {
  const source = (name: string) => readFileSync(join(root, 'explorer', name), 'utf8');
  // Inside a script element only its end tag has a meaning to HTML.
  const script = bundle(root).replaceAll('</script', '<\\/script');
  const text = source('page.html')
    .replace('/* page.css */', () => source('page.css').trim())
    .replace('/* page.ts */', () => script.trim());
  return { path: PATH, text };
}

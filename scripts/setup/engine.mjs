import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from './advice.mjs';
import { buildBinding } from './engine/build.mjs';
import { distributions, hasNvidiaGpu } from './engine/distribution.mjs';
import { fetchTensorflow } from './engine/fetch.mjs';

/**
 * What set-up leaves for lib/engine in `.course/engine/engine.json`.
 *
 * @typedef {object} EngineRecord
 * @property {string} sources - Digest of what it was made from.
 * @property {string} [binding] - Folder of the modules, below `.course/engine`.
 * @property {string} [failure] - Why there is none: one sentence.
 */

const SOURCES = ['binding', 'scripts/setup/engine'];

/** @param {string} root */
function digestOfSources(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const folder of SOURCES) {
    for (const name of fs.readdirSync(path.join(root, folder)).sort()) {
      hash.update(`\0${name}\0`).update(fs.readFileSync(path.join(root, folder, name)));
    }
  }
  return hash.digest('hex');
}

/** @param {string} file */
function read(file) {
  if (!fs.existsSync(file)) return undefined;
  /** @type {unknown} */
  const record = JSON.parse(fs.readFileSync(file, 'utf8'));
  return /** @type {EngineRecord} */ (record);
}

/**
 * Fetches and builds with the first TensorFlow that can be had.
 *
 * @param {string} root
 * @param {string} folder
 * @param {string} sources
 */
async function build(root, folder, sources) {
  const { platform, arch } = process;
  let failure = '';
  for (const distribution of distributions({ platform, arch, gpu: hasNvidiaGpu() })) {
    try {
      await fetchTensorflow(distribution, folder);
      const binding = `binding-${distribution.folder}-${sources.slice(0, 12)}`;
      const target = path.join(folder, binding);
      await buildBinding({ root, tensorflow: distribution.folder, target });
      return binding;
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      failure = error.message;
    }
  }
  throw new SetupError(failure);
}

/** @param {string} root */
const placesIn = (root) => {
  const folder = path.join(root, '.course', 'engine');
  return { folder, file: path.join(folder, 'engine.json') };
};

/**
 * Whether there is nothing to do: the engine is built, or is known to fail with these sources.
 *
 * @param {{ root: string, retry?: boolean }} options
 */
export function isEngineSettled({ root, retry = false }) {
  const { folder, file } = placesIn(root);
  const before = read(file);
  if (before?.sources !== digestOfSources(root)) return false;
  if (!before.binding) return !retry;
  return fs.existsSync(path.join(folder, before.binding));
}

/**
 * Makes the native engine: TensorFlow's C library and our binding, in `.course/engine`.
 *
 * It never fails: where it cannot be made, the reason is kept for `npm run doctor`, and the course
 * runs on WebAssembly. A failure is not tried again at each start, unless its sources have changed.
 *
 * @param {object} options
 * @param {string} options.root - The project's folder.
 * @param {(line: string) => void} options.log
 * @param {boolean} [options.retry] - Try again what failed before.
 */
export async function engineStep({ root, log, retry = false }) {
  if (isEngineSettled({ root, retry })) return;
  const { folder, file } = placesIn(root);
  const sources = digestOfSources(root);
  fs.mkdirSync(folder, { recursive: true });
  /** @type {EngineRecord} */
  let record;
  try {
    record = { sources, binding: await build(root, folder, sources) };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    record = { sources, failure };
    log(`The native engine is left out: ${failure} The course runs on WebAssembly meanwhile.`);
  }
  fs.writeFileSync(`${file}.tmp`, `${JSON.stringify(record)}\n`);
  fs.renameSync(`${file}.tmp`, file);
  removeOthers(folder, record.binding);
}

/**
 * @param {string} folder
 * @param {string | undefined} binding - The one to keep.
 */
function removeOthers(folder, binding) {
  for (const name of fs.readdirSync(folder)) {
    const isOld = name.startsWith('binding-') && name !== binding;
    if (isOld || name.endsWith('.tmp')) {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

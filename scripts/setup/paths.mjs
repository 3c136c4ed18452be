import path from 'node:path';

/** The project's folder: everything that set-up makes lies below it. */
export const root = path.dirname(path.dirname(import.meta.dirname));

/** @param {string[]} parts - Names below the project's folder. */
export const inRoot = (...parts) => path.join(root, ...parts);

const scripts = process.platform === 'win32' ? 'Scripts' : 'bin';
const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * A program of the project's Python environment.
 *
 * @param {string} name - Such as `python` or `jupyter`.
 */
export const venvProgram = (name) => inRoot('.venv', scripts, name + suffix);

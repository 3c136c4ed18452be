import path from 'node:path';
import { inRoot, venvProgram } from '../setup/paths.mjs';

/** @param {(string | undefined)[]} folders */
const joined = (...folders) => folders.filter(Boolean).join(path.delimiter);

/**
 * The environment in which any Jupyter program (JupyterLab, nbclient, papermill, nbgrader) finds
 * the course's kernel and settings, and leaves the reader's own Jupyter alone.
 *
 * @param {NodeJS.ProcessEnv} [env] - What the program would have inherited.
 * @returns {NodeJS.ProcessEnv}
 */
export const jupyterEnv = (env = process.env) => ({
  ...env,
  PATH: joined(path.dirname(venvProgram('python')), path.dirname(process.execPath), env['PATH']),
  JUPYTER_PATH: joined(inRoot('kernel', 'jupyter'), env['JUPYTER_PATH']),
  JUPYTER_CONFIG_PATH: inRoot('kernel', 'jupyter', 'config'),
  JUPYTER_CONFIG_DIR: inRoot('.course', 'jupyter', 'config'),
  JUPYTER_DATA_DIR: inRoot('.course', 'jupyter', 'data'),
  JUPYTERLAB_SETTINGS_DIR: inRoot('.course', 'jupyter', 'settings'),
  JUPYTERLAB_WORKSPACES_DIR: inRoot('.course', 'jupyter', 'workspaces'),
  JUPYTER_PLATFORM_DIRS: '1',
});

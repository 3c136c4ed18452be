import './nodeVersion.mjs';

const { command } = await import('./command.mjs');
const { SetupError } = await import('./setup/advice.mjs');
const { setUp } = await import('./setup/index.mjs');

const USAGE = `npm start [-- --no-browser --port N]

Sets up what is missing, then opens JupyterLab on notebooks/. Ctrl-C ends it and its kernels.
  --no-browser  print the address, open no browser
  --port N      try ports from N on (8888)`;

/** @param {string | boolean | undefined} text */
function portFrom(text = '8888') {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 2 ** 16) return port;
  throw new SetupError(`--port is ${text}; it must be a whole number from 1 to 65535.`);
}

await command(
  USAGE,
  { 'no-browser': { type: 'boolean' }, port: { type: 'string' } },
  async ({ 'no-browser': noBrowser, port }) => {
    const firstPort = portFrom(port);
    await setUp();
    const { runLab } = await import('./jupyter/lab.mjs');
    process.exitCode = await runLab({ browser: noBrowser !== true, firstPort });
  },
);

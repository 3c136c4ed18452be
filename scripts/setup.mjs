import './nodeVersion.mjs';

const { command } = await import('./command.mjs');
const { setUp } = await import('./setup/index.mjs');

const USAGE = `npm run setup [-- --retry]

Installs what the course needs into this folder: npm packages (node_modules), Python packages
(.venv), the plot extension, and the native engine where one can be had. Everything that is up to
date is left alone, so it may be run at any time; \`npm start\` and \`npm test\` begin with it.
  --retry  try the native engine again where it could not be had`;

await command(USAGE, { retry: { type: 'boolean' } }, async ({ retry }) => {
  await setUp({ retry: retry === true });
  console.log('Everything is set up. `npm start` opens the course.');
});

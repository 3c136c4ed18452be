import './nodeVersion.mjs';

const { command } = await import('./command.mjs');
const { setUp } = await import('./setup/index.mjs');

const USAGE = `npm run setup

Installs what the course needs into this folder: npm packages (node_modules), Python packages
(.venv) and the plot extension. Everything that is up to date is left alone, so it may be run at
any time; \`npm start\` and \`npm test\` begin with it.`;

await command(USAGE, {}, async () => {
  await setUp();
  console.log('Everything is set up. `npm start` opens the course.');
});

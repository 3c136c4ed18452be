// Runs before everything else, on any Node that can read modules: keep it plain.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node 20.19 or newer is needed, and this is ${process.version}: install the current release from https://nodejs.org, then run the command again.`,
  );
  process.exit(1);
}

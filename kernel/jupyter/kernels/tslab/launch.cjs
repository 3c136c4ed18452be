// Starts the kernel: finds the project, teaches `require` to read TypeScript, and loads kernel/main.ts.
// A worker thread of the kernel starts here too, and names the module it wants in `workerData.entry`.
'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { workerData } = require('node:worker_threads');

const root = path.resolve(__dirname, '../../../..');
const cache = path.join(root, '.course', 'cache', 'kernel');
const fromTslab = (id) => {
  try {
    return require.resolve(id, { paths: [path.join(root, 'node_modules', 'tslab')] });
  } catch {
    process.stderr.write(`The kernel's packages are missing: run "npm run setup" in ${root}.\n`);
    process.exit(1);
  }
};
const typescript = fromTslab('@tslab/typescript-for-tslab');
const VERSION = require(path.join(path.dirname(typescript), '..', 'package.json')).version;
const SELF = fs.readFileSync(__filename);

// Kept from the first call on: the kernel later puts a changed copy where tslab looks.
let original;
const loadTypeScript = () => (original ??= require(typescript));

const remember = (file, text) => {
  try {
    fs.mkdirSync(cache, { recursive: true });
    const temporary = `${file}.${process.pid}.${Date.now()}.tmp`;
    fs.writeFileSync(temporary, text);
    fs.renameSync(temporary, file);
  } catch {
    // A read-only project still runs; it only compiles anew each time.
  }
};

/** `make()`, or what it gave the last time that `parts` were the same; null is not remembered. */
const cached = (parts, make) => {
  const hash = createHash('sha256').update(SELF).update(VERSION);
  for (const part of parts) hash.update('\0').update(part);
  const file = path.join(cache, hash.digest('hex'));
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    const text = make();
    if (text !== null) remember(file, text);
    return text;
  }
};

/** TypeScript to CommonJS with an inline source map; `before` are extra steps on the syntax tree, told apart by `tag`. */
const compile = (source, filename, tag = '', before = () => []) =>
  cached([tag, path.basename(filename), source], () => {
    const ts = loadTypeScript();
    const compilerOptions = {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      inlineSourceMap: true,
    };
    const options = { compilerOptions, fileName: filename, transformers: { before: before(ts) } };
    return ts.transpileModule(source, options).outputText;
  });

Module._extensions['.ts'] = (module, filename) => {
  module._compile(compile(fs.readFileSync(filename, 'utf8'), filename), filename);
};

module.exports = { root, launcher: __filename, typescript, loadTypeScript, cached, compile };
if (workerData?.entry) require(path.join(root, workerData.entry));
else require(path.join(root, 'kernel', 'main')).main(module.exports, process.argv[2]);

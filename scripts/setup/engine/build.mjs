import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../advice.mjs';
import { run } from '../run.mjs';

const LABEL = 'native engine';

/** A module of its own: it must be there before TensorFlow's libraries are loaded. */
const ALONE = 'quietly.cc';

const COMPILER_FLAGS = [
  ...['-std=c++17', '-O2', '-fPIC', '-fvisibility=hidden', '-Wall', '-Wextra', '-Werror'],
  ...['-DNAPI_VERSION=8', '-DNAPI_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'],
];

/** The first C++ compiler that answers. */
export const findCompiler = () =>
  [process.env['CXX'], 'g++', 'clang++'].find(
    (name) => name && spawnSync(name, ['--version']).status === 0,
  );

/**
 * What the linker needs to make a Node module that finds TensorFlow by relative path.
 *
 * @param {string} libraries - Folder of TensorFlow's libraries.
 * @param {string} fromModule - The same, as seen from the module's folder.
 */
function linkerFlags(libraries, fromModule) {
  if (process.platform === 'darwin') {
    const dylibs = ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'];
    return [
      ...['-bundle', '-undefined', 'dynamic_lookup', `-Wl,-rpath,@loader_path/${fromModule}`],
      ...dylibs.map((name) => path.join(libraries, name)),
    ];
  }
  return [
    ...['-shared', `-L${libraries}`, '-l:libtensorflow_cc.so.2', '-l:libtensorflow_framework.so.2'],
    // A worker's end must not unload TensorFlow: its threads live on.
    ...[`-Wl,-rpath,$ORIGIN/${fromModule}`, '-Wl,-z,nodelete'],
  ];
}

/**
 * Compiles the binding: `tensorflow.node`, and `quietly.node` which loads it without noise.
 *
 * @param {object} options
 * @param {string} options.root - The project's folder.
 * @param {string} options.tensorflow - Name of the unpacked TensorFlow below `.course/engine`.
 * @param {string} options.target - Folder for the modules, below `.course/engine` as well.
 * @param {readonly string[]} [options.extraFlags] - For the compiler, such as a sanitizer's.
 */
export async function compileBinding({ root, tensorflow, target, extraFlags = [] }) {
  const compiler = findCompiler();
  if (!compiler) {
    throw new SetupError('There is no C++ compiler (Debian or Ubuntu: `sudo apt install g++`).');
  }
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  const inRoot = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);
  const unpacked = path.join(path.dirname(target), tensorflow, 'tensorflow');
  const headers = [
    inRoot('node_modules', 'node-api-headers', 'include'),
    inRoot('node_modules', 'node-addon-api'),
    path.join(unpacked, 'include'),
  ].flatMap((folder) => ['-isystem', folder]);
  const compile = [compiler, ...COMPILER_FLAGS, ...extraFlags, ...headers];
  const flags = linkerFlags(unpacked, path.posix.join('..', tensorflow, 'tensorflow'));
  const sources = fs.readdirSync(inRoot('binding')).filter((name) => name.endsWith('.cc'));
  // One translation unit: the headers, which take most of the time, are read once.
  const whole = path.join(target, 'whole.cc');
  const includes = sources.filter((name) => name !== ALONE).map((name) => `#include "${name}"\n`);
  fs.writeFileSync(whole, includes.join(''));
  await run(LABEL, [
    ...[...compile, '-iquote', inRoot('binding'), whole, ...flags],
    ...['-o', path.join(target, 'tensorflow.node')],
  ]);
  const alone = process.platform === 'darwin' ? flags.slice(0, 3) : ['-shared'];
  await run(LABEL, [
    ...[...compile, inRoot('binding', ALONE), ...alone],
    ...['-o', path.join(target, 'quietly.node')],
  ]);
  fs.rmSync(whole);
}

/**
 * Compiles the binding and tries it, in a process of its own: a CPU or C library that TensorFlow
 * does not like ends that, not set-up. A folder named `target` holds modules that work.
 *
 * @param {{ root: string, tensorflow: string, target: string }} options - Of compileBinding.
 */
export async function buildBinding({ target, ...options }) {
  const building = `${target}.tmp`;
  await compileBinding({ ...options, target: building });
  await run(LABEL, [process.execPath, path.join(import.meta.dirname, 'smoke.mjs'), building]);
  fs.rmSync(target, { recursive: true, force: true });
  fs.renameSync(building, target);
}

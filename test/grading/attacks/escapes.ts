import { body } from '../kit';

/** What tries to get at Node behind a submission's back; each gives `fs` or the like, or throws. */
const DOORS: Readonly<Record<string, string>> = {
  require: "require('node:fs')",
  'another spelling': "require('fs')",
  'the path of a module': "require('/etc/passwd')",
  'a global require': "globalThis.require('node:fs')",
  getBuiltinModule: "process.getBuiltinModule('node:fs')",
  binding: "process.binding('fs')",
  'a linked binding': "process._linkedBinding('fs')",
  'the main module': "process.mainModule.require('node:fs')",
  'the module’s class': "module.constructor._load('node:fs')",
  'the global process, by Function': "Function('return process')().getBuiltinModule('node:fs')",
  'the global process, by eval': "(0, eval)('process').binding('fs')",
  'a constructor of a constructor':
    "require.constructor.constructor('return this')().process.getBuiltinModule('node:fs')",
  'the console’s stream': 'new console._stdout.constructor().connect.call',
  'standard output': 'new process.stdout.constructor().connect.call',
  'a native module': "process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libm.so.6').call",
  'another process’s end': 'process.kill(process.ppid, 9).call',
  'the places of an error': `(() => {
    const old = Error.prepareStackTrace;
    Error.prepareStackTrace = (_, sites) => sites;
    const sites = new Error('').stack;
    Error.prepareStackTrace = old;
    for (const site of sites) {
      for (const found of [site.getThis(), site.getFunction()]) {
        if (found && found.getBuiltinModule) return found.getBuiltinModule('node:fs');
        if (found && found.mainModule) return found.mainModule;
      }
    }
    throw new Error('nothing there');
  })()`,
  'the caller’s arguments': `(function () { return arguments.callee.caller.arguments[1]('node:fs'); })()`,
  fetch: "fetch('http://127.0.0.1:1/').then",
  WebSocket: "new WebSocket('ws://127.0.0.1:1/').send",
  'a file that a promise brings': 'eval("import(\'node:fs\')").then',
};

/** Tries all doors in a call, and says which were open. */
export const doors = body(`
  const open = [];
  ${Object.entries(DOORS)
    .map(
      ([name, code]) =>
        `try { const found = ${code}; if (found) open.push(${JSON.stringify(name)}); } catch {}`,
    )
    .join('\n  ')}
  throw new Error('open: ' + open.join(', ') + '.');
`);

/** A script in place of the worker, with all of Node: as if a submission had found a door. */
export const unstripped = (port: number, marker: string): string => `
const tried = {};
const attempt = async (name, run) => {
  try { tried[name] = String(await run()).slice(0, 60); } catch { tried[name] = 'refused'; }
};
const fs = require('node:fs');
(async () => {
  await attempt('reads its own program', () => fs.readFileSync(process.execPath).length);
  await attempt('reads passwords', () => fs.readFileSync('/etc/passwd', 'utf8'));
  await attempt('reads solutions', () => fs.readdirSync(${JSON.stringify(process.cwd())}));
  await attempt('reads the environment', () => fs.readFileSync('/proc/self/environ', 'utf8'));
  await attempt('writes to /tmp', () => fs.writeFileSync(${JSON.stringify(marker)}, 'x'));
  await attempt('writes beside the course', () => fs.writeFileSync(${JSON.stringify(`${process.cwd()}/stolen.tmp`)}, 'x'));
  await attempt('starts a process', () => require('node:child_process').execFileSync(process.execPath, ['-v']));
  await attempt('forks', () => new Promise((resolve, reject) => {
    const child = require('node:child_process').spawn(process.execPath, ['-v']);
    child.once('error', reject).once('exit', resolve);
  }));
  await attempt('starts a thread', () => new (require('node:worker_threads').Worker)('1', { eval: true }).threadId);
  await attempt('loads a native module', () => process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libm.so.6'));
  await attempt('knows secrets of the grader', () => process.env.GRADER_SECRET ?? Promise.reject(new Error('none')));
  await attempt('kills the grader', () => process.kill(${process.pid}, 0));
  await attempt('connects', () => new Promise((resolve, reject) => {
    const socket = require('node:net').connect(${port}, '127.0.0.1', () => resolve('connected'));
    socket.once('error', reject);
  }));
  fs.writeSync(3, JSON.stringify(tried) + '\\n');
})();
setInterval(() => {}, 1000);
`;

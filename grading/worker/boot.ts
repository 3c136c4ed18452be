import fs from 'node:fs';
import vm from 'node:vm';
import type { Program } from '../protocol';
import type { Definition, Host } from './host';

/** The file descriptor of the judge; both ways. */
const CHANNEL = 3;
const NEWLINE = 10;

let unread: Buffer[] = [];

function readLine(): string | undefined {
  for (;;) {
    const last = unread.at(-1);
    const end = last?.indexOf(NEWLINE) ?? -1;
    if (last && end >= 0) {
      const line = Buffer.concat([...unread.slice(0, -1), last.subarray(0, end)]).toString();
      unread = [last.subarray(end + 1)];
      return line;
    }
    const chunk = Buffer.alloc(1 << 18);
    const size = fs.readSync(CHANNEL, chunk);
    if (size === 0) return undefined;
    unread.push(chunk.subarray(0, size));
  }
}

const writer =
  (file: number): Host['writeLine'] =>
  (text) => {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) done += fs.writeSync(file, bytes, done);
  };

const linked: Host['linked'] = (table, outside) => {
  const definitions = vm.runInThisContext(`(${table})`, { filename: 'course.js' }) as Readonly<
    Record<string, Definition>
  >;
  const loaded = new Map<string, { exports: object }>();
  const load = (place: string): object => {
    const known = loaded.get(place);
    if (known) return known.exports;
    const definition = definitions[place];
    if (!definition) throw new Error(`${place} is not there`);
    const [links, body] = definition;
    const module = { exports: {} };
    loaded.set(place, module);
    body(
      module.exports,
      (name) => {
        const at = Object.hasOwn(definitions, name) ? name : links[name];
        return at === undefined ? outside(name) : load(at);
      },
      module,
    );
    return module.exports;
  };
  return load;
};

const write = writer(CHANNEL);
const host: Host = {
  readLine,
  writeLine: (line) => {
    write(`${line}\n`);
  },
  print: writer(1),
  linked,
};

/** All of Node that the worker's own modules use. */
const OUTSIDE = ['node:util', 'node:vm', 'util', 'crypto', 'string_decoder'];
const fromNode = (name: string): unknown => {
  if (OUTSIDE.includes(name)) return process.getBuiltinModule(name);
  throw new Error(`${name} is not there`);
};

const { modules, main } = JSON.parse(readLine() ?? '') as Program;
const { run } = linked(modules, fromNode)(main) as { run: (host: Host) => Promise<void> };
void run(host);

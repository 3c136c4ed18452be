import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reloader } from '../../../kernel/loader/reload';

describe('reloading of edited modules', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reload-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const file = (name: string): string => path.join(folder, name);

  /** Modules by name with the names of those that they import, as `require` keeps them. */
  function graph(imports: Readonly<Record<string, readonly string[]>>) {
    const cache: NodeJS.Dict<NodeJS.Module> = {};
    const { loaded, forgetEdited } = reloader(cache);
    const modules = new Map(
      Object.keys(imports).map((name) => {
        writeFileSync(file(name), name);
        loaded(file(name), name);
        return [name, { filename: file(name), children: [] as unknown[] }];
      }),
    );
    for (const [name, children] of Object.entries(imports)) {
      const module = modules.get(name)!;
      module.children.push(...children.map((child) => modules.get(child)));
      cache[file(name)] = module as unknown as NodeJS.Module;
    }
    const left = (): string[] =>
      Object.keys(cache)
        .map((each) => path.basename(each))
        .sort();
    return { forgetEdited, left };
  }

  it('forgets an edited module and those that import it, over any number of steps', () => {
    const { forgetEdited, left } = graph({
      index: ['a', 'b'],
      a: ['deep'],
      b: [],
      deep: [],
      alone: [],
    });
    writeFileSync(file('deep'), 'edited');
    forgetEdited();
    assert.deepEqual(left(), ['alone', 'b']);
  });

  it('forgets modules that import each other together', () => {
    const { forgetEdited, left } = graph({ a: ['b'], b: ['a'], c: [] });
    writeFileSync(file('a'), 'edited');
    forgetEdited();
    assert.deepEqual(left(), ['c']);
  });

  it('forgets a module whose file is gone', () => {
    const { forgetEdited, left } = graph({ a: [], b: [] });
    rmSync(file('a'));
    forgetEdited();
    assert.deepEqual(left(), ['b']);
  });

  it('keeps a module whose file was only touched', () => {
    const { forgetEdited, left } = graph({ a: [] });
    utimesSync(file('a'), new Date(), new Date(Date.now() + 5000));
    forgetEdited();
    assert.deepEqual(left(), ['a']);
  });

  it('keeps all when nothing was edited', () => {
    const { forgetEdited, left } = graph({ a: ['b'], b: [] });
    forgetEdited();
    assert.deepEqual(left(), ['a', 'b']);
  });
});

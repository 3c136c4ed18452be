import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { polledWatchers } from '../../../kernel/compiler/polling';
import { cellTypeScript } from '../../support/typescript';

describe('polled watchers', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'polling-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('tell of what was created, changed and deleted since the last look', () => {
    const kinds = cellTypeScript.FileWatcherEventKind;
    const { watchFile, poll } = polledWatchers(kinds);
    const file = path.join(folder, 'a.ts');
    const heard: unknown[] = [];
    const watcher = watchFile(file, (_name, kind) => heard.push(kind));
    poll();
    writeFileSync(file, 'one');
    poll();
    poll();
    writeFileSync(file, 'other');
    poll();
    rmSync(file);
    poll();
    watcher.close();
    writeFileSync(file, 'again');
    poll();
    assert.deepEqual(heard, [kinds.Created, kinds.Changed, kinds.Deleted]);
  });

  it('do not look at packages', () => {
    const { watchFile, poll } = polledWatchers(cellTypeScript.FileWatcherEventKind);
    const file = path.join(folder, 'node_modules', 'a.ts');
    watchFile(file, () => assert.fail('was told'));
    poll();
  });
});

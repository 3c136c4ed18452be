import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const METADATA = `Name: tensorflow
Requires-Dist: numpy>=1.26.0
Requires-Dist: nvidia-cublas-cu12<13.0,>=12.5.3.2; extra == "and-cuda"
Requires-Dist: nvidia-cudnn-cu12<10.0,>=9.3.0.75 ; extra == 'and-cuda'
Requires-Dist: nvidia-other; extra == "other"
`;

describe('the choice of TensorFlow', () => {
  const machine = { platform: 'linux', arch: 'x64', gpu: false };
  const chosen = async (other: Partial<typeof machine>): Promise<string[]> => {
    const { distributions } = await import('../../scripts/setup/engine/distribution.mjs');
    return distributions({ ...machine, ...other }).map(({ requirement }) => requirement);
  };

  it('is the small package, and with a GPU first the one that can use it', async () => {
    assert.deepEqual(await chosen({}), ['tensorflow-cpu==2.21.0']);
    assert.deepEqual(await chosen({ gpu: true }), ['tensorflow==2.21.0', 'tensorflow-cpu==2.21.0']);
    assert.deepEqual(await chosen({ arch: 'arm64', gpu: true }), ['tensorflow-cpu==2.21.0']);
    assert.deepEqual(await chosen({ platform: 'darwin', arch: 'arm64' }), ['tensorflow==2.21.0']);
  });

  it('is none where none is published, and says so', async () => {
    await assert.rejects(chosen({ platform: 'win32' }), {
      message: "TensorFlow's C library is not published for win32-x64 (on Windows, use WSL 2).",
    });
  });

  it('brings the libraries of NVIDIA that the package asks for', async () => {
    const { cudaRequirements } = await import('../../scripts/setup/engine/fetch.mjs');
    assert.deepEqual(cudaRequirements(METADATA), [
      'nvidia-cublas-cu12<13.0,>=12.5.3.2',
      'nvidia-cudnn-cu12<10.0,>=9.3.0.75',
    ]);
  });
});

describe('set-up of the native engine, where nothing can be run,', () => {
  const { PATH } = process.env;
  let root = '';
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-'));
    for (const folder of ['binding', path.join('scripts', 'setup', 'engine')]) {
      fs.mkdirSync(path.join(root, folder), { recursive: true });
    }
    process.env['PATH'] = '';
  });
  afterEach(() => {
    process.env['PATH'] = PATH;
    fs.rmSync(root, { recursive: true });
  });

  /** The lines that it prints. */
  const setUp = async (options = {}): Promise<string[]> => {
    const { engineStep } = await import('../../scripts/setup/engine.mjs');
    const lines: string[] = [];
    await engineStep({ root, log: (line: string) => lines.push(line), ...options });
    return lines;
  };

  it('says why in one line, once, and leaves it for the engine to repeat', async () => {
    const lines = await setUp();
    assert.match(lines.join('\n'), /^The native engine is left out: .*WebAssembly meanwhile\.$/);
    const file = path.join(root, '.course', 'engine', 'engine.json');
    const { failure } = JSON.parse(fs.readFileSync(file, 'utf8')) as { failure: string };
    assert.ok(lines[0]!.includes(failure));
    assert.deepEqual(fs.readdirSync(path.dirname(file)), ['engine.json']);
    assert.deepEqual(await setUp(), []);
  });

  it('tries again when it is asked to, and when its sources have changed', async () => {
    await setUp();
    assert.equal((await setUp({ retry: true })).length, 1);
    fs.writeFileSync(path.join(root, 'binding', 'new.cc'), '');
    assert.equal((await setUp()).length, 1);
  });
});

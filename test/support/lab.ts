import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

const ROOT = path.resolve(__dirname, '..', '..');

/** JupyterLab as `npm start` runs it. */
export interface Lab {
  /** The address that logs in, for a path below the server such as `/lab`. */
  readonly url: (path: string) => string;
  /** Presses Ctrl-C; resolves to the exit code. */
  readonly end: () => Promise<number | null>;
}

/** Starts the course as a learner does, without opening a browser, and waits for the address. */
export async function startCourse(): Promise<Lab> {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-browser'], { cwd: ROOT });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let output = '';
  const address = await new Promise<URL>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += String(chunk);
      const found = /http:\/\/\S+token=\S+/.exec(output);
      if (found) resolve(new URL(found[0]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => {
      reject(new Error(`JupyterLab did not start:\n${output}`));
    });
  });
  return {
    url: (below) => `${address.origin}${below}${address.search}`,
    end: async () => {
      child.kill('SIGINT');
      const [code] = await exited;
      return code;
    },
  };
}

/** An open notebook. */
export interface OpenNotebook {
  readonly panel: Locator;
  /** Waits until no cell is running or waiting and each code cell has its number. */
  readonly settled: () => Promise<void>;
  readonly runAll: () => Promise<void>;
}

interface Session {
  readonly kernel: { readonly execution_state: string; readonly connections: number };
}

/** Asks the server, for the page calls a kernel idle before there is one. */
async function kernelReady(page: Page, lab: Lab): Promise<void> {
  for (;;) {
    const response = await page.request.get(lab.url('/api/sessions'));
    const [session] = (await response.json()) as readonly Session[];
    if (session?.kernel.execution_state === 'idle' && session.kernel.connections > 0) return;
    await page.waitForTimeout(200);
  }
}

export async function openNotebook(page: Page, lab: Lab, file: string): Promise<OpenNotebook> {
  await page.goto(lab.url(`/lab/tree/${file}`));
  const panel = page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)').first();
  await panel.waitFor({ timeout: 60_000 });
  await kernelReady(page, lab);
  const prompts = panel.locator('.jp-CodeCell .jp-InputArea-prompt');
  const settled = async () => {
    for (;;) {
      const texts = await prompts.allTextContents();
      if (texts.every((text) => /\[\d+\]/.test(text))) return;
      await page.waitForTimeout(200);
    }
  };
  const runAll = async () => {
    await page.locator('.lm-MenuBar-itemLabel', { hasText: /^Run$/ }).click();
    await page.locator('.lm-Menu-itemLabel', { hasText: /^Run All Cells$/ }).click();
    await settled();
  };
  return { panel, settled, runAll };
}

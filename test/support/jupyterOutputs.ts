import type { Failure } from '../../kernel/errors/traceback';
import type { Content } from '../../kernel/gateway/message';

/** One message on iopub. */
export interface Output {
  readonly type: string;
  readonly content: Content;
}

/** What a cell came to. */
export interface CellResult {
  readonly status: string;
  readonly reply: Content;
  readonly outputs: readonly Output[];
  readonly stdout: string;
  readonly stderr: string;
  /** The data of the `execute_result`. */
  readonly result: Readonly<Record<string, string>> | undefined;
  /** The error as a learner reads it, without colours. */
  readonly error: { readonly name: string; readonly message: string; readonly traceback: string };
}

export function cellResult(reply: Content, outputs: readonly Output[]): CellResult {
  const texts = (name: string): string =>
    outputs
      .filter(({ type, content }) => type === 'stream' && content['name'] === name)
      .map(({ content }) => String(content['text']))
      .join('');
  const contentOf = (wanted: string): Content | undefined =>
    outputs.find(({ type }) => type === wanted)?.content;
  const error = contentOf('error') as Failure | undefined;
  return {
    status: String(reply['status']),
    reply,
    outputs,
    stdout: texts('stdout'),
    stderr: texts('stderr'),
    result: contentOf('execute_result')?.['data'] as Record<string, string> | undefined,
    error: {
      name: error?.ename ?? '',
      message: error?.evalue ?? '',
      traceback: plain((error?.traceback ?? []).join('\n')),
    },
  };
}

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

import type { Content } from './message';

/** Who we are: the content of `kernel_info_reply`. */
export const kernelInfo: Content = {
  status: 'ok',
  protocol_version: '5.3',
  implementation: 'tslab',
  implementation_version: '1.0.22',
  language_info: {
    name: 'typescript',
    version: '5.0.4',
    mimetype: 'text/typescript',
    file_extension: '.ts',
    // JupyterLab picks its highlighter by `mode`, the classic notebook by `name` and `typescript`.
    codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
  },
  banner: 'TypeScript',
};

import { createRequire } from 'node:module';
import type { TypeScript } from '../../kernel/project';

/** The TypeScript that compiles cells. */
export const cellTypeScript = createRequire(__filename)(
  '@tslab/typescript-for-tslab',
) as TypeScript;

import { createRequire } from 'node:module';
import type { Content } from '../gateway/message';

interface TslabOutput {
  readonly data: Content;
  readonly metadata: Content;
  readonly transient: Content;
}

// Not imported: an import is a copy, and this field must be set where tslab looks.
const jupyter = createRequire(__filename)('tslab/dist/jupyter') as {
  lastWriteDisplayData: (output: TslabOutput, update?: boolean) => void;
};

/** Has `import { display } from 'tslab'` show its things through this kernel. */
export function offerTslabDisplay(publish: (type: string, content: Content) => void): void {
  jupyter.lastWriteDisplayData = ({ data, metadata, transient }, update) => {
    publish(update ? 'update_display_data' : 'display_data', { data, metadata, transient });
  };
}

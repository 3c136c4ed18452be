import type { JupyterHandlerImpl } from 'tslab/dist/jupyter';
import type { Content } from '../gateway/message';
import { toCharacters, toUnits } from './codePoints';

/** Answers a front end's questions about code: what fits here, what is this, is it complete. */
export function questions(
  handler: JupyterHandlerImpl,
): (type: string, content: Content) => Content {
  const answers: Record<string, (code: string, cursor: number) => object> = {
    complete_request: (code, cursor) => {
      const reply = handler.handleComplete({ code, cursor_pos: toUnits(code, cursor) });
      return {
        ...reply,
        cursor_start: toCharacters(code, reply.cursor_start),
        cursor_end: toCharacters(code, reply.cursor_end),
      };
    },
    inspect_request: (code, cursor) =>
      handler.handleInspect({ code, cursor_pos: toUnits(code, cursor), detail_level: 0 }),
    is_complete_request: (code) => handler.handleIsComplete({ code }),
  };
  return (type, content) => {
    const code = String(content['code']);
    return { ...answers[type]?.(code, Number(content['cursor_pos'])) };
  };
}

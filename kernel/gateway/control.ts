import type { Iopub } from './iopub';
import { answer } from './message';
import type { Content, Message } from './message';

interface ControlOptions {
  readonly iopub: Iopub;
  readonly reply: (message: Message) => Promise<void>;
  readonly info: Content;
  readonly interrupt: () => void;
  readonly shutdown: () => void;
}

/** Answers what may not wait behind a running cell: Stop, shutdown, and the question who we are. */
export function control({ iopub, reply, info, interrupt, shutdown }: ControlOptions) {
  return async (request: Message): Promise<void> => {
    const type = request.header.msg_type;
    const status = (state: string): void => {
      iopub.publish(request, 'status', { execution_state: state });
    };
    status('busy');
    if (type === 'kernel_info_request') await reply(answer(request, 'kernel_info_reply', info));
    if (type === 'interrupt_request') {
      interrupt();
      await reply(answer(request, 'interrupt_reply', { status: 'ok' }));
    }
    if (type === 'shutdown_request') {
      const { restart } = request.content;
      await reply(answer(request, 'shutdown_reply', { status: 'ok', restart: restart === true }));
      iopub.publish(request, 'shutdown_reply', { status: 'ok', restart: restart === true });
    }
    status('idle');
    if (type === 'shutdown_request') shutdown();
  };
}

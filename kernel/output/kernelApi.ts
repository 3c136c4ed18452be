import { KERNEL_API } from '../../lib/kernelApi';
import type { DisplayOptions, KernelApi, MimeBundle } from '../../lib/kernelApi';
import type { Content } from '../gateway/message';
import { asJson } from './result';

interface KernelApiOptions {
  /** Publishes an output of the running cell. */
  readonly publish: (type: string, content: Content) => void;
  readonly stopSignal: () => AbortSignal;
}

/** Leaves on `globalThis` what the library needs of the kernel. */
export function offerKernelApi({ publish, stopSignal }: KernelApiOptions): void {
  const display = (data: MimeBundle, { displayId, update = false }: DisplayOptions = {}): void => {
    publish(update ? 'update_display_data' : 'display_data', {
      data: asJson(data),
      metadata: {},
      transient: displayId === undefined ? {} : { display_id: displayId },
    });
  };
  const clearOutput = (wait = false): void => {
    publish('clear_output', { wait });
  };
  const api: KernelApi = { display, clearOutput, stopSignal };
  Object.defineProperty(globalThis, KERNEL_API, { value: api });
}

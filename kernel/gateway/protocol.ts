import type { Content } from './message';

/** Where Jupyter wants the kernel to listen; the contents of the connection file. */
export interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly key: string;
  readonly shell_port: number;
  readonly control_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly hb_port: number;
}

/** What the gateway thread asks of the main thread. */
export type ToMain =
  | {
      readonly kind: 'request';
      readonly type: string;
      readonly id: number;
      readonly content: Content;
    }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'terminated'; readonly id: number };

/** What the main thread tells the gateway thread. `id` is the number of the request it belongs to. */
export type ToGateway =
  | {
      readonly kind: 'output';
      readonly id: number;
      readonly type: string;
      readonly content: Content;
    }
  | { readonly kind: 'reply'; readonly id: number; readonly content: Content };

/** Slots of the memory that both threads see; the main thread may be too busy to read messages. */
export const Shared = {
  /** The number of the request whose cell shall stop, 0 when none shall. */
  stop: 0,
  /** The number of the request whose cell is compiled or running, 0 when none is. */
  running: 1,
  /** 1 while that cell's own code may be running. */
  executing: 2,
  /** How many characters of output the gateway has not sent on yet. */
  backlog: 3,
  slots: 4,
} as const;

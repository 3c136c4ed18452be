const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that is aborted by Ctrl-C, once; pressed again, it ends the process as ever. */
export function interruption() {
  const controller = new AbortController();
  const stop = () => {
    done();
    controller.abort();
  };
  const done = () => {
    for (const name of SIGNALS) process.removeListener(name, stop);
  };
  for (const name of SIGNALS) process.on(name, stop);
  return { signal: controller.signal, done };
}

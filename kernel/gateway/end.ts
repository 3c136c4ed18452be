const FLUSH_MS = 100;
const WATCH_MS = 1000;

/**
 * Ends the kernel and what its cells started, once the last messages are out.
 * A signal, because `process.exit` waits for a main thread that may be in an endless loop.
 */
export function end(): void {
  setTimeout(() => {
    killGroup();
    process.kill(process.pid, 'SIGKILL');
  }, FLUSH_MS);
}

/** Jupyter starts each kernel as the leader of a process group: its children die with it. */
const killGroup = (): void => {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    // Not the leader of a group: only the kernel itself ends.
  }
};

/** Ends the kernel when the process that started it is gone. */
export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, WATCH_MS).unref();
}

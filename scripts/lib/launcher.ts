/** How often we look, in milliseconds. */
const EVERY_MS = 100;

/**
 * Acts once when the process that launched this one is gone. A signal to `npm start` ends npm and the shell below it,
 * but a shell passes nothing on: without this the sandbox would outlive it, with its port and its data folder.
 * @param parent id of the parent process; the system gives orphans another one
 */
export function whenLauncherIsGone(act: () => void, parent: () => number = () => process.ppid): void {
  const launcher = parent();
  const timer = setInterval(() => {
    if (parent() === launcher) return;
    clearInterval(timer);
    act();
  }, EVERY_MS);
  timer.unref();
}

// Loaded into every program that bin/ starts. A parent that gets SIGKILL cannot pass it on, and its child would keep
// the port and the database for ever: so the child looks whether its parent is still the same, and else ends in order.
// (On Windows the parent's number never changes; there the system itself ends a dead parent's children.)
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 1000);
  watch.unref();
}

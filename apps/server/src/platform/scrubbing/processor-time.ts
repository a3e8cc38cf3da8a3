/** What this thread has worked so far. A clock would tell on a busy machine how long it waited for its turn. */
export function processorMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

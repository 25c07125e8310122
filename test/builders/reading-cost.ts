/** What a reading takes, in time of the processor: what else the machine does is not the reading's. */
export async function readingCost<T>(
  read: () => Promise<T>,
): Promise<{ result: T; cpuMs: number; grownMb: number }> {
  const [before, started] = [process.memoryUsage.rss(), process.cpuUsage()];
  const result = await read();
  const { user, system } = process.cpuUsage(started);
  const grownMb = (process.memoryUsage.rss() - before) / 1024 / 1024;
  return { result, cpuMs: (user + system) / 1_000, grownMb };
}

/** What some work cost this process. */
export interface Cost {
  /** From its beginning to its end, in milliseconds; others on the machine count too. */
  readonly ms: number;
  /** Of the processors, in milliseconds. */
  readonly cpuMs: number;
  /** The longest that this thread itself kept everything else in it waiting, in milliseconds; good to about four. */
  readonly blockedMs: number;
}

/**
 * Measures work by the processor time of this process, so that a busy machine does not count as slow code. A monitor of the event
 * loop would: it sees every moment in which the system ran somebody else.
 */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  let longest = 0;
  let before = threadMs();
  const look = (): void => {
    const now = threadMs();
    longest = Math.max(longest, now - before);
    before = now;
  };
  const looking = setInterval(look, 1);
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  // One turn more, or a long last one is not noticed.
  await new Promise((resolve) => setTimeout(resolve, 5));
  look();
  clearInterval(looking);
  return { ms, cpuMs: (user + system) / 1000, blockedMs: longest };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

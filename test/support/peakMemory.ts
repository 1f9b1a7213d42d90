import { readFileSync } from 'node:fs';

/**
 * The most memory this process has had at once, in MB of 1024² bytes. On Linux `maxRSS` counts what the parent had when it
 * started this process (getrusage(2): it is kept across exec), so the kernel is asked about this program alone (proc_pid_status(5)).
 */
export function peakMemory(): number {
  const kilobytes = process.platform === 'linux' ? highWaterMark() : process.resourceUsage().maxRSS;
  return kilobytes / 1024;
}

function highWaterMark(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  if (kilobytes === undefined) throw new Error('/proc/self/status does not tell VmHWM.');
  return Number(kilobytes);
}

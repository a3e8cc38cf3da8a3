import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './postmaster.ts';

/**
 * Stops a server in PostgreSQL's own ways: first "fast" (SIGINT: ends sessions, writes a checkpoint), and after a
 * timeout "immediate" (SIGQUIT: the next start recovers from the log). Neither loses committed data.
 */
export async function stopPostmaster(pid: number): Promise<'stopped' | 'forced'> {
  signal(pid, 'SIGINT');
  if (await isGoneWithin(pid, FAST_MS)) return 'stopped';
  signal(pid, 'SIGQUIT');
  await isGoneWithin(pid, IMMEDIATE_MS);
  return 'forced';
}

const FAST_MS = 15_000;
const IMMEDIATE_MS = 5000;
const POLL_MS = 5;

async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += POLL_MS) {
    if (!isAlive(pid)) return true;
    await sleep(POLL_MS);
  }
  return !isAlive(pid);
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { machine } from '../machine.ts';
import { median } from '../median.ts';
import { writeExport } from './write-export.ts';

const MUSTER = join(import.meta.dirname, '../../apps/cli/bin/muster.js');
const LIMIT_S = 15;
const LIMIT_IS_FOR = 1_000_000;
const LIMIT_MB = 300;
const LOOK_EVERY_MS = 20;

/**
 * Writes an export and times `muster ledger verify` on it as a user would run it, from process start to exit. The file
 * was just written, so it is read from the page cache.
 */
export async function measureVerification(of: { readonly runs: number; readonly entries: number }): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-ledger-'));
  try {
    const file = join(folder, 'ledger.ndjson');
    const wrote = performance.now();
    const { key, bytes, heads } = writeExport(file, of.entries);
    console.log(
      `an export of ${of.entries} entries of 500 bytes under ${heads} heads, ${Math.round(bytes / 1e6)} MB, made in ${((performance.now() - wrote) / 1000).toFixed(1)} s`,
    );
    const times: number[] = [];
    let most = 0;
    for (let run = 1; run <= of.runs; run += 1) {
      const { seconds, megabytes } = await verifyOnce(
        ['ledger', 'verify', '--file', file, '--key', key, '--json'],
        of.entries,
      );
      times.push(seconds);
      most = Math.max(most, megabytes);
      console.log(`run ${run}: verified in ${seconds.toFixed(1)} s, ${megabytes} MB at most`);
    }
    const isHeld = median(times) < (LIMIT_S * of.entries) / LIMIT_IS_FOR && most < LIMIT_MB;
    console.log(
      `muster ledger verify of ${of.entries}: median of ${of.runs} ${median(times).toFixed(1)} s, bar ${LIMIT_S} s for a million; ${most} MB at most, bar ${LIMIT_MB}: ${isHeld ? 'held' : 'NOT held'}; ${machine()}`,
    );
    return isHeld;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function verifyOnce(words: readonly string[], entries: number) {
  const began = performance.now();
  const command = spawn(process.execPath, [MUSTER, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  let megabytes = 0;
  const look = setInterval(() => (megabytes = Math.max(megabytes, peakOf(command.pid))), LOOK_EVERY_MS);
  const [said] = await Promise.all([text(command.stdout), once(command, 'exit')]);
  clearInterval(look);
  const seconds = (performance.now() - began) / 1000;
  const verdict = JSON.parse(said) as { readonly ok: boolean; readonly entries: number };
  if (!verdict.ok || verdict.entries !== entries) throw new Error(`not verified: ${said}`);
  return { seconds, megabytes };
}

/** The peak memory in megabytes of a process and its children. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return Math.round(Number(kilobytes) / 1000) + children.reduce((sum, child) => sum + peakOf(Number(child)), 0);
  } catch {
    return 0; // The process has just exited.
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { quickFolder } from '../apps/server/src/testing/quick-folder.ts';
import { startBenchPostgres } from '../bench/postgres.ts';
import { installed } from './peers.ts';

/** Stops hangs; does not judge a shared machine's speed. */
const PATIENCE_MS = 12 * 60_000;
/** Far below the actual number: only detects a run that found no tests. */
const AT_LEAST = 150;
/**
 * Where PostgreSQL versions differ for Muster: schema, roles, triggers, locks, partitions, owner functions, copies of a
 * whole database; every table walked, every list, and the set-based statements of a storm. The areas' plain SQL is
 * tested on one version.
 */
const WHERE_VERSIONS_DIFFER = [
  'apps/server/src/platform/',
  'app/tamper-walk',
  'app/planted-keys',
  'app/every-list',
  'alerts/stories/search-and-export',
  'alerts/stories/firing-again',
  'alerts/stories/intake',
];

// These tests are not about durability, so the server runs without fsync and in memory if there is room: with databases
// on disk, copying the template for each suite took longer than all tests.
test(
  'what differs between versions holds on a server of the oldest PostgreSQL that Muster supports, too',
  { timeout: PATIENCE_MS },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-e2e-server-'));
    const server = await startBenchPostgres({
      binaries: dirname(installed('postgresql-15')),
      within: quickFolder(),
      settings: { fsync: 'off', full_page_writes: 'off' },
    });
    try {
      expect(server.version).toMatch(/^15\./);
      const report = await runDatabaseTests(server.url, join(folder, 'report.json'));
      expect(failuresOf(report)).toEqual([]);
      expect(report.numPassedTests).toBeGreaterThan(AT_LEAST);
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  },
);

type Report = {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

async function runDatabaseTests(url: string, reportFile: string): Promise<Report> {
  const run = spawn(
    'vitest',
    ['run', '--project', 'db', ...WHERE_VERSIONS_DIFFER, '--reporter=json', `--outputFile=${reportFile}`],
    {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, MUSTER_TEST_DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let errors = '';
  run.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await once(run, 'exit');
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  } catch (cause) {
    throw new Error(`the database tests did not report:\n${errors.slice(-4000)}`, { cause });
  }
}

const failuresOf = ({ testResults }: Report): readonly string[] =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => fullName);
    return status === 'failed' && failed.length === 0 ? [`${name}: ${message}`] : failed;
  });

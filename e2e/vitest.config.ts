import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Every file starts a Muster or two, and a CLI for each line of a document: they share one compile cache.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../node_modules/.cache/node');

/** Concurrent files. Each has its own ports and home; they share only the cores. */
const WORKERS = Number(process.env['MUSTER_E2E_WORKERS'] ?? 1);

/** These measure time, follow a whole document, or need both cores: one at a time, after all others. */
const ALONE = ['demo', 'docs', 'main-job', 'published-command', 'server-postgres', 'stop-and-go'].map(
  (name) => `e2e/${name}.e2e.ts`,
);

const shared = {
  isolate: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // As patient as the browser's own waits.
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: ALONE,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});

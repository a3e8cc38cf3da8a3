import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/dist/**', 'e2e/**', 'lint/planted/**'];

// What Node has compiled it need not compile for the next run.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node');

export default defineConfig({
  test: {
    isolate: false,
    // Vitest leaves a core to the one who watches; a test that waits for PostgreSQL leaves half of its own.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          include: ['{apps,packages,lint,demo}/**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.db.test.ts', '**/*.story.test.ts'],
          // Ends what hangs, and what is quadratic where it must not be; it does not judge how fast a shared machine is.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'db',
          isolate: false,
          include: ['apps/**/*.db.test.ts', 'apps/**/*.story.test.ts'],
          exclude: ignored,
          globalSetup: ['apps/server/src/testing/global-cluster.ts'],
          // Some start whole servers, seven seconds of work on a quiet machine: a busy one takes several times as long.
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});

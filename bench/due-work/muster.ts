import { readFile } from 'node:fs/promises';
import { type Kysely, Kysely as KyselyDb, sql } from 'kysely';
import pg from 'pg';
import { Type } from 'typebox';
import { pipeliningDialect } from '../../apps/server/src/platform/database/pipeline/pipelining-dialect.ts';
import { createCryptoIds } from '../../apps/server/src/platform/ids/crypto-ids.ts';
import { createDueBuffer } from '../../apps/server/src/platform/due/due-buffer.ts';
import { defineDeadline } from '../../apps/server/src/platform/due/kind.ts';
import { chunksOf, type Contender } from './contender.ts';

export const benchDeadline = defineDeadline({
  name: 'bench.deadline',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({}),
});

export const openDatabase = (url: string, max: number): Kysely<unknown> =>
  new KyselyDb({ dialect: pipeliningDialect(new pg.Pool({ connectionString: url, max })) });

export const muster: Contender = {
  name: 'muster',
  worker: new URL('./muster-worker.ts', import.meta.url),

  async prepare(url) {
    const db = openDatabase(url, 1);
    const migration = await readFile(new URL('../../db/migrations/0020_due_work.sql', import.meta.url), 'utf8');
    await sql.raw(migration).execute(db);
    await db.destroy();
  },

  async plan(url, deadlines) {
    const db = openDatabase(url, 1);
    const ids = createCryptoIds();
    for (const chunk of chunksOf(deadlines, 1000)) {
      const due = createDueBuffer({ ids });
      for (const { key, dueAt } of chunk) {
        due.plan({ kind: benchDeadline, key, subject: { kind: 'bench', id: key }, dueAt, payload: {} });
      }
      await db.transaction().execute(async (tx) => due.flush(tx, new Date()));
    }
    await db.destroy();
  },
};

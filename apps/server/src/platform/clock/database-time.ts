import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { AskDatabaseTime } from './measure-offset.ts';

/** The only query that asks for the time: every other statement gets it as a parameter. */
export const databaseTime =
  (db: Db): AskDatabaseTime =>
  async () => {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
    if (!rows[0]) throw new Error('the database did not tell the time');
    return rows[0].now;
  };

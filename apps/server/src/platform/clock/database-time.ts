import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { AskDatabaseTime } from './measure-offset.ts';

/** The one question that SQL is asked about time: every other statement is told what time it is. */
export const databaseTime =
  (db: Db): AskDatabaseTime =>
  async () => {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
    if (!rows[0]) throw new Error('the database did not tell the time');
    return rows[0].now;
  };

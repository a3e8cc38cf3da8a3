// planted: tables incidents, tables ledger_entries
import { sql } from 'kysely';

interface Db {
  selectFrom(table: string | readonly string[]): { innerJoin(table: string, left: string, right: string): unknown };
}

export const alerts = (db: Db): unknown =>
  db.selectFrom(['alerts as a', 'incidents']).innerJoin('alerts as b', 'a.id', 'b.id');
export const entries = sql`select seq from alerts, ledger_entries where kind = 'incidents'`;
export const touched = 'update public.incidents set phase = $1';

// planted: ambient-sql now, ambient-sql current_timestamp, ambient-sql gen_random_uuid
import { sql } from 'kysely';

export const overdue = sql<Date>`due_at < now() - interval '30 minutes' -- random() here is a comment`;
export const today = sql.raw('current_timestamp');
export const id = 'select gen_random_uuid()';

import { sql } from 'kysely';
import type { Db } from './db.ts';

/**
 * How well the database protects append-only tables. `enforced`: the application's login neither owns the tables nor is
 * a superuser, so it has no grant to change them and cannot drop the triggers. `advisory`: it could, and readiness,
 * doctor and the log report that.
 */
export type Guard =
  | { readonly kind: 'enforced' }
  | { readonly kind: 'advisory'; readonly reason: string; readonly remedy: string };

/** Disabled triggers of ours, by table and name: what they guard or collect is unprotected meanwhile. */
export async function disabledTriggers(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select t.tgrelid::regclass || '.' || t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = to_regnamespace(current_schema) and t.tgenabled not in ('O', 'A') and not t.tgisinternal
    order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** Asks the database, not the configuration: two URLs may use the same login. */
export async function inspectGuard(app: Db): Promise<Guard> {
  const { rows } = await sql<{ is_superuser: boolean; owns: boolean; may_change: boolean }>`
    with guarded as (
      select c.oid, c.relowner from pg_class c
      join pg_trigger t on t.tgrelid = c.oid
      join pg_proc p on p.oid = t.tgfoid
      where p.proname = 'refuse_change' and c.relnamespace = to_regnamespace(current_schema)
    )
    select current_setting('is_superuser') = 'on' as is_superuser,
           coalesce(bool_or(pg_has_role(current_user, relowner, 'usage')), true) as owns,
           coalesce(bool_or(has_table_privilege(oid, 'update') or has_table_privilege(oid, 'delete')
                            or has_table_privilege(oid, 'truncate')), true) as may_change
    from guarded
  `.execute(app);
  const [found] = rows;
  if (found?.is_superuser === true) return advisory('the application connects as a superuser');
  if (found?.owns !== false) return advisory('the application connects as the owner of the tables');
  if (found.may_change) return advisory('the application can change append-only tables');
  return { kind: 'enforced' };
}

const advisory = (reason: string): Guard => ({
  kind: 'advisory',
  reason,
  remedy:
    'Create the roles in db/roles.sql, and set DATABASE_OWNER_URL and DATABASE_SEQUENCER_URL in addition to DATABASE_URL.',
});

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { DATABASE_ROLES } from './database-roles.ts';
import type { Db } from './db.ts';
import { readTableRules, type TableRule } from './table-rules.ts';

/** A rule that grants a privilege (`readTableRules`). */
export type Grant = { readonly statement: string; readonly role: string; readonly tables: readonly string[] };

/**
 * Makes the privileges match the rules: revokes everything and grants anew, in one transaction, so that nothing outside
 * the rules is granted. Skips roles that this server does not have (a single login: the guard is advisory then).
 * Skipped entirely if nothing has changed since the last time.
 */
export async function applyGrants(owner: Db): Promise<void> {
  const grants = parseGrants(await readTableRules());
  await owner.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK_KEY})`.execute(tx);
    const { rows } = await sql<{ roles: string[]; applied: string | null }>`
      select array(select rolname::text from pg_roles where rolname = any(${[...DATABASE_ROLES]}) order by rolname) as roles,
             (select digest from applied_grants) as applied
    `.execute(tx);
    const roles = rows[0]?.roles ?? [];
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = current_schema order by tablename`.execute(tx);
    const digest = createHash('sha256')
      .update(JSON.stringify([grants, roles, tables]))
      .digest('hex');
    if (rows[0]?.applied === digest) return;
    for (const role of roles.filter((each) => each !== 'muster_owner')) {
      await sql`revoke all on all tables in schema ${sql.id(await currentSchema(tx))} from ${sql.id(role)}`.execute(tx);
    }
    for (const grant of grants) {
      if (roles.includes(grant.role)) await sql.raw(grant.statement).execute(tx);
    }
    await sql`delete from applied_grants`.execute(tx);
    await sql`insert into applied_grants (digest) values (${digest})`.execute(tx);
  });
}

/** Parses `grant <privileges> on <table>[, <table>] to <role>;` and nothing else. */
export const parseGrants = (rules: readonly TableRule[]): readonly Grant[] =>
  rules
    .filter(({ line }) => line.startsWith('grant '))
    .map(({ file, line }) => {
      const statement = line.replace(/;\s*(?:--.*)?$/, '');
      const match = GRANT.exec(statement);
      if (match?.[1] === undefined || match[2] === undefined) throw new Error(`${file}: not a grant: ${line}`);
      return { statement, tables: match[1].split(', '), role: match[2] };
    });

const GRANT = /^grant [a-z_, ()]+ on ([a-z0-9_, ]+) to (muster_app|muster_sequencer)$/;
const LOCK_KEY = 0x6772_616e;

async function currentSchema(tx: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema as name`.execute(tx);
  return rows[0]?.name ?? 'public';
}

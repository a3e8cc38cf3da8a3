import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { DATABASE_ROLES } from './database-roles.ts';
import type { Db } from './db.ts';

/** One line of `db/grants.sql`. */
export type Grant = { readonly statement: string; readonly role: string; readonly tables: readonly string[] };

/**
 * Makes the privileges what `db/grants.sql` says: everything is taken back and handed out anew, in one transaction, so
 * that what is not written there is not granted. Roles that this server does not have are skipped (one login for all:
 * the guard is advisory then). Skipped whole when nothing has changed since the last time.
 */
export async function applyGrants(owner: Db, file: string = GRANTS): Promise<void> {
  const text = await readFile(file, 'utf8');
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
      .update(JSON.stringify([text, roles, tables]))
      .digest('hex');
    if (rows[0]?.applied === digest) return;
    for (const role of roles.filter((each) => each !== 'muster_owner')) {
      await sql`revoke all on all tables in schema ${sql.id(await currentSchema(tx))} from ${sql.id(role)}`.execute(tx);
    }
    for (const grant of parseGrants(text)) {
      if (roles.includes(grant.role)) await sql.raw(grant.statement).execute(tx);
    }
    await sql`delete from applied_grants`.execute(tx);
    await sql`insert into applied_grants (digest) values (${digest})`.execute(tx);
  });
}

/** Understands `grant <privileges> on <table>[, <table>] to <role>;` and nothing else. */
export function parseGrants(text: string): readonly Grant[] {
  const statements = text
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
    .filter((part) => part !== '');
  return statements.map((statement) => {
    const match = GRANT.exec(statement);
    if (match?.[1] === undefined || match[2] === undefined) throw new Error(`db/grants.sql: not a grant: ${statement}`);
    return { statement, tables: match[1].split(', '), role: match[2] };
  });
}

const GRANTS = fileURLToPath(new URL('../../../../../db/grants.sql', import.meta.url));
const GRANT = /^grant [a-z_, ()]+ on ([a-z0-9_, ]+) to (muster_app|muster_sequencer)$/;
const LOCK_KEY = 0x6772_616e;

async function currentSchema(tx: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema as name`.execute(tx);
  return rows[0]?.name ?? 'public';
}

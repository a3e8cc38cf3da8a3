import { sql, type Kysely } from 'kysely';
import { asId, type ClauseId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { ViolationId } from '../domain/violation.ts';

/** An anonymous message. A new report has a `caseHash`, an addition to one does not. */
export type Said = {
  readonly id: string;
  readonly violation: ViolationId;
  readonly caseHash: string | undefined;
  readonly clause: ClauseId | undefined;
  readonly aboutGovernance: boolean;
  readonly body: Scrubbed;
};

/** @param day the UTC day, and nothing finer */
export async function keepSaid(db: Kysely<unknown>, said: Said, day: string): Promise<void> {
  await sql`insert into violation_intake (id, violation_id, case_hash, clause, about_governance, body, received_on)
    values (${said.id}, ${said.violation}, ${said.caseHash ?? null}, ${said.clause ?? null}, ${said.aboutGovernance}, ${said.body},
      ${day}::date)`.execute(db);
}

export async function countSaid(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from violation_intake`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The report with this case code that is not released yet. */
export async function heldCase(db: Kysely<unknown>, caseHash: string): Promise<ViolationId | undefined> {
  const { rows } = await sql<{ id: string }>`
    select violation_id as id from violation_intake where case_hash = ${caseHash}`.execute(db);
  return rows[0] === undefined ? undefined : asId<'violation'>(rows[0].id);
}

export async function waitingOf(db: Kysely<unknown>, violation: ViolationId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from violation_intake where violation_id = ${violation}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Removes and returns everything received before this day, in random id order: reports first, then additions. */
export async function takeSaidBefore(
  db: Kysely<unknown>,
  day: string,
): Promise<readonly (Said & { readonly day: Date })[]> {
  const { rows } = await sql<Row<'violation_intake', { violation_id: ViolationId; body: Scrubbed }>>`
    delete from violation_intake where received_on < ${day}::date
    returning ${columnsOf('violation_intake')}`.execute(db);
  return rows
    .toSorted(
      (one, other) => Number(one.case_hash === null) - Number(other.case_hash === null) || (one.id < other.id ? -1 : 1),
    )
    .map((row) => ({
      id: row.id,
      violation: row.violation_id,
      caseHash: row.case_hash ?? undefined,
      clause: row.clause ?? undefined,
      aboutGovernance: row.about_governance,
      body: row.body,
      day: new Date(row.received_on),
    }));
}

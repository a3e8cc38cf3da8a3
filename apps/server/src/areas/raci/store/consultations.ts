import type { RoleId } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export const consultationStates = ['open', 'answered', 'ratified', 'objected', 'silent', 'nobody'] as const;
export type ConsultationState = (typeof consultationStates)[number];

/** A role asked about an act: for advice (C), or to ratify what another did (A). */
export type Consultation = {
  readonly id: string;
  readonly act: string;
  readonly scope: string;
  readonly role: RoleId;
  readonly letter: 'A' | 'C';
  readonly state: ConsultationState;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly settledAt: Date | undefined;
  readonly answeredBy: PrincipalId | undefined;
  readonly answer: string | undefined;
  readonly lastInstant: Date;
};

type ConsultationRow = Row<
  'consultations',
  { letter: 'A' | 'C'; state: ConsultationState; answered_by: PrincipalId | null }
>;

/** Adds the questions whose role was not already asked. @returns their ids */
export async function insertConsultations(
  db: Kysely<unknown>,
  asked: readonly Consultation[],
  entry: EntryId,
): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set();
  const of = <T>(pick: (each: Consultation) => T): T[] => asked.map(pick);
  const { rows } = await sql<{ id: string }>`
    insert into consultations (id, act_id, scope, role, letter, state, asked_at, due_at, settled_at, last_instant, last_entry)
    select id, act, scope, role, letter, state, at, due, settled, at, ${entry}
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ act }) => act)}::uuid[], ${of(({ scope }) => scope)}::text[],
      ${of(({ role }) => role)}::text[], ${of(({ letter }) => letter)}::text[], ${of(({ state }) => state)}::text[],
      ${of(({ askedAt }) => askedAt)}::timestamptz[], ${of(({ dueAt }) => dueAt)}::timestamptz[],
      ${of(({ settledAt }) => settledAt ?? null)}::timestamptz[])
      as c (id, act, scope, role, letter, state, at, due, settled)
    on conflict do nothing returning id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export type Settled = {
  readonly state: Exclude<ConsultationState, 'open' | 'nobody'>;
  readonly by?: PrincipalId | undefined;
  readonly answer?: Scrubbed | undefined;
};

export async function settleConsultation(
  db: Kysely<unknown>,
  id: string,
  { state, by, answer }: Settled,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update consultations set state = ${state}, settled_at = ${at}, answered_by = ${by ?? null},
    answer = ${answer ?? null}, last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

/** Locks the row until the transaction ends. */
export const lockConsultation = async (db: Kysely<unknown>, id: string): Promise<Consultation | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findConsultation = async (db: Kysely<unknown>, id: string): Promise<Consultation | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

export async function consultationsOf(
  db: Kysely<unknown>,
  acts: readonly string[],
): Promise<ReadonlyMap<string, readonly Consultation[]>> {
  const found = await select(db, sql`where act_id = any(${acts}::uuid[]) order by asked_at, role`);
  return Map.groupBy(found, ({ act }) => act);
}

/** Questions open to one of these roles, soonest due first. */
export const openConsultations = async (
  db: Kysely<unknown>,
  roles: readonly RoleId[],
  limit: number,
): Promise<readonly Consultation[]> =>
  select(db, sql`where state = 'open' and role = any(${roles}) order by due_at, id limit ${limit}`);

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Consultation[]> {
  const { rows } = await sql<ConsultationRow>`
    select ${columnsOf('consultations')} from consultations ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    act: row.act_id,
    scope: row.scope,
    role: row.role,
    letter: row.letter,
    state: row.state,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    settledAt: row.settled_at ?? undefined,
    answeredBy: row.answered_by ?? undefined,
    answer: row.answer ?? undefined,
    lastInstant: row.last_instant,
  }));
}

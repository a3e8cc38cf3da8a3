import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Intent, Outcome, Violation, ViolationId } from '../domain/violation.ts';

type ViolationRow = Row<
  'violations',
  {
    id: ViolationId;
    source: Violation['source'];
    reporter_id: PrincipalId | null;
    state: Violation['state'];
    intent: Intent;
    last_entry: EntryId;
  }
> & { subjects: string[] };

export type NewViolation = Violation & {
  readonly caseHash?: string | undefined;
  readonly gateKey?: string | undefined;
};

/** @returns false if a gate has already reported it */
export async function insertViolation(db: Kysely<unknown>, given: NewViolation): Promise<boolean> {
  const { id, source, clause = null, aboutGovernance, reporter = null, caseHash = null, gateKey = null } = given;
  const { rows } = await sql`
    insert into violations (id, source, clause, about_governance, reporter_id, case_hash, gate_key, reported_at, state, intent,
      outcomes, called_in, version, last_instant, last_entry)
    values (${id}, ${source}, ${clause}, ${aboutGovernance}, ${reporter}, ${caseHash}, ${gateKey}, ${given.reportedAt},
      ${given.state}, ${given.intent}, ${JSON.stringify(given.outcomes)}, ${JSON.stringify(given.calledIn)}, ${given.version},
      ${given.lastInstant}, ${given.lastEntry})
    on conflict do nothing returning id`.execute(db);
  if (rows.length === 0) return false;
  await setSubjects(db, id, given.subjects, given.lastEntry);
  return true;
}

/** Sets whom it is about. */
export async function setSubjects(
  db: Kysely<unknown>,
  id: ViolationId,
  subjects: readonly PrincipalId[],
  entry: EntryId,
): Promise<void> {
  await sql`delete from violation_subjects where violation_id = ${id} and not principal_id = any(${subjects}::uuid[])`.execute(
    db,
  );
  await sql`insert into violation_subjects (violation_id, principal_id, last_entry)
    select ${id}, s.id, ${entry} from unnest(${subjects}::uuid[]) as s (id) on conflict do nothing`.execute(db);
}

export async function updateViolation(
  db: Kysely<unknown>,
  id: ViolationId,
  to: Pick<Violation, 'clause' | 'state' | 'intent' | 'outcomes' | 'calledIn'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update violations set clause = ${to.clause ?? null}, state = ${to.state}, intent = ${to.intent},
    outcomes = ${JSON.stringify(to.outcomes)}, called_in = ${JSON.stringify(to.calledIn)}, version = version + 1,
    last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function lockViolation(db: Kysely<unknown>, id: string): Promise<Violation | undefined> {
  const { rows } = await sql`select id from violations where id = ${id} for update`.execute(db);
  return rows.length === 0 ? undefined : findViolation(db, id);
}

export const findViolation = async (db: Kysely<unknown>, id: string): Promise<Violation | undefined> =>
  (await select(db, sql`where v.id = ${id}`))[0];

export const violationOfCase = async (db: Kysely<unknown>, caseHash: string): Promise<Violation | undefined> =>
  (await select(db, sql`where v.case_hash = ${caseHash}`))[0];

/** Newest first, starting after `after`; the caller checks access to each. */
export const listViolations = async (
  db: Kysely<unknown>,
  asked: {
    readonly state: 'open' | 'decided' | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Violation[]> =>
  select(
    db,
    sql`where ${asked.state === undefined ? sql`true` : asked.state === 'open' ? sql`v.state <> 'decided'` : sql`v.state = 'decided'`}
      and ${asked.after === undefined ? sql`true` : sql`(v.reported_at, v.id) < (${asked.after.at}, ${asked.after.id})`}
      order by v.reported_at desc, v.id desc limit ${asked.limit}`,
  );

/** How many other violations of the same clause were found against one of the same people (R35). */
export async function repeatsOf(db: Kysely<unknown>, { id, clause, subjects }: Violation): Promise<number> {
  if (clause === undefined || subjects.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`
    select count(distinct v.id)::integer as n from violations v join violation_subjects s on s.violation_id = v.id
    where v.id <> ${id} and v.clause = ${clause} and v.state = 'decided' and v.outcomes <> '["no-violation"]'
      and s.principal_id = any(${subjects}::uuid[])`.execute(db);
  return rows[0]?.n ?? 0;
}

export type Message = {
  readonly id: string;
  readonly author: 'reporter' | 'handler' | 'gate';
  readonly authorId: PrincipalId | undefined;
  readonly body: Scrubbed;
  readonly saidAt: Date;
};

export async function insertMessage(
  db: Kysely<unknown>,
  violation: ViolationId,
  { id, author, authorId, body, saidAt }: Message,
  entry: EntryId,
): Promise<void> {
  await sql`insert into violation_messages (id, violation_id, author, author_id, body, said_at, last_entry)
    values (${id}, ${violation}, ${author}, ${authorId ?? null}, ${body}, ${saidAt}, ${entry})`.execute(db);
}

export async function messagesOf(db: Kysely<unknown>, violation: ViolationId): Promise<readonly Message[]> {
  const { rows } = await sql<
    Row<'violation_messages', { author: Message['author']; author_id: PrincipalId | null; body: Scrubbed }>
  >`
    select ${columnsOf('violation_messages')} from violation_messages where violation_id = ${violation}
    order by said_at, id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    author: row.author,
    authorId: row.author_id ?? undefined,
    body: row.body,
    saidAt: row.said_at,
  }));
}

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Violation[]> {
  const { rows } = await sql<ViolationRow>`
    select v.*, array(select s.principal_id::text from violation_subjects s where s.violation_id = v.id
      order by s.principal_id) as subjects
    from violations v ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    clause: row.clause ?? undefined,
    aboutGovernance: row.about_governance,
    reporter: row.reporter_id ?? undefined,
    subjects: row.subjects.map((each) => asId<'principal'>(each)),
    reportedAt: row.reported_at,
    state: row.state,
    intent: row.intent,
    outcomes: JSON.parse(row.outcomes) as Outcome[],
    calledIn: JSON.parse(row.called_in) as string[],
    version: row.version,
    lastInstant: row.last_instant,
    lastEntry: row.last_entry,
  }));
}

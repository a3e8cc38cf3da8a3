import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import type { ScheduleId } from '../domain/the-list.ts';
import type { AbsenceRow, CoverRow, OnCallTables, OverrideHow, OverrideRow } from './tables.ts';

type Saved = { readonly at: Date; readonly entry: EntryId };
type Time = { readonly from: Date; readonly until: Date };

export async function insertOverride(
  db: Kysely<unknown>,
  given: Saved &
    Time & {
      readonly id: string;
      readonly schedule: ScheduleId;
      readonly instead: PrincipalId | undefined;
      readonly person: PrincipalId | undefined;
      readonly how: OverrideHow;
    },
): Promise<void> {
  await db
    .$extendTables<OnCallTables>()
    .insertInto('schedule_overrides')
    .values({
      id: given.id,
      schedule_id: given.schedule,
      from_at: given.from,
      until_at: given.until,
      instead_id: given.instead ?? null,
      person_id: given.person ?? null,
      how: given.how,
      made_at: given.at,
      cancelled_at: null,
      last_entry: given.entry,
    })
    .execute();
}

/** Cancels an override that is not over: it ends now, keeping the part already served, or never begins. */
export async function cancelOverride(db: Kysely<unknown>, id: string, { at, entry }: Saved): Promise<void> {
  await sql`
    update schedule_overrides set cancelled_at = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function overrideById(db: Kysely<unknown>, id: string): Promise<OverrideRow | undefined> {
  const { rows } = await sql<OverrideRow>`
    select * from schedule_overrides where id = ${id} and cancelled_at is null`.execute(db);
  return rows[0];
}

/** Current and future overrides that put this person on call. */
export async function overridesTo(db: Kysely<unknown>, person: PrincipalId, at: Date): Promise<readonly OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`
    select * from schedule_overrides where person_id = ${person} and cancelled_at is null and until_at > ${at}
    order by id`.execute(db);
  return rows;
}

export async function insertCover(
  db: Kysely<unknown>,
  given: Saved & Time & { readonly id: string; readonly schedule: ScheduleId; readonly person: PrincipalId },
): Promise<boolean> {
  const { rows } = await sql`
    insert into cover_requests (id, schedule_id, person_id, from_at, until_at, asked_at, state, last_entry)
    values (${given.id}, ${given.schedule}, ${given.person}, ${given.from}, ${given.until}, ${given.at}, 'open', ${given.entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Open requests for cover that are not over; of one schedule or person, or all. */
export async function openCovers(
  db: Kysely<unknown>,
  at: Date,
  of: { readonly schedule?: ScheduleId; readonly person?: PrincipalId } = {},
): Promise<readonly CoverRow[]> {
  const { rows } = await sql<CoverRow>`
    select * from cover_requests where state = 'open' and until_at > ${at}
      and (${of.schedule ?? null}::uuid is null or schedule_id = ${of.schedule ?? null})
      and (${of.person ?? null}::uuid is null or person_id = ${of.person ?? null})
    order by from_at, id`.execute(db);
  return rows;
}

export async function closeCover(
  db: Kysely<unknown>,
  id: string,
  state: 'taken' | 'withdrawn',
  entry: EntryId,
): Promise<void> {
  await sql`update cover_requests set state = ${state}, last_entry = ${entry} where id = ${id}`.execute(db);
}

export async function insertAbsence(
  db: Kysely<unknown>,
  given: Time & { readonly id: string; readonly person: PrincipalId; readonly entry: EntryId },
): Promise<void> {
  await sql`
    insert into absences (id, person_id, from_at, until_at, last_entry)
    values (${given.id}, ${given.person}, ${given.from}, ${given.until}, ${given.entry})`.execute(db);
}

/** Absences that are not over, of one person or all. */
export async function absencesAfter(
  db: Kysely<unknown>,
  at: Date,
  person?: PrincipalId,
): Promise<readonly AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    select * from absences where withdrawn_at is null and until_at > ${at}
      and (${person ?? null}::uuid is null or person_id = ${person ?? null}) order by from_at, id`.execute(db);
  return rows;
}

export async function withdrawAbsences(
  db: Kysely<unknown>,
  person: PrincipalId,
  { at, entry }: Saved,
): Promise<number> {
  const { rows } = await sql`
    update absences set withdrawn_at = ${at}, last_entry = ${entry}
    where person_id = ${person} and withdrawn_at is null and until_at > ${at} returning id`.execute(db);
  return rows.length;
}

export const personIn = ({ person_id: id }: { readonly person_id: string }): PrincipalId => asId<'principal'>(id);

/** An open request by id. */
export async function coverById(db: Kysely<unknown>, id: string): Promise<CoverRow | undefined> {
  const { rows } = await sql<CoverRow>`select * from cover_requests where id::text = ${id} and state = 'open'`.execute(
    db,
  );
  return rows[0];
}

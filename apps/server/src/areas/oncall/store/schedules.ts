import type { Plan, Version } from '@muster/rota';
import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import type { KeptSchedule, Span } from '../domain/duties.ts';
import { LIST_NAME, listPlan, THE_LIST, type ScheduleId } from '../domain/the-list.ts';
import { overrideFrom, planOf } from './schedule-rows.ts';
import type { OnCallTables, OverrideRow, PlaceRow, ScheduleRow, VersionRow } from './tables.ts';

/** A schedule with everything that applies over a span of time. */
export type StoredSchedule = KeptSchedule & {
  readonly teamId: TeamId | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly overrides: readonly OverrideRow[];
};

/** Which schedules, and for which span. The on-call list is one of them. */
export type Wanted = Span & { readonly ids?: readonly ScheduleId[] };

/** Active schedules, the on-call list first, then by name. */
export async function schedulesFor(
  db: Kysely<unknown>,
  { ids, from, until }: Wanted,
): Promise<readonly StoredSchedule[]> {
  const isWanted = (id: ScheduleId) => ids === undefined || ids.includes(id);
  const [begin, end] = [new Date(from), new Date(until)];
  const { rows } = await sql<ScheduleRow>`
    select * from schedules where retired_at is null and (${ids ?? null}::uuid[] is null or id = any(${ids ?? null}::uuid[]))
    order by lower(name), id`.execute(db);
  const found = rows.map((row) => row.id);
  const versions = await versionsOf(db, found, begin, end);
  const overrides = await overridesOf(db, isWanted(THE_LIST) ? [THE_LIST, ...found] : found, begin, end);
  const stored = (
    id: ScheduleId,
    more: Omit<StoredSchedule, 'id' | 'schedule' | 'overrides'>,
    of: readonly Version[],
  ) => {
    const own = overrides.get(id) ?? [];
    return { ...more, id, overrides: own, schedule: { versions: of, overrides: own.map(overrideFrom) } };
  };
  const list = isWanted(THE_LIST)
    ? [stored(THE_LIST, { ...theListIs, lastInstant: begin }, await listVersions(db, begin, end))]
    : [];
  return [
    ...list,
    ...rows.map(({ id, name, team_id: team, wakes, version, last_instant: lastInstant }) =>
      stored(
        asId<'schedule'>(id),
        { name, teamId: team === null ? undefined : asId<'team'>(team), wakes, version, lastInstant },
        (versions.get(id) ?? []).map((row) => ({ from: row.from_at.getTime(), plan: planOf(row) })),
      ),
    ),
  ];
}

const theListIs = { name: LIST_NAME, wakes: true, teamId: undefined, version: 0 } as const;

/** The version in force at `from`, and those that follow until `until`. */
async function versionsOf(db: Kysely<unknown>, ids: readonly ScheduleId[], from: Date, until: Date) {
  const { rows } = await sql<VersionRow>`
    select v.* from schedule_versions v
    where v.schedule_id = any(${ids}::uuid[]) and v.replaced_at is null and v.from_at < ${until}
      and not exists (
        select from schedule_versions next
        where next.schedule_id = v.schedule_id and next.replaced_at is null
          and next.from_at > v.from_at and next.from_at <= ${from})
    order by v.from_at`.execute(db);
  return Map.groupBy(rows, (row) => row.schedule_id);
}

async function overridesOf(db: Kysely<unknown>, ids: readonly ScheduleId[], from: Date, until: Date) {
  const { rows } = await sql<OverrideRow>`
    select * from schedule_overrides
    where schedule_id = any(${ids}::uuid[]) and from_at < ${until} and until_at > ${from}
      and (cancelled_at is null or cancelled_at > greatest(from_at, ${from}))
    order by made_at, id`.execute(db);
  return Map.groupBy(rows, (row) => row.schedule_id);
}

/** The on-call list's history as versions, one per change. */
async function listVersions(db: Kysely<unknown>, from: Date, until: Date): Promise<readonly Version[]> {
  const { rows } = await sql<PlaceRow>`
    select * from on_call_places where from_at < ${until} and (until_at is null or until_at > ${from})
    order by place`.execute(db);
  const changes = new Set([
    Number.NEGATIVE_INFINITY,
    ...rows.flatMap((row) => [row.from_at, row.until_at ?? []].flat()).map(Number),
  ]);
  return [...changes]
    .toSorted((one, other) => one - other)
    .map((at) => ({
      from: at,
      plan: listPlan(
        rows
          .filter((row) => row.from_at.getTime() <= at && (row.until_at === null || row.until_at.getTime() > at))
          .map((row) => row.principal_id),
      ),
    }));
}

/** Locks a schedule until the transaction ends. The on-call list has its own lock. */
export async function lockSchedule(db: Kysely<unknown>, id: ScheduleId): Promise<boolean> {
  const { rows } = await sql`
    select id from schedules where id = ${id} and retired_at is null for no key update`.execute(db);
  return rows.length > 0;
}

export const scheduleNamed = async (db: Kysely<unknown>, name: string): Promise<boolean> =>
  (await sql`select id from schedules where lower(name) = lower(${name}) and retired_at is null`.execute(db)).rows
    .length > 0;

/** Those of the ids that are active schedules. */
export async function schedulesNamed(db: Kysely<unknown>, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from schedules where id = any(${ids}::uuid[]) and retired_at is null`.execute(db);
  return rows.map(({ id }) => id);
}

export const namesOfSchedules = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from schedules where id::text = any(${ids}::text[])`.execute(db);
  return new Map([[THE_LIST as string, LIST_NAME], ...rows.map(({ id, name }) => [id, name] as const)]);
};

type Saved = { readonly at: Date; readonly entry: EntryId };

export async function insertSchedule(
  db: Kysely<unknown>,
  { id, name, teamId, wakes, at, entry }: Saved & Pick<StoredSchedule, 'id' | 'name' | 'teamId' | 'wakes'>,
): Promise<void> {
  await db
    .$extendTables<OnCallTables>()
    .insertInto('schedules')
    .values({
      id,
      name,
      team_id: teamId ?? null,
      wakes,
      retired_at: null,
      version: 1,
      last_instant: at,
      last_entry: entry,
    })
    .execute();
}

/** Omitted fields stay unchanged. */
export async function updateSchedule(
  db: Kysely<unknown>,
  {
    id,
    name,
    wakes,
    isRetired,
    at,
    entry,
  }: Saved & {
    readonly id: ScheduleId;
    readonly name?: string | undefined;
    readonly wakes?: boolean | undefined;
    readonly isRetired?: true;
  },
): Promise<void> {
  if (id === THE_LIST) return;
  await sql`
    update schedules set name = coalesce(${name ?? null}, name), wakes = coalesce(${wakes ?? null}, wakes),
      retired_at = ${isRetired === true ? at : null}, version = version + 1, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

/** Sets the plan from a given time on. Later versions are replaced; the current and past ones stay. */
export async function writeVersion(
  db: Kysely<unknown>,
  {
    id,
    schedule,
    from,
    plan,
    ownHand,
    at,
    entry,
  }: Saved & {
    readonly id: string;
    readonly schedule: ScheduleId;
    readonly from: Date;
    readonly plan: Plan;
    readonly ownHand: PrincipalId | undefined;
  },
): Promise<void> {
  await sql`
    update schedule_versions set replaced_at = ${at}, last_entry = ${entry}
    where schedule_id = ${schedule} and replaced_at is null and from_at >= ${from}`.execute(db);
  await db
    .$extendTables<OnCallTables>()
    .insertInto('schedule_versions')
    .values({
      id,
      schedule_id: schedule,
      from_at: from,
      plan: JSON.stringify(plan),
      own_hand: ownHand ?? null,
      replaced_at: null,
      last_entry: entry,
    })
    .execute();
}

/** People currently on call by their own action, in schedules that page. */
export async function ownHandsAt(db: Kysely<unknown>, at: Date): Promise<readonly PrincipalId[]> {
  const { rows } = await sql<{ own_hand: string }>`
    select v.own_hand from schedules s
    cross join lateral (
      select * from schedule_versions v where v.schedule_id = s.id and v.replaced_at is null and v.from_at <= ${at}
      order by v.from_at desc limit 1) v
    where s.wakes and s.retired_at is null and v.own_hand is not null`.execute(db);
  return rows.map((row) => asId<'principal'>(row.own_hand));
}

import type { Severity } from '@muster/policy';
<<<<<<< HEAD
import { sql, type Kysely } from 'kysely';
import { Type, type Static } from 'typebox';
=======
import { sql, type Kysely, type RawBuilder } from 'kysely';
>>>>>>> main
import { asId, type IncidentId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import { likeWords } from '../../../platform/database/like-words.ts';
import { isAmong, type OwnedIds } from '../../../platform/database/owned-ids.ts';
import { codeIn } from '../domain/code-in.ts';
import type { Incident, IncidentCode, Phase } from '../domain/incident.ts';
import { clocksInOrder, incidentsIn } from './clock-rows.ts';
import type { IncidentRow, IncidentTables } from './tables.ts';

export type IncidentFilter = {
  readonly isOpen?: boolean;
  readonly phase?: Phase;
  readonly severity?: Severity;
  readonly drill?: boolean;
  /** Who commands; `none` finds the seats that nobody has taken by name (R4). */
  readonly commander?: PrincipalId | 'none';
  /** Words that must all be in the title. A code, or a page's address, also names an incident whatever else is asked. */
  readonly words?: string;
  /** Only those that still owe something. */
  readonly isOwing?: boolean;
  /** Those that another area's rows point at. */
  readonly among?: OwnedIds<IncidentId>;
};

<<<<<<< HEAD
/** The last instant that both JavaScript and PostgreSQL know. */
const MAX_MILLISECONDS = 8.64e15;

/** Whose incidents may be listed: all, or the organisation's and those of these teams, or those one commands. */
export type ListScope = { readonly teams: 'all' | readonly TeamId[]; readonly self: PrincipalId | undefined };
=======
/**
 * Whose incidents may be listed: all, or the organisation's and those of these teams, those one commands, those one was
 * called to, and to whoever is on call what is open.
 */
export type ListScope = {
  readonly teams: 'all' | readonly TeamId[];
  readonly self: PrincipalId | undefined;
  readonly called: OwnedIds<IncidentId> | undefined;
  readonly isOnCall: boolean;
};
>>>>>>> main

/**
 * Where a list goes on: its last row's place in the order. `asOf` is when the first page was asked for, so that what is
 * overdue meanwhile does not move; the rest is the tuple that the database sorts by.
 */
export const ListKey = Type.Object({
  asOf: Type.Integer({ minimum: 0, maximum: MAX_MILLISECONDS }),
  standing: Type.Integer({ minimum: 0, maximum: 3 }),
  rank: Type.String({ maxLength: 20 }),
  moment: Type.String({ pattern: '^-?\\d{1,12}(\\.\\d{1,9})?$' }),
  id: Type.String({ format: 'uuid' }),
});
export type ListKey = Static<typeof ListKey>;

<<<<<<< HEAD
export type ListPage = { readonly asOf: Date; readonly after?: ListKey | undefined; readonly limit: number };
export type ListedRow = { readonly incident: Incident; readonly key: ListKey };

/**
 * What is overdue first, the worst of it at the top; then what is due next; then what owes nothing; then what is over, the
 * newest first. Keyset by that order, so that no page skips or repeats a row that stays where it is.
 */
=======
const OPEN = ['declared', 'acknowledged', 'mitigated'] as const;
const OVER = ['resolved', 'closed'] as const;

/** Every incident there is. */
export const EVERYTHING: ListScope = { teams: 'all', self: undefined, called: undefined, isOnCall: false };

/** Newest first, keyset by declaration and id, so that a page never skips or repeats while incidents are declared. */
>>>>>>> main
export async function listRows(
  db: Kysely<unknown>,
  filter: IncidentFilter,
  scope: ListScope,
  { asOf, after, limit }: ListPage,
): Promise<ListedRow[]> {
  const { standing, rank, moment } = placeAsOf(after === undefined ? asOf : new Date(after.asOf));
  let query = scoped(db, filter, scope)
    .selectAll()
    .select([standing.as('standing'), rank.as('rank'), moment.as('moment')])
    .orderBy('standing')
    .orderBy('rank')
    .orderBy('moment')
    .orderBy('id')
    .limit(limit);
  if (after)
    query = query.where(
      sql<boolean>`(${standing}, ${rank}, ${moment}, id) > (${after.standing}::integer, ${after.rank}::text, ${after.moment}::numeric, ${after.id}::uuid)`,
    );
  const rows = await query.execute();
  const incidents = await withClocks(db, rows);
  return rows.flatMap((row) => {
    const incident = incidents.get(asId(row.id));
    const key = {
      asOf: after?.asOf ?? asOf.getTime(),
      standing: row.standing,
      rank: row.rank,
      moment: row.moment,
      id: row.id,
    };
    return incident === undefined ? [] : [{ incident, key }];
  });
}

/** An incident's place in a list, as three things to sort by. Severities are worse the earlier they come. */
function placeAsOf(asOf: Date) {
  const isOver = sql`phase in ('resolved', 'closed')`;
  const isOverdue = sql`next_due_at <= ${asOf}::timestamptz`;
  return {
    standing: sql<number>`(case when ${isOver} then 3 when next_due_at is null then 2 when ${isOverdue} then 0 else 1 end)`,
    rank: sql<string>`(case when not ${isOver} and ${isOverdue} then severity else '' end) collate "C"`,
    moment: sql<string>`(case when ${isOver} or next_due_at is null then -extract(epoch from declared_at) else extract(epoch from next_due_at) end)`,
  };
}

export async function countRows(db: Kysely<unknown>, filter: IncidentFilter, scope: ListScope): Promise<number> {
  const { count } = await scoped(db, filter, scope)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Of these incidents, the codes of those in scope. */
export async function codesInScope(
  db: Kysely<unknown>,
  ids: readonly IncidentId[],
  scope: ListScope,
): Promise<ReadonlyMap<IncidentId, IncidentCode>> {
  if (ids.length === 0) return new Map();
  const rows = await scoped(db, {}, scope)
    .select(['id', 'code'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [asId<'incident'>(row.id), row.code as IncidentCode]));
}

export async function codesOf(
  db: Kysely<unknown>,
  ids: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, IncidentCode>> {
  return codesInScope(db, ids, EVERYTHING);
}

/** The same as a condition on an incident's id in a query of somebody else's. */
export function isInScope(id: RawBuilder<string>, { teams, self, called, isOnCall }: ListScope): RawBuilder<boolean> {
  if (teams === 'all') return sql<boolean>`true`;
  const own = sql.join(
    [
      ...(self === undefined ? [] : [sql`or i.commander_id = ${self}`]),
      ...(called === undefined ? [] : [sql`or ${isAmong(sql.ref('i.id'), called)}`]),
      ...(isOnCall ? [sql`or i.phase = any(${OPEN})`] : []),
    ],
    sql` `,
  );
  return sql<boolean>`exists (select from incidents i where i.id = ${id}::uuid
    and (i.visibility = 'organisation' or i.team_id = any(${teams}::uuid[]) ${own}))`;
}

/** The incidents that a filter and a scope leave. */
export function scoped(db: Kysely<unknown>, filter: IncidentFilter, scope: ListScope) {
<<<<<<< HEAD
  let query = db.$extendTables<IncidentTables>().selectFrom('incidents');
  if (filter.isOpen === true) query = query.where('phase', 'in', ['declared', 'acknowledged', 'mitigated']);
  if (filter.isOpen === false) query = query.where('phase', 'in', ['resolved', 'closed']);
  if (filter.isOwing === true) query = query.where('next_due_at', 'is not', null);
  if (filter.phase !== undefined) query = query.where('phase', '=', filter.phase);
  if (filter.severity !== undefined) query = query.where('severity', '=', filter.severity);
  if (filter.drill !== undefined) query = query.where('is_drill', '=', filter.drill);
  if (filter.commander === 'none') query = query.where('command_seat', '<>', 'named');
  else if (filter.commander !== undefined) query = query.where('commander_id', '=', filter.commander);
  for (const pattern of likeWords(filter.words)) query = query.where('title', 'ilike', pattern);
  if (filter.among !== undefined) query = query.where(isAmong(sql.ref('id'), filter.among));
  const { teams, self } = scope;
=======
  const query = matching(db, filter);
  const { teams, self, called } = scope;
>>>>>>> main
  if (teams === 'all') return query;
  return query.where((eb) =>
    eb.or([
      eb('visibility', '=', 'organisation'),
      ...(teams.length === 0 ? [] : [eb('team_id', 'in', [...teams])]),
      ...(self === undefined ? [] : [eb('commander_id', '=', self)]),
      ...(called === undefined ? [] : [isAmong(sql.ref('id'), called)]),
      ...(scope.isOnCall ? [eb('phase', 'in', OPEN)] : []),
    ]),
  );
}

<<<<<<< HEAD
async function withClocks(
  db: Kysely<unknown>,
  rows: readonly IncidentRow[],
): Promise<ReadonlyMap<IncidentId, Incident>> {
  if (rows.length === 0) return new Map();
=======
function matching(db: Kysely<unknown>, filter: IncidentFilter) {
  const code = codeIn(filter.words ?? '');
  return db
    .$extendTables<IncidentTables>()
    .selectFrom('incidents')
    .where((eb) => {
      const asked = eb.and([
        ...(filter.isOpen === undefined ? [] : [eb('phase', 'in', filter.isOpen ? OPEN : OVER)]),
        ...(filter.phase === undefined ? [] : [eb('phase', '=', filter.phase)]),
        ...(filter.severity === undefined ? [] : [eb('severity', '=', filter.severity)]),
        ...(filter.drill === undefined ? [] : [eb('is_drill', '=', filter.drill)]),
        ...(filter.commander === undefined
          ? []
          : filter.commander === 'none'
            ? [eb('command_seat', '<>', 'named')]
            : [eb('commander_id', '=', filter.commander)]),
        ...likeWords(filter.words).map((pattern) => eb('title', 'ilike', pattern)),
      ]);
      return eb.and([
        code === undefined ? asked : eb.or([asked, eb('code', '=', code)]),
        ...(filter.among === undefined ? [] : [isAmong(sql.ref('id'), filter.among)]),
      ]);
    });
}

async function withClocks(db: Kysely<unknown>, rows: readonly IncidentRow[]): Promise<Incident[]> {
  if (rows.length === 0) return [];
>>>>>>> main
  const ids = rows.map((row) => row.id);
  const clocks = await clocksInOrder(db).where('incident_id', 'in', ids).execute();
  return incidentsIn(rows, clocks);
}

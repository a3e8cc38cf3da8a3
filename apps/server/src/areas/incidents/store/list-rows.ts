import type { Severity } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { IncidentId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import { likeWords } from '../../../platform/database/like-words.ts';
import { isAmong, type OwnedIds } from '../../../platform/database/owned-ids.ts';
import { codeIn } from '../domain/code-in.ts';
import type { Incident, IncidentCode, Phase } from '../domain/incident.ts';
import { placeAsOf, type ListKey } from './list-order.ts';
import { clocksInOrder, incidentsIn } from './clock-rows.ts';
import type { IncidentRow, IncidentTables } from './tables.ts';

export type IncidentFilter = {
  readonly isOpen?: boolean;
  readonly phase?: Phase;
  readonly severity?: Severity;
  readonly drill?: boolean;
  /** The commander; `none` finds incidents without a named commander (R4). */
  readonly commander?: PrincipalId | 'none';
  /** Words that must all be in the title. An incident code or URL also matches, whatever the other filters. */
  readonly words?: string;
  /** Incidents about a service, and those with its alerts. */
  readonly about?: { readonly service: string; readonly orAmong: OwnedIds<IncidentId> };
  /** Only those that still owe something. */
  readonly isOwing?: boolean;
  /** Those referenced by another area's rows. */
  readonly among?: OwnedIds<IncidentId>;
};

/**
 * Whose incidents may be listed: all; or the organisation's, those of these teams, those the actor commands or was
 * called to, and, for those on call, the open ones.
 */
export type ListScope = {
  readonly teams: 'all' | readonly TeamId[];
  readonly self: PrincipalId | undefined;
  readonly called: OwnedIds<IncidentId> | undefined;
  readonly isOnCall: boolean;
};

const OPEN = ['declared', 'acknowledged', 'mitigated'] as const;
const OVER = ['resolved', 'closed'] as const;

/** All incidents. */
export const EVERYTHING: ListScope = { teams: 'all', self: undefined, called: undefined, isOnCall: false };

export type ListPage = { readonly asOf: Date; readonly after?: ListKey | undefined; readonly limit: number };
export type ListedRow = { readonly incident: Incident; readonly key: ListKey };

/**
 * Overdue first, worst at the top; then by due time; then those owing nothing; then those that are over, newest first.
 * Keyset pagination by that order, so that no row that stays in place is skipped or repeated.
 */
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
    const incident = incidents.get(row.id);
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
  return new Map(rows.map((row) => [row.id, row.code]));
}

export async function codesOf(
  db: Kysely<unknown>,
  ids: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, IncidentCode>> {
  return codesInScope(db, ids, EVERYTHING);
}

/** The same as a condition on an incident id in another query. */
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

/** The incidents that match a filter and a scope. */
export function scoped(db: Kysely<unknown>, filter: IncidentFilter, scope: ListScope) {
  const query = matching(db, filter);
  const { teams, self, called } = scope;
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

function matching(db: Kysely<unknown>, filter: IncidentFilter) {
  const code = codeIn(filter.words ?? '');
  return db
    .$extendTables<IncidentTables>()
    .selectFrom('incidents')
    .where((eb) => {
      const asked = eb.and([
        ...(filter.isOpen === undefined ? [] : [eb('phase', 'in', filter.isOpen ? OPEN : OVER)]),
        ...(filter.isOwing === true ? [eb('next_due_at', 'is not', null)] : []),
        ...(filter.phase === undefined ? [] : [eb('phase', '=', filter.phase)]),
        ...(filter.severity === undefined ? [] : [eb('severity', '=', filter.severity)]),
        ...(filter.drill === undefined ? [] : [eb('is_drill', '=', filter.drill)]),
        ...(filter.commander === undefined
          ? []
          : filter.commander === 'none'
            ? [eb('command_seat', '<>', 'named')]
            : [eb('commander_id', '=', filter.commander)]),
        ...(filter.about === undefined
          ? []
          : [eb.or([eb('service', '=', filter.about.service), isAmong(sql.ref('id'), filter.about.orAmong)])]),
        ...likeWords(filter.words).map((pattern) => sql<boolean>`title ilike ${pattern}`),
      ]);
      return eb.and([
        code === undefined ? asked : eb.or([asked, eb('code', '=', code)]),
        ...(filter.among === undefined ? [] : [isAmong(sql.ref('id'), filter.among)]),
      ]);
    });
}

async function withClocks(
  db: Kysely<unknown>,
  rows: readonly IncidentRow[],
): Promise<ReadonlyMap<IncidentId, Incident>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  const clocks = await clocksInOrder(db).where('incident_id', 'in', ids).execute();
  return incidentsIn(rows, clocks);
}

import type { Severity } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
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
  /** Those that another area's rows point at. */
  readonly among?: OwnedIds<IncidentId>;
};

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

export type ListKey = { readonly declaredAt: string; readonly id: string };

const OPEN = ['declared', 'acknowledged', 'mitigated'] as const;
const OVER = ['resolved', 'closed'] as const;

/** Every incident there is. */
export const EVERYTHING: ListScope = { teams: 'all', self: undefined, called: undefined, isOnCall: false };

/** Newest first, keyset by declaration and id, so that a page never skips or repeats while incidents are declared. */
export async function listRows(
  db: Kysely<unknown>,
  filter: IncidentFilter,
  scope: ListScope,
  after: ListKey | undefined,
  limit: number,
): Promise<Incident[]> {
  let query = scoped(db, filter, scope).selectAll().orderBy('declared_at', 'desc').orderBy('id', 'desc').limit(limit);
  if (after)
    query = query.where(sql<boolean>`(declared_at, id) < (${after.declaredAt}::timestamptz, ${after.id}::uuid)`);
  return withClocks(db, await query.execute());
}

/** Those that owe something, the one whose clock is due first at the top. */
export async function listPressing(
  db: Kysely<unknown>,
  filter: IncidentFilter,
  scope: ListScope,
  limit: number,
): Promise<Incident[]> {
  const pressing = db
    .$extendTables<IncidentTables>()
    .selectFrom('incident_clocks')
    .select(({ fn }) => ['incident_id', fn.min('due_at').as('first_due')])
    .where('state', 'in', ['running', 'breached'])
    .groupBy('incident_id')
    .as('pressing');
  const rows = await scoped(db, filter, scope)
    .innerJoin(pressing, 'pressing.incident_id', 'incidents.id')
    .selectAll('incidents')
    .orderBy('pressing.first_due')
    .orderBy('incidents.id')
    .limit(limit)
    .execute();
  return withClocks(db, rows);
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
  const ids = rows.map((row) => row.id);
  const clocks = await clocksInOrder(db).where('incident_id', 'in', ids).execute();
  return [...incidentsIn(rows, clocks).values()];
}

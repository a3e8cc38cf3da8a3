import type { Actor } from '../../../kernel/actor.ts';
import { ListKey } from '../store/list-order.ts';
import { countRows, listRows, type IncidentFilter } from '../store/list-rows.ts';
import { summaryOf } from './incident-view.ts';
import type { IncidentReads } from './incident-reads.ts';
import { listScopeOf } from './list-scope.ts';
import { lookAround } from './look-around.ts';

export { ListKey, type IncidentFilter };

export type IncidentList = {
  readonly items: readonly ReturnType<typeof summaryOf>[];
  readonly total: number;
  /** Where the next page begins; absent on the last. */
  readonly next?: ListKey;
};

/** The incidents this actor may know of, what is due and how bad it is first, and how many there are in all. */
export async function listIncidents(
  reads: IncidentReads,
  actor: Actor,
  filter: IncidentFilter,
  page: { readonly after: ListKey | undefined; readonly limit: number },
): Promise<IncidentList> {
  const scope = await listScopeOf(reads, actor);
  const [found, total] = await Promise.all([
    listRows(reads.db, filter, scope, { asOf: reads.clock.now(), after: page.after, limit: page.limit + 1 }),
    countRows(reads.db, filter, scope),
  ]);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  const around = await lookAround(
    reads,
    actor,
    shown.map(({ incident }) => incident),
  );
  return {
    items: shown.map(({ incident }) => summaryOf(incident, around)),
    total,
    ...(found.length > page.limit && last ? { next: last.key } : {}),
  };
}

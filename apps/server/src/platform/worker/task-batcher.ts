import type { Kysely } from 'kysely';
import { createNaturalBatches } from '../batches/natural-batches.ts';
import { isDatabaseAway } from '../database/is-database-away.ts';
import type { ClaimedRow } from '../due/claimed-row.ts';
import { lanes, type Lane } from '../due/kind.ts';
import { leaseTasks } from '../due/statements/lease-tasks.ts';
import type { Scope } from '../due/statements/scope.ts';
import { settleTasks, type SettledTask } from '../due/statements/settle-tasks.ts';

/** Where workers lease tasks and report outcomes. Concurrent requests share one statement. */
export interface TaskBatcher {
  /** Undefined if there is no further row. `leaseEnds` as for `leaseTasks`. */
  lease(scope: Scope, leaseEnds: readonly Date[], now: Date): Promise<ClaimedRow | undefined>;
  /** False if the attempt no longer counts. */
  settle(task: SettledTask): Promise<boolean>;
}

type LeaseRequest = { readonly scope: Scope; readonly leaseEnds: readonly Date[]; readonly now: Date };

const MOST_AT_ONCE = 100;

export function createTaskBatcher(db: Kysely<unknown>): TaskBatcher {
  const leases = Object.fromEntries(
    lanes.map((lane) => [
      lane,
      createNaturalBatches<LeaseRequest, ClaimedRow | undefined>({
        mostPerBatch: MOST_AT_ONCE,
        run: async (requests) => {
          // The latest request has the most recent bound and time.
          const { scope, leaseEnds, now } = requests.at(-1) as LeaseRequest;
          const rows = await leaseTasks(db, scope, leaseEnds, { now, limit: requests.length });
          return requests.map((_, index) => rows[index]);
        },
      }),
    ]),
  ) as Record<Lane, ReturnType<typeof createNaturalBatches<LeaseRequest, ClaimedRow | undefined>>>;
  const settlements = createNaturalBatches<SettledTask, boolean>({
    mostPerBatch: MOST_AT_ONCE,
    // An outcome that cannot be stored must not cause all other tasks to be executed again.
    mayBePoison: (failure) => !isDatabaseAway(failure),
    run: async (tasks) => {
      const settled = await settleTasks(db, tasks);
      return tasks.map(({ id }) => settled.has(id));
    },
  });
  return {
    lease: async (scope, leaseEnds, now) => leases[scope.lane].add({ scope, leaseEnds, now }),
    settle: async (task) => settlements.add(task),
  };
}

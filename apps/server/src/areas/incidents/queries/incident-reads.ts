import type { Actor } from '../../../kernel/actor.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { OwnedIds } from '../../../platform/database/owned-ids.ts';
import type { ActionRegistry } from '../../../platform/ledger/actions-registry.ts';
import type { ContentReader } from '../../../platform/ledger/open-content.ts';
import type { People } from '../../identity/public.ts';

/** Dependencies of this area's queries, supplied once by the composition root. */
export type IncidentReads = {
  readonly db: Db;
  readonly clock: Clock;
  readonly people: People;
  readonly content: ContentReader;
  readonly policies: () => Policies;
  /** Every action the program knows: a timeline also shows other areas' entries. */
  readonly actions: () => ActionRegistry;
  /**
   * How many alerts of each incident are firing, as far as this actor may know; incidents without any are absent. The
   * alerts area is above this one, so the composition root passes this in.
   */
  firingAlerts(actor: Actor, incidents: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, number>>;
  /** The incidents with alerts of a service. */
  withAlertsOf(service: string): OwnedIds<IncidentId>;
};

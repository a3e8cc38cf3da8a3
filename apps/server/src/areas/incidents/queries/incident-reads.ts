import type { Actor } from '../../../kernel/actor.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { OwnedIds } from '../../../platform/database/owned-ids.ts';
import type { ActionRegistry } from '../../../platform/ledger/actions-registry.ts';
import type { ContentReader } from '../../../platform/ledger/open-content.ts';
import type { People } from '../../identity/public.ts';

/** What this area's questions are answered from. Given once, by the composition root. */
export type IncidentReads = {
  readonly db: Db;
  readonly clock: Clock;
  readonly people: People;
  readonly content: ContentReader;
  readonly policies: () => Policies;
  /** Every action the program knows: a timeline shows entries of other areas too. */
  readonly actions: () => ActionRegistry;
  /**
   * How many alerts of each of these incidents fire, as far as this actor may know; absent for none. Alerts are a room
   * above, so the composition root hands their answer down.
   */
  firingAlerts(actor: Actor, incidents: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, number>>;
  /** The incidents that have alerts of a service. */
  withAlertsOf(service: string): OwnedIds<IncidentId>;
};

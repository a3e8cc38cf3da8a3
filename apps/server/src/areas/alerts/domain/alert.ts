import type { Severity } from '@muster/policy';
import type { AlertId, EntryId, IncidentId, IntegrationId, SuppressionId, TeamId } from '../../../kernel/ids.ts';
import type { Episode } from './episodes.ts';
import type { Labels } from './notification.ts';
import type { Trace } from './routing.ts';

/** A stored episode of an alert, everything in it scrubbed. */
export type Alert = Episode & {
  readonly id: AlertId;
  readonly integrationId: IntegrationId;
  readonly fingerprint: string;
  readonly name: string;
  /** Undefined if its labels name none. */
  readonly severity: Severity | undefined;
  readonly isDrill: boolean;
  readonly teamId: TeamId | undefined;
  readonly visibility: 'organisation' | 'team';
  /** What it is about, in the catalog's spelling, whether or not the catalog knows it. */
  readonly service: string | undefined;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly generatorUrl: string | undefined;
  /** Undefined if it was over before it was first heard of: nothing was declared then. */
  readonly incidentId: IncidentId | undefined;
  readonly receivedAt: Date;
  readonly heardAt: Date;
  /** When it was first delivered as resolved; undefined until then. */
  readonly overHeardAt: Date | undefined;
  /** Number of deliveries, including the first. */
  readonly deliveries: number;
  /** The batch entry that recorded its last change; undefined if it never touched an incident. */
  readonly entryId: EntryId | undefined;
  /** Identifies its sender's group without revealing the group's labels. */
  readonly groupHash: string;
  /** What held it when it began, if anything. It has no incident until that ends. */
  readonly heldBy: SuppressionId | undefined;
  /** Which version of which rule set its severity and its team. */
  readonly trace: Trace;
};

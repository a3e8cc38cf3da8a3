import type { Severity } from '@muster/policy';
import type { AlertId, EntryId, IncidentId, IntegrationId, SuppressionId, TeamId } from '../../../kernel/ids.ts';
import type { Episode } from './episodes.ts';
import type { Labels } from './notification.ts';
import type { Trace } from './routing.ts';

/** An episode of an alert as it is kept, with everything in it scrubbed. */
export type Alert = Episode & {
  readonly id: AlertId;
  readonly integrationId: IntegrationId;
  readonly fingerprint: string;
  readonly name: string;
  /** Undefined: its labels name none. */
  readonly severity: Severity | undefined;
  readonly isDrill: boolean;
  readonly teamId: TeamId | undefined;
  readonly visibility: 'organisation' | 'team';
  /** What it is about, by the catalog's spelling, whether the catalog knows it or not. */
  readonly service: string | undefined;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly generatorUrl: string | undefined;
  /** Undefined where it was over before it was heard of: nothing was declared then. */
  readonly incidentId: IncidentId | undefined;
  readonly receivedAt: Date;
  readonly heardAt: Date;
  /** When it was first delivered as over; undefined while nobody has said that it is. */
  readonly overHeardAt: Date | undefined;
  /** How often it was delivered, with the first. */
  readonly deliveries: number;
  /** The batch that recorded its last change; undefined where it never touched an incident. */
  readonly entryId: EntryId | undefined;
  /** Names the group of its sender's that it came in, without telling its labels. */
  readonly groupHash: string;
  /** What held it when it began, if anything did. Until that ends it has no incident. */
  readonly heldBy: SuppressionId | undefined;
  /** By which version of which rule it was read and given to its team. */
  readonly trace: Trace;
};

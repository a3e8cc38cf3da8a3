import type { Severity } from '@muster/policy';
import type {
  AlertId,
  EntryId,
  IncidentId,
  IntegrationId,
  PrincipalId,
  SuppressionId,
  TeamId,
} from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { Instant } from '../domain/instant.ts';
import type { Outcome } from '../domain/receipt.ts';
import type { SourceKind } from '../domain/source.ts';

export type Visibility = 'organisation' | 'team';

export type IntegrationRow = Row<
  'integrations',
  {
    id: IntegrationId;
    name: Scrubbed;
    kind: SourceKind;
    team_id: TeamId | null;
    visibility: Visibility;
    created_by: PrincipalId;
    last_entry: EntryId;
  }
>;

export type AlertRow = Row<
  'alerts',
  {
    id: AlertId;
    integration_id: IntegrationId;
    episode: Instant;
    state: 'firing' | 'resolved';
    episode_end: Instant | null;
    severity: Severity | null;
    team_id: TeamId | null;
    visibility: Visibility;
    incident_id: IncidentId | null;
    entry_id: EntryId | null;
    held_by: SuppressionId | null;
  }
>;

export type ReceiptRow = Row<
  'alert_receipts',
  { integration_id: IntegrationId; outcome: Outcome; entry_id: EntryId | null }
>;

/** Tables that only this area accesses. */
export type AlertTables = {
  integrations: IntegrationRow;
  alert_groups: Row<'alert_groups'>;
  alerts: AlertRow;
  alert_receipts: ReceiptRow;
  alert_batch_contents: Row<'alert_batch_contents'>;
  delivery_failures: Row<'delivery_failures'>;
};

import type { Severity } from '@muster/policy';
import type { IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { Audience, ChannelKind, ChannelState, ChannelId } from '../domain/channel.ts';
import type { Urgency } from '../domain/rules.ts';

export type ChannelRow = Row<
  'notification_channels',
  {
    kind: ChannelKind;
    name: Scrubbed;
    audience: Audience;
    state: ChannelState | 'removed';
    owner_id: PrincipalId | null;
  }
>;

export type DeliveryRow = Row<
  'page_deliveries',
  { channel: ChannelId; state: 'sending' | 'handed-over' | 'failed' | 'unknown' }
>;

export type RingRow = Row<
  'page_rings',
  { principal_id: PrincipalId; channel: ChannelId; severity: Severity; incident_id: IncidentId }
>;

export type ProofRow = Row<'way_proofs', { how: 'test' | 'notice' }>;

export type RuleRow = Row<'notification_rules', { principal_id: PrincipalId; urgency: Urgency; channel: ChannelId }>;

/** The tables that only this area names. */
export type NotificationTables = {
  notification_channels: ChannelRow;
  page_deliveries: DeliveryRow;
  notification_rules: RuleRow;
  page_rings: RingRow;
  page_held: Row<'page_held'>;
  page_bundles: Row<'page_bundles'>;
  way_proofs: ProofRow;
};

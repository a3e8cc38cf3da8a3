import type { Severity } from '@muster/policy';
import type { Audience, ChannelKind, ChannelState } from '../domain/channel.ts';
import type { Urgency } from '../domain/rules.ts';

export type ChannelRow = {
  id: string;
  kind: ChannelKind;
  name: string;
  url: string | null;
  secret_ref: string | null;
  audience: Audience;
  owner_id: string | null;
  is_internal_approved: boolean;
  state: ChannelState | 'removed';
  added_at: Date;
  tested_at: Date | null;
  test_outcome: string | null;
  code_sent_at: Date | null;
  code_tries: number | null;
  last_entry: string;
};

export type DeliveryRow = {
  page_id: string;
  channel: string;
  state: 'sending' | 'handed-over' | 'failed' | 'unknown';
  tries: number;
  began_at: Date;
  deadline_at: Date;
  settled_at: Date | null;
  reason: string | null;
  retry_at: Date | null;
  delivered_at: Date | null;
};

export type RingRow = {
  principal_id: string;
  channel: string;
  rung_at: Date;
  severity: Severity;
  incident_id: string;
  due_at: Date | null;
};

export type HeldRow = { page_id: string; channel: string; principal_id: string; held_at: Date };

export type ProofRow = { principal_id: string; channel: string; how: 'test' | 'notice'; proven_at: Date };

export type BundleRow = { lead_id: string; page_id: string };

export type RuleRow = {
  id: string;
  principal_id: string;
  urgency: Urgency;
  channel: string;
  after_minutes: number;
  last_entry: string;
};

/** The tables that only this area names. */
export type NotificationTables = {
  notification_channels: ChannelRow;
  page_deliveries: DeliveryRow;
  notification_rules: RuleRow;
  page_rings: RingRow;
  page_held: HeldRow;
  page_bundles: BundleRow;
  way_proofs: ProofRow;
};

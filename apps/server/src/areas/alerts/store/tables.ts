import type { Severity } from '@muster/policy';
import type { SourceKind } from '../domain/source.ts';
import type { ColumnTypes } from '../../../platform/database/insertion.ts';

export type Visibility = 'organisation' | 'team';

export type IntegrationRow = {
  id: string;
  name: string;
  kind: SourceKind;
  /** JSON. */
  settings: string;
  key_hash: Buffer | null;
  team_id: string | null;
  visibility: Visibility;
  mapping: string;
  created_at: Date;
  created_by: string;
  removed_at: Date | null;
  last_entry: string;
};

export type AlertRow = {
  id: string;
  integration_id: string;
  fingerprint: string;
  episode: string;
  occurrence: number;
  state: 'firing' | 'resolved';
  episode_end: string | null;
  severity: Severity | null;
  is_drill: boolean;
  team_id: string | null;
  visibility: Visibility;
  name: string;
  service: string | null;
  labels: string;
  annotations: string;
  generator_url: string | null;
  incident_id: string | null;
  received_at: Date;
  heard_at: Date;
  over_heard_at: Date | null;
  deliveries: number;
  entry_id: string | null;
  group_hash: Buffer;
  held_by: string | null;
  /** JSON. */
  trace: string;
};

export type ReceiptRow = {
  integration_id: string;
  id: string;
  received_at: Date;
  alerts: number;
  truncated: number;
  reason: string | null;
  outcome: string;
  tallies: string;
  entry_id: string | null;
};

export type BatchContentRow = { entry_id: string; incident_id: string; key_id: string; ciphertext: Buffer };

export type FailureRow = {
  integration_id: string;
  code: string;
  status: number;
  why: string;
  remedy: string | null;
  deliveries: string;
  first_at: Date;
  last_at: Date;
};

/** Tables that only this area accesses. */
export type AlertTables = {
  integrations: IntegrationRow;
  alert_groups: { integration_id: string; group_hash: Buffer; is_drill: boolean; incident_id: string | null };
  alerts: AlertRow;
  alert_receipts: ReceiptRow;
  alert_batch_contents: BatchContentRow;
  delivery_failures: FailureRow;
};

export const alertColumns: ColumnTypes<AlertRow> = {
  id: 'uuid',
  integration_id: 'uuid',
  fingerprint: 'text',
  episode: 'text',
  occurrence: 'integer',
  state: 'text',
  episode_end: 'text',
  severity: 'text',
  is_drill: 'boolean',
  team_id: 'uuid',
  visibility: 'text',
  name: 'text',
  service: 'text',
  labels: 'text',
  annotations: 'text',
  generator_url: 'text',
  incident_id: 'uuid',
  received_at: 'timestamptz',
  heard_at: 'timestamptz',
  over_heard_at: 'timestamptz',
  deliveries: 'integer',
  entry_id: 'uuid',
  group_hash: 'bytea',
  held_by: 'uuid',
  trace: 'text',
};

export const receiptColumns: ColumnTypes<ReceiptRow> = {
  integration_id: 'uuid',
  id: 'uuid',
  received_at: 'timestamptz',
  alerts: 'integer',
  truncated: 'integer',
  reason: 'text',
  outcome: 'text',
  tallies: 'text',
  entry_id: 'uuid',
};

export const batchContentColumns: ColumnTypes<BatchContentRow> = {
  entry_id: 'uuid',
  incident_id: 'uuid',
  key_id: 'uuid',
  ciphertext: 'bytea',
};

import type { Audience, ChannelState } from '../domain/channel.ts';

export type ChannelRow = {
  id: string;
  kind: 'webhook';
  name: string;
  url: string;
  secret_ref: string | null;
  audience: Audience;
  owner_id: string | null;
  is_internal_approved: boolean;
  state: ChannelState | 'removed';
  added_at: Date;
  tested_at: Date | null;
  test_outcome: string | null;
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
};

/** The tables that only this area names. */
export type NotificationTables = { notification_channels: ChannelRow; page_deliveries: DeliveryRow };

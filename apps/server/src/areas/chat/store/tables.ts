export type RoomRow = {
  incident_id: string;
  code: string;
  channel: string | null;
  card_ts: string | null;
  card_shows: string | null;
  announced_ts: string | null;
  announced_in: string | null;
  said: string[];
  failure: string | null;
  busy_until: Date | null;
};

type InboxRow = { id: string; received_at: Date; key_id: string; ciphertext: Buffer };

type LinkCodeRow = { principal_id: string; hash: Buffer; expires_at: Date; last_entry: string };

type GroupRow = { schedule_id: string; group_id: string; last_entry: string };

type WorkspaceRow = { id: 'slack'; is_internal_approved: boolean; last_entry: string };

/** Tables that only this area accesses. */
export type ChatTables = {
  chat_rooms: RoomRow;
  chat_inbox: InboxRow;
  chat_link_codes: LinkCodeRow;
  chat_workspace: WorkspaceRow;
  chat_groups: GroupRow;
};

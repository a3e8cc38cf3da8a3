import type { Row } from '../../../platform/database/row.ts';

export type RoomRow = Row<'chat_rooms'>;

/** Tables that only this area accesses. */
export type ChatTables = {
  chat_rooms: RoomRow;
  chat_inbox: Row<'chat_inbox'>;
  chat_link_codes: Row<'chat_link_codes'>;
  chat_workspace: Row<'chat_workspace', { id: 'slack' }>;
  chat_groups: Row<'chat_groups'>;
};

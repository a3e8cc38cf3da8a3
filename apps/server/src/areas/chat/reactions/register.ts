import { chatTell } from '../../../platform/chat/tell-channel.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import type { Chat } from '../chat.ts';
import { chatGroup, chatServe, chatSync } from '../due-kinds.ts';
import { followGroup } from './follow-group.ts';
import { serveInbox } from './serve-inbox.ts';
import { syncRoom } from './sync-room.ts';
import { tellChannel } from './tell.ts';

export const registerChatReactions =
  (chat: Chat) =>
  (registry: DueRegistry): void => {
    registry.onTask(chatSync, syncRoom(chat));
    registry.onTask(chatServe, serveInbox(chat));
    registry.onTask(chatTell, tellChannel(chat));
    registry.onTask(chatGroup, followGroup(chat));
  };

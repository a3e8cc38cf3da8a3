export { chatArea } from './area.ts';
export { chatService, type Chat } from './chat.ts';
export { createSlackApi } from './slack/api.ts';
export { receiveFromSlack } from './slack/receive.ts';
export { followSlack } from './slack/socket-mode.ts';

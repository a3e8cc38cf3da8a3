export { chatArea } from './area.ts';
export { chatService, type Chat } from './chat.ts';
export { createSlackApi } from './slack/api.ts';

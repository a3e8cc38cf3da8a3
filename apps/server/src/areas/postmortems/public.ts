export { postmortemsArea } from './area.ts';
export { postmortemTell } from './due-kinds.ts';
export { noticeOf, type Notice } from './queries/notice.ts';

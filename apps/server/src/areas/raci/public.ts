export { raciArea } from './area.ts';
export { noticeSend } from './due-kinds.ts';
export { noticeTexts, settleNotices } from './told.ts';

export { raciArea } from './area.ts';
export { noticeSend } from './due-kinds.ts';
export { noticeText, settleNotice } from './told.ts';

export { postmortemsArea } from './area.ts';
export { postmortemTell } from './due-kinds.ts';
export { noticeOf } from './queries/notice.ts';
export { measuredActions, measuredPostmortems } from './queries/measured.ts';

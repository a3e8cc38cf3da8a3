export { postmortemsArea } from './area.ts';
export { postmortemTell } from './due-kinds.ts';
export { noticeOf } from './queries/notice.ts';
export { measuredActions, measuredPostmortems } from './queries/measured.ts';
export { actionThing, lockActionCase, type ActionCase } from './action-thing.ts';
export { keepTicket, reopenAction } from './follow-ticket.ts';
export { settleAction } from './commands/settle-action.ts';
export { actionItemKind } from './kinds.ts';
export { tell as tellOfAction } from './tell.ts';

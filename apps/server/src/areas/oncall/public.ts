export type { Page, PageReason, PageWish } from './domain/page.ts';
export { pageSend } from './due-kinds.ts';
export { pageContacts } from './paging/page-contacts.ts';
export { pageOnCall, pageOnCallForAll } from './paging/page-on-call.ts';
export { stopPages } from './paging/stop-pages.ts';
export { markAnswered } from './paging/answer-page.ts';
export { beginSending, markFailed, markHandedOver } from './paging/send-page.ts';
export { pageById, pagesOf } from './queries/pages.ts';
export { isOnCall, whoIsOnCall } from './queries/who-is-on-call.ts';

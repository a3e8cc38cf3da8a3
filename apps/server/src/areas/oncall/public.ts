export { incidentKind } from './kinds.ts';
export { onCallPermissions } from './permissions.ts';
export { scheduleNames } from './queries/schedule-names.ts';
export { onCallArea } from './area.ts';
export type { Page, PageReason, PageRequest } from './domain/page.ts';
export { onCallActions } from './ledger-actions.ts';
export { pageSend, pathRepeats, shiftTell } from './due-kinds.ts';
export { pageContacts } from './paging/page-contacts.ts';
export { pageOnCallForAll } from './paging/page-on-call.ts';
export { pageAllAgain, pagePeople } from './paging/page-people.ts';
export { answerCalls, stopPages } from './paging/stop-pages.ts';
export { markAnswered } from './paging/answer-page.ts';
export { lockedPages } from './paging/locked-pages.ts';
export { beginSending, callOff, tellOfPages, type PageNews } from './paging/send-page.ts';
export { NO_CHANNEL, unreachedReasons, type Unreached } from './domain/unreached.ts';
export { unreachedOf } from './queries/unreached-of.ts';
export { callsOn, escalationsTo, incidentsCalledTo, type CallOf } from './queries/calls.ts';
export { pageMetrics } from './queries/page-metrics.ts';
export {
  callingSince,
  pageById,
  pagesCalling,
  pagesAsked,
  pagesOf,
  pagesOfPerson,
  pagesToMembers,
} from './queries/pages.ts';
export { isOnCall, whoIsOnCall } from './queries/who-is-on-call.ts';
export { whoAnswersFor } from './paths/who-answers-for.ts';
export { whomAPageCalls } from './queries/whom-a-page-calls.ts';
export { beginPaths } from './paths/begin-runs.ts';
export { answerPath, restsStill, resumePath } from './paths/answer-run.ts';
export { registerOnCallReactions } from './reactions.ts';
export { viaWords } from './queries/via-words.ts';
export { dutiesAhead, type DutyAhead } from './queries/duties-ahead.ts';

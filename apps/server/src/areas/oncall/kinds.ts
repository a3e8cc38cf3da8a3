import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfPaths } from './paths/store/paths.ts';
import { namesOfSchedules } from './store/schedules.ts';

/** What pages are about. Declared by the lowest room that records about one; `incidents` says who may see which. */
export const incidentKind = defineKind({
  name: 'incident',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});
export const onCallListKind = defineKind({
  name: 'on-call-list',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** Who is on call is everybody's to know. */
export const scheduleKind = defineKind({ name: 'schedule', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

/** Whom a team's incidents call, and in which order, is everybody's to know. */
export const escalationPathKind = defineKind({
  name: 'escalation-path',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** An address under which somebody's calendar is read: its owner's business. */
export const calendarKind = defineKind({ name: 'calendar', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const onCallKinds: readonly RegisteredKind[] = [
  { kind: onCallListKind, visibleTo: everybody },
  { kind: calendarKind, visibleTo: auditorsOnly },
  { kind: scheduleKind, visibleTo: everybody, namesOf: namesOfSchedules },
  { kind: escalationPathKind, visibleTo: everybody, namesOf: namesOfPaths },
];

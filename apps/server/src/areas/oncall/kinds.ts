import { auditorsOnly, defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfPaths } from './paths/store/paths.ts';
import { namesOfSchedules } from './store/schedules.ts';

/**
 * What pages are about. Declared by the lowest area that records about incidents; `incidents` decides who sees which.
 */
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

/** Every member may know who is on call. */
export const scheduleKind = defineKind({ name: 'schedule', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

/** Every member may know whom a team's incidents page, and in which order. */
export const escalationPathKind = defineKind({
  name: 'escalation-path',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** The secret URL of a person's calendar, private to its owner. */
export const calendarKind = defineKind({ name: 'calendar', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const onCallKinds: readonly RegisteredKind[] = [
  { kind: onCallListKind, visibleTo: everybody },
  { kind: calendarKind, visibleTo: auditorsOnly },
  { kind: scheduleKind, visibleTo: everybody, namesOf: namesOfSchedules },
  { kind: escalationPathKind, visibleTo: everybody, namesOf: namesOfPaths },
];

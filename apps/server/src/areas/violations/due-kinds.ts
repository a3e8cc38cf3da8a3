import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Those are told of a new violation whom the policy names (10.3). A second attempt may find the first delivered after all. */
export const violationTell = defineTask({
  name: 'violation.tell',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ violation: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 60, 60, 60, 60],
});

/** The same in the channel of the chat that the policy names; apart from the mail, so that neither comes twice for the other. */
export const violationPost = defineTask({
  name: 'violation.post',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ violation: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [1, 60, 60, 60, 60],
});

/**
 * Once a day, whether or not anything came: what was said anonymously on the days before is passed on together (R21). It is
 * planned by itself, never by a report. A second attempt finds nothing left.
 */
export const releaseSaid = defineTask({
  name: 'violation.release',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
  leaseSeconds: 60,
  backoffSeconds: [1, 60, 60, 60, 60, 60],
});

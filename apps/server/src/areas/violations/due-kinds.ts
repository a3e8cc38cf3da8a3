import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Tells those the policy names of a new violation, by mail (10.3). A retry may repeat a message that did arrive. */
export const violationTell = defineTask({
  name: 'violation.tell',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ violation: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 60, 60, 60, 60],
});

/** The same in the policy's chat channel; separate from the mail, so that a retry of one does not repeat the other. */
export const violationPost = defineTask({
  name: 'violation.post',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ violation: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [1, 60, 60, 60, 60],
});

/**
 * Daily, whether or not anything came: releases all anonymous messages of earlier days together (R21). Planned by
 * itself, never by a report. Idempotent.
 */
export const releaseSaid = defineTask({
  name: 'violation.release',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
  leaseSeconds: 60,
  backoffSeconds: [1, 60, 60, 60, 60, 60],
});

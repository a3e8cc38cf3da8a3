import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

/**
 * Hands one page to the channels of one person. Declared here, served by `notifications`. A second attempt may find the
 * first one delivered after all: the message then carries the same id, and a page too many is better than none.
 */
export const pageSend = defineTask({
  name: 'page.send',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ pageId: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [1, 2, 5, 10, 30, 60, 120, 300, 300, 300],
});

export const shiftNews = ['changed', 'stands-in', 'relieved', 'cover-asked', 'put-back', 'starts'] as const;

/**
 * Tells one person of shifts that they gained, lost, or are asked to take. Declared here, served by `notifications`. A second
 * attempt may find the first one delivered after all: the message then carries the same id.
 */
export const shiftTell = defineTask({
  name: 'oncall.tell',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    schedule: Type.String(),
    to: Type.String(),
    why: Type.Enum([...shiftNews]),
    /** Of the first shift that it is about. */
    from: Type.String(),
    until: Type.String(),
  }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});

/** Nobody has answered the step of a team's path in time: the escalation goes on to the next. */
export const pathStep = defineDeadline({
  name: 'oncall.path_step',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ run: Type.String(), sequence: Type.Integer() }),
});

/**
 * An escalation rests since somebody acknowledged, its path repeats, and the incident is not resolved: it calls again.
 * Declared here, served by `incidents`, whose acknowledgement it takes back.
 */
export const pathRepeats = defineDeadline({
  name: 'oncall.path_repeats',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), run: Type.String(), sequence: Type.Integer() }),
});

/** Who is on call changes now, or somebody's shift begins so soon that they are told. */
export const scheduleBoundary = defineDeadline({
  name: 'oncall.boundary',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ at: Type.String() }),
});

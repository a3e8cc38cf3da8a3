import { Type } from 'typebox';
import { defineDeadline, defineTask } from '../../platform/due/kind.ts';

/**
 * Sends a page to one person's channels. Declared here, handled by `notifications`. On a retry the first attempt may
 * have arrived after all: the message keeps its id, and a duplicate page is better than none.
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
 * Tells a person about shifts gained, lost or requested of them. Declared here, handled by `notifications`. On a retry
 * the first attempt may have arrived after all: the message keeps its id.
 */
export const shiftTell = defineTask({
  name: 'oncall.tell',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({
    schedule: Type.String(),
    to: Type.String(),
    why: Type.Enum([...shiftNews]),
    /** Start of the first shift concerned. */
    from: Type.String(),
    until: Type.String(),
  }),
  leaseSeconds: 60,
  backoffSeconds: [1, 2, 60, 60, 60, 60],
});

/** Nobody answered a path's step in time: the escalation moves on. */
export const pathStep = defineDeadline({
  name: 'oncall.path_step',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ run: Type.String(), sequence: Type.Integer() }),
});

/**
 * An acknowledged escalation whose path repeats, while the incident is still unresolved: paging starts again. Declared
 * here, handled by `incidents`, as it undoes the acknowledgement.
 */
export const pathRepeats = defineDeadline({
  name: 'oncall.path_repeats',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String(), run: Type.String(), sequence: Type.Integer() }),
});

/** Who is on call changes now, or a shift begins soon enough to tell its person. */
export const scheduleBoundary = defineDeadline({
  name: 'oncall.boundary',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ at: Type.String() }),
});

import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Sends a test by one channel, as a page would be sent, and writes what came of it. Once: whoever asked can ask again. */
export const channelTest = defineTask({
  name: 'channel.test',
  lane: 'prompt',
  whenLate: 'void',
  payload: Type.Object({ channel: Type.String(), asker: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [],
});

/** Sends the code by which somebody shows that a phone is theirs. */
export const channelCode = defineTask({
  name: 'channel.code',
  lane: 'prompt',
  whenLate: 'void',
  payload: Type.Object({ channel: Type.String(), sentAt: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [2, 10, 30],
});

/** Tries those ways of a person whose turn comes so many minutes after the first call, unless somebody answered. */
export const pageStep = defineTask({
  name: 'page.step',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ pageId: Type.String(), after: Type.Integer() }),
  leaseSeconds: 30,
  backoffSeconds: [1, 2, 5, 10, 30, 60, 120, 300],
});

/** Sends what has been held back for one person and way since they were last rung, as one message. */
export const pageBundle = defineTask({
  name: 'page.bundle',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ person: Type.String(), channel: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [1, 2, 5, 10, 30, 60, 120, 300],
});

/** Sends one page to one webhook again that did not take it, under its old id. */
export const pageReplay = defineTask({
  name: 'page.replay',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ pageId: Type.String(), channel: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [5, 60, 300],
});

/** Tells PagerDuty that an alert which it has from Muster was answered, or is over. */
export const pagerDutyFollow = defineTask({
  name: 'pagerduty.follow',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ code: Type.String(), action: Type.Enum(['acknowledge', 'resolve']) }),
  leaseSeconds: 60,
  backoffSeconds: [5, 30, 120, 300, 600, 1800],
});

import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Sends a test through one channel like a page, and records the result. One attempt: it can be requested again. */
export const channelTest = defineTask({
  name: 'channel.test',
  lane: 'prompt',
  whenLate: 'void',
  payload: Type.Object({ channel: Type.String(), asker: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [],
});

/** Sends the code that verifies a phone's ownership. */
export const channelCode = defineTask({
  name: 'channel.code',
  lane: 'prompt',
  whenLate: 'void',
  payload: Type.Object({ channel: Type.String(), sentAt: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [2, 10, 30],
});

/** Tries the channels due this many minutes after the first page, unless the page was answered. */
export const pageStep = defineTask({
  name: 'page.step',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ pageId: Type.String(), after: Type.Integer() }),
  leaseSeconds: 30,
  backoffSeconds: [1, 2, 5, 10, 30, 60, 120, 300],
});

/** Sends what has been held back for a person and channel since they were last rung, as one message. */
export const pageBundle = defineTask({
  name: 'page.bundle',
  lane: 'page',
  whenLate: 'fire-once',
  payload: Type.Object({ person: Type.String(), channel: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [1, 2, 5, 10, 30, 60, 120, 300],
});

/** Resends a page to a webhook that did not accept it, under the same id. */
export const pageReplay = defineTask({
  name: 'page.replay',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ pageId: Type.String(), channel: Type.String() }),
  leaseSeconds: 30,
  backoffSeconds: [5, 60, 300],
});

/** Tells PagerDuty that an alert of Muster's was acknowledged or resolved. */
export const pagerDutyFollow = defineTask({
  name: 'pagerduty.follow',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ code: Type.String(), action: Type.Enum(['acknowledge', 'resolve']) }),
  leaseSeconds: 60,
  backoffSeconds: [5, 30, 120, 300, 600, 1800],
});

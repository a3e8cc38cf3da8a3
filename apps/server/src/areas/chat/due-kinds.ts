import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Waits between attempts: a bad hour of Slack loses nothing, and what it shows is of the moment it is shown. */
const PATIENTLY = [1, 5, 15, 60, 300, 600, 1200, 1800, 1800];

/** Makes an incident's channel, its card and its announcement be as the incident is now. */
export const chatSync = defineTask({
  name: 'chat.sync',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

/** Does what somebody asked for in the chat. */
export const chatServe = defineTask({
  name: 'chat.serve',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ id: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 5, 15],
});

/** Makes the user groups be whoever is on call. */
export const chatGroup = defineTask({
  name: 'chat.group',
  lane: 'chat',
  whenLate: 'collapse',
  payload: Type.Object({}),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Seconds between attempts: an hour's outage of Slack loses nothing, and every attempt shows current data. */
const PATIENTLY = [1, 5, 15, 60, 300, 600, 1200, 1800, 1800];

/** Brings an incident's channel, card and announcement up to date. */
export const chatSync = defineTask({
  name: 'chat.sync',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ incident: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

/** Executes a request made in the chat. */
export const chatServe = defineTask({
  name: 'chat.serve',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ id: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 5, 15],
});

/** Updates the user groups to who is on call. */
export const chatGroup = defineTask({
  name: 'chat.group',
  lane: 'chat',
  whenLate: 'collapse',
  payload: Type.Object({}),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

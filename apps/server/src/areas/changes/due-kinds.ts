import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Seconds between attempts: an hour's outage of GitHub loses nothing, and every attempt uses current data. */
const PATIENTLY = [1, 5, 15, 60, 300, 600, 1200, 1800, 1800];

/** Works on GitHub's deliveries. In the chat lane, because it too waits for an external API. */
export const githubServe = defineTask({
  name: 'github.serve',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ id: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

/** Shows the verdict at GitHub as a check on a commit: the head, or the commit a merge queue would merge. */
export const checkShow = defineTask({
  name: 'github.show',
  lane: 'chat',
  whenLate: 'fire-once',
  payload: Type.Object({ change: Type.String(), commit: Type.Optional(Type.String()) }),
  leaseSeconds: 60,
  backoffSeconds: PATIENTLY,
});

/** Looks for what no delivery reported. */
export const githubReconcile = defineTask({
  name: 'github.reconcile',
  lane: 'housekeeping',
  whenLate: 'collapse',
  payload: Type.Object({}),
  leaseSeconds: 300,
  backoffSeconds: [60, 300, 600],
});

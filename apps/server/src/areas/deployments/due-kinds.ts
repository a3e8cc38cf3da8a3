import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Answers a run that GitHub holds. GitHub refuses a second answer, so a repeat changes nothing. */
export const answerGithub = defineTask({
  name: 'deployments.answer_github',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: Type.Object({ delivery: Type.String() }),
  leaseSeconds: 60,
  backoffSeconds: [1, 5, 15, 60, 300, 600, 1800, 3600, 3600, 3600],
});

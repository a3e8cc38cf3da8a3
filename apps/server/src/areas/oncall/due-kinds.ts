import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

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

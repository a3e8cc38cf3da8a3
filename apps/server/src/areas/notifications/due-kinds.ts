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

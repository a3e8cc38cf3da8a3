import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

const OfNotice = Type.Object({ notice: Type.String() });

/** So much of its time is left: whoever speaks for the organisation is prompted. */
export const noticePrompt = defineDeadline({
  name: 'notice.prompt',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: OfNotice,
});

/** An authority had to be told by now. */
export const noticeDue = defineDeadline({
  name: 'notice.due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: OfNotice,
});

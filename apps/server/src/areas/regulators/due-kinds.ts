import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

const OfNotice = Type.Object({ notice: Type.String() });

/** Prompts those who speak for the organisation when a set part of the time is left. */
export const noticePrompt = defineDeadline({
  name: 'notice.prompt',
  lane: 'prompt',
  whenLate: 'fire-once',
  payload: OfNotice,
});

/** The deadline for telling the authority. */
export const noticeDue = defineDeadline({
  name: 'notice.due',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: OfNotice,
});

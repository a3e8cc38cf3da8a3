import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { Channel } from './channel.ts';

/** A code's validity, its maximum of wrong answers, and the interval between codes, so that a phone is not flooded. */
const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
const AGAIN_AFTER_MINUTES = 1;

type Code = NonNullable<Channel['code']>;

/** Whether another code may be sent: entering someone else's number must not allow ringing it at will. */
export const maySendCode = (code: Code | undefined, now: Date): boolean =>
  code === undefined || !isBefore(now, addMinutes(code.sentAt, AGAIN_AFTER_MINUTES));

/** Whether a code can still be answered. */
export const isCodeGood = (code: Code | undefined, now: Date): code is Code =>
  code !== undefined && code.tries < CODE_TRIES && isBefore(now, addMinutes(code.sentAt, CODE_MINUTES));

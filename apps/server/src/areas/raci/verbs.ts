import { answer, object, ratify } from './commands/answer.ts';

/** What may be done with one question. */
export const verbsOnConsultation = [answer, ratify, object] as const;

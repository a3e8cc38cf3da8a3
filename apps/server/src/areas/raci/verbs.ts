import { answer, object, ratify } from './commands/answer.ts';

/** Verbs on one question. */
export const verbsOnConsultation = [answer, ratify, object] as const;

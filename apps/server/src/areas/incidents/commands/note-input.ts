import { FreeText } from '../../../platform/commands/free-text.ts';

const NOTE_LIMIT = 10_000;

/** Words for the timeline: a note, a reason, the state of play. */
export const Note = FreeText({ minLength: 1, maxLength: NOTE_LIMIT });

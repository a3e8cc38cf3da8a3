import type { Noun } from '../../command-line/verb.ts';

export const alert: Noun = { name: 'alert', summary: 'what monitoring sent', group: 'Respond:', verbs: [] };

import type { Noun } from '../../command-line/verb.ts';

export const page: Noun = { name: 'page', summary: 'who was called', group: 'Respond:', verbs: [] };

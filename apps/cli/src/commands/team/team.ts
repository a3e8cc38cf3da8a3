import type { Noun } from '../../command-line/verb.ts';

export const team: Noun = {
  name: 'team',
  summary: 'teams, and who belongs to them; a team is given by name or id',
  group: 'Set up:',
  verbs: [],
};

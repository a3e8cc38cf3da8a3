import type { Noun } from '../../command-line/verb.ts';
import { check } from './check.ts';
import { ruleset } from './ruleset.ts';

export const change: Noun = {
  name: 'change',
  summary: 'what the policy requires of a change before it is merged',
  group: 'Govern:',
  verbs: [check, ruleset],
};

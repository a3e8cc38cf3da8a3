import { defineList } from '../../../../platform/verbs/list.ts';
import { onCallPermissions } from '../../permissions.ts';
import { scheduleReader } from '../../queries/schedule-views.ts';
import { pathLines } from './path-views.ts';
import { PathLine } from './path-schema.ts';

/** The active escalation paths, by name. */
export const pathList = defineList({
  noun: 'escalation-path',
  name: 'list',
  route: '/v1/escalation-paths',
  does: 'whom each team’s incidents notify, step by step',
  empty: {
    says: 'No escalation paths. Only the policy decides whom an incident notifies.',
    next: 'muster escalation-path create <name>',
  },
  clauses: ['3.1.5'],
  permission: onCallPermissions.read,
  filters: {},
  item: PathLine,
  columns: [
    { at: 'name', head: 'Path', shrinksTo: 12 },
    { at: 'team.name', head: 'Team', shrinksTo: 10 },
    { at: 'first', head: 'Notifies first', as: 'people', shrinksTo: 12 },
    { at: 'steps', head: 'Steps' },
    { at: 'running', head: 'Running', dropped: 2 },
    { at: 'deadEnd', head: 'Reaches nobody', shrinksTo: 16, dropped: 1 },
  ],
  async page(use) {
    return { items: await pathLines(scheduleReader(use)) };
  },
});

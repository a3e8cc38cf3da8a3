import { personWords, type MusterClient } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { table } from '../../output/table.ts';
import { personFinder } from '../given-person.ts';
import { teamFinder } from '../given-team.ts';

const create: Verb = {
  usage: 'create <name>',
  summary: 'make a team: a scope for roles, and for what only its members may see',
  next: 'muster team list',
  async run({ words: [name = ''], connection }) {
    const made = await answerOf(connection().api.POST('/v1/teams', { body: { name } }));
    return {
      json: made,
      words: (screen) =>
        `${fields({ id: made.id, name: made.name }, screen)}\nnext  muster team add ${made.id} <e-mail>\n`,
    };
  },
};

const list: Verb = {
  usage: 'list',
  summary: 'the teams, and who belongs to them',
  async run({ connection }) {
    const { items } = await answerOf(connection().api.GET('/v1/teams'));
    return {
      json: { items },
      words: (screen) =>
        items.length === 0
          ? 'There is no team yet.\nnext  muster team create <name>\n'
          : table(
              items,
              [
                { head: 'NAME', cell: ({ name }) => name, shrinksTo: 12 },
                {
                  head: 'MEMBERS',
                  cell: ({ members }) => (members.length === 0 ? '◌ nobody' : members.map(personWords).join(', ')),
                  shrinksTo: 12,
                },
                { head: 'ID', cell: ({ id }) => id, dropped: 1 },
              ],
              screen,
            ),
    };
  },
};

const add: Verb = {
  usage: 'add <team> <person>',
  summary: 'let somebody belong to a team; a team by name or id, a person by e-mail or id',
  examples: ['muster team add payroll ada@example.org'],
  next: 'muster team list',
  async run({ words: [team = '', person = ''], connection }) {
    const { api } = connection();
    const { teamId, principalId } = await idsOf(api, team, person);
    await answerOf(api.POST('/v1/teams/{id}/members', { params: { path: { id: teamId } }, body: { principalId } }));
    return { json: { teamId, principalId }, words: () => `${person} belongs to ${team} now.\n` };
  },
};

const remove: Verb = {
  usage: 'remove <team> <person>',
  summary: 'let somebody belong to a team no longer',
  examples: ['muster team remove payroll ada@example.org'],
  next: 'muster team list',
  async run({ words: [team = '', person = ''], connection }) {
    const { api } = connection();
    const { teamId, principalId } = await idsOf(api, team, person);
    const path = { id: teamId, principalId };
    await answerOf(api.DELETE('/v1/teams/{id}/members/{principalId}', { params: { path } }));
    return { json: { teamId, principalId }, words: () => `${person} belongs to ${team} no longer.\n` };
  },
};

const idsOf = async (api: MusterClient, team: string, person: string) => ({
  teamId: await teamFinder(api)(team, '<team>'),
  principalId: await personFinder(api)(person, '<person>'),
});

export const team: Noun = {
  name: 'team',
  summary: 'teams, and who belongs to them',
  group: 'Set up:',
  verbs: [create, list, add, remove],
};

import { personWords } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { table } from '../../output/table.ts';
import { personFinder } from '../given-person.ts';

const list: Verb = {
  usage: 'list',
  summary: 'who is called in which contact role',
  async run({ connection }) {
    const { items } = await answerOf(connection().api.GET('/v1/contact-roles'));
    return {
      json: { items },
      words: (screen) =>
        table(
          items,
          [
            { head: 'ROLE', cell: ({ role }) => role },
            {
              head: 'HOLDER',
              cell: ({ holder }) => (holder === undefined ? '◌ nobody' : personWords(holder)),
              shrinksTo: 10,
            },
            { head: 'WHAT FOR', cell: ({ words }) => words, shrinksTo: 16, dropped: 1 },
            { head: 'CLAUSE', cell: ({ clause }) => clause, dropped: 2 },
          ],
          screen,
        ),
    };
  },
};

const set: Verb = {
  usage: 'set <role> <member>',
  summary: 'say who is called in a contact role; a member by e-mail or id',
  next: 'muster contact list',
  async run({ words: [role = '', person = ''], connection }) {
    const { api } = connection();
    const principalId = await personFinder(api)(person, '<member>');
    await answerOf(api.PUT('/v1/contact-roles/{role}', { params: { path: { role } }, body: { principalId } }));
    return { json: { role, principalId }, words: () => `${role} is filled.\n` };
  },
};

export const contact: Noun = {
  name: 'contact',
  summary: 'who is called in which contact role',
  group: 'Set up:',
  verbs: [list, set],
};

import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { table } from '../../output/table.ts';
import { instantWords } from '../../output/time-words.ts';
import { failed } from '../../failures/failure.ts';
import { personFinder } from '../given-person.ts';
import { tokenIn } from '../link-token.ts';
import { newPassword } from '../passwords.ts';

const accept: Verb = {
  usage: 'accept <link>',
  summary: 'accept an invitation and choose a password',
  options: [{ flags: '--password-stdin', what: 'read the password from standard input' }],
  async run({ words: [link = ''], options, shell, connection }) {
    const { anonymous, server } = connection();
    const token = tokenIn(link);
    const password = await newPassword(shell, options.flag('password-stdin'));
    await answerOf(anonymous.POST('/v1/invitations/accept', { body: { token, password } }));
    return { json: { accepted: true }, words: () => `Welcome.\nnext  muster login --server ${server.origin}\n` };
  },
};

const show: Verb = {
  usage: 'show <member>',
  summary: 'one member and their roles, everywhere or in a team',
  next: 'muster member list',
  async run({ words: [given = ''], connection }) {
    const { api } = connection();
    const id = await personFinder(api)(given, '<member>');
    const { items } = await answerOf(api.GET('/v1/members'));
    const found = items.find((each) => each.id === id);
    if (found === undefined) throw failed('cli/no-such-member', 'There is no such member.');
    return {
      json: found,
      words: (screen) =>
        `${found.name ?? found.initials}  ${found.state}\n` +
        table(
          found.roles,
          [
            { head: 'ROLE', cell: ({ role }) => role },
            { head: 'GRANTED', cell: ({ grantedAt }) => instantWords(grantedAt) },
            { head: 'TEAM', cell: ({ teamId }) => teamId ?? '' },
          ],
          screen,
        ),
    };
  },
};

export const member: Noun = {
  name: 'member',
  summary: 'members, and what they may do (by e-mail or id)',
  group: 'Set up:',
  verbs: [accept, show],
};

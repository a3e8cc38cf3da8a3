import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { tokenIn } from '../link-token.ts';
import { newPassword } from '../passwords.ts';
import type { Invitation } from '@muster/api-client';
import { fields } from '../../output/fields.ts';
import type { Screen } from '../../output/screen.ts';
import { instantWords } from '../../output/time-words.ts';

const complete: Verb = {
  usage: 'complete <link>',
  summary: 'set up the organisation, once, with the link that the server printed',
  options: [
    { flags: '--organisation <name>', what: 'its name', isNeeded: true },
    { flags: '--name <name>', what: 'your name', isNeeded: true },
    { flags: '--email <email>', what: 'your e-mail', isNeeded: true },
    {
      flags: '--governance <person>',
      what: 'at least one more Governance member: "Grace Hopper <grace@example.org>"',
      isMany: true,
      isNeeded: true,
    },
    { flags: '--password-stdin', what: 'read your password from standard input' },
  ],
  async run({ words: [link = ''], options, shell, connection }) {
    const { anonymous, server } = connection();
    const governance = options.list('governance').map(personFrom);
    // Checked before asking for a password that could not be used.
    await answerOf(anonymous.POST('/v1/setup/link', { body: { token: tokenIn(link) } }));
    const password = await newPassword(shell, options.flag('password-stdin'));
    const { invitations } = await answerOf(
      anonymous.POST('/v1/setup', {
        body: {
          token: tokenIn(link),
          organisation: options.needed('organisation'),
          founder: { name: options.needed('name'), email: options.needed('email'), password },
          governance,
        },
      }),
    );
    return {
      json: { invitations },
      words: (screen) =>
        `${screen.paint.green('✓')} The organisation is set up and the policy is in force. Invite the others with these links:\n\n` +
        `${invitationWords(invitations, screen)}\nnext  muster login --server ${server.origin} --email ${options.needed('email')}\n`,
    };
  },
};

const status: Verb = {
  usage: 'status',
  summary: 'whether the organisation is set up yet',
  async run({ connection }) {
    const json = await answerOf(connection().anonymous.GET('/v1/setup'));
    return {
      json,
      words: () =>
        json.needed
          ? 'It is not set up yet: open the link that the server printed when it started.\n'
          : 'It is set up.\n',
    };
  },
};

function personFrom(text: string): { name: string; email: string } {
  const [, name = '', email = ''] = /^\s*(.+?)\s*<([^\s<>@]+@[^\s<>@]+)>\s*$/.exec(text) ?? [];
  if (name === '') throw wrongUsage(`A Governance member is written "Name <e-mail>"; "${text}" is not.`);
  return { name, email };
}

export const setup: Noun = { name: 'setup', summary: 'begin', group: 'Set up:', verbs: [complete, status] };

/** One-time links, printed whole at any width so that they can be copied. */
const invitationWords = (invitations: readonly Invitation[], screen: Screen): string =>
  invitations
    .map(
      ({ id, email, url, expiresAt }) =>
        `${fields({ member: id, 'e-mail': email, 'valid until': instantWords(expiresAt) }, screen)}${url}\n`,
    )
    .join('\n') + screen.paint.dim('Each link is shown only once and works only once.\n');

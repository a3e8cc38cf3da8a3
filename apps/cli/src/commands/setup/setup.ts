import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { invitationWords } from '../../output/invitation-words.ts';
import { tokenIn } from '../link-token.ts';
import { newPassword } from '../passwords.ts';

const complete: Verb = {
  usage: 'complete <link>',
  summary: 'set up the organisation, once, by the link that the server printed',
  options: [
    { flags: '--organisation <name>', what: 'what it is called', isNeeded: true },
    { flags: '--name <name>', what: 'your name', isNeeded: true },
    { flags: '--email <email>', what: 'your e-mail', isNeeded: true },
    {
      flags: '--governance <person>',
      what: 'one more Governance member at least: "Grace Hopper <grace@example.org>"',
      isMany: true,
      isNeeded: true,
    },
    { flags: '--password-stdin', what: 'read your password from standard input' },
  ],
  async run({ words: [link = ''], options, shell, connection }) {
    const { anonymous, server } = connection();
    const governance = options.list('governance').map(personFrom);
    // Before anybody is asked for a password that leads nowhere.
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
        `${screen.paint.green('✓')} The organisation is set up and the policy is in force. Invite the others by these links:\n\n` +
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

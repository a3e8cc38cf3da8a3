import { versionWords } from '@muster/policy/version';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { readSessions, sessionsPath, writeSessions } from '../../connection/sessions-file.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import { askPassword } from '../passwords.ts';
import { password } from './password.ts';
import { timeZone } from './time-zone.ts';

const login: Verb = {
  usage: 'login',
  summary: 'sign in with e-mail and password, and stay signed in',
  options: [
    { flags: '--email <email>', what: 'your e-mail; asked for if left out' },
    { flags: '--password-stdin', what: 'read the password from standard input' },
  ],
  async run({ options, shell, connection }) {
    const { server, tokens } = connection();
    const email = options.text('email') ?? (await askEmail());
    const session = await tokens.byPassword(email, await askPassword(shell, options.flag('password-stdin')));
    const path = sessionsPath(shell);
    const before = readSessions(path);
    writeSessions(path, { last: server.origin, sessions: { ...before.sessions, [server.origin]: session } });
    return {
      json: { server: server.origin, email },
      words: ({ paint }) => `${paint.green('✓')} Signed in at ${server.origin}.\n`,
    };

    async function askEmail(): Promise<string> {
      if (!shell.input.isTerminal)
        throw wrongUsage(
          'There is no terminal to type your e-mail in.',
          'muster login --email you@example.org --password-stdin',
        );
      return (await shell.input.ask('E-mail: ')).trim();
    }
  },
};

const logout: Verb = {
  usage: 'logout',
  summary: 'end the saved session, here and on the server',
  async run({ shell, connection }) {
    const { server, tokens } = connection();
    const path = sessionsPath(shell);
    const { last, sessions } = readSessions(path);
    const { [server.origin]: ended, ...others } = sessions;
    // Removed locally first: an unreachable server must not keep anybody signed in on this machine.
    writeSessions(path, { ...(last === undefined || last === server.origin ? {} : { last }), sessions: others });
    if (ended !== undefined) await tokens.revoke(ended);
    return {
      json: { server: server.origin, ended: ended !== undefined },
      words: () => (ended === undefined ? `You were not signed in at ${server.origin}.\n` : 'Signed out.\n'),
    };
  },
};

const whoami: Verb = {
  usage: 'whoami',
  summary: 'who you are here, your roles, and what you may do',
  async run({ connection }) {
    const { api, server } = connection();
    const session = await answerOf(api.GET('/v1/session'));
    const { csrfToken: _browsersOnly, ...json } = session;
    return {
      json,
      words: (screen) =>
        fields(
          {
            name: session.principal.name,
            'e-mail': session.principal.email,
            id: session.principal.id,
            'time zone': session.principal.timeZone ?? 'UTC (none set)',
            roles:
              session.roles
                .map(({ role, teamId }) => (teamId === undefined ? role : `${role} (team ${teamId})`))
                .join(', ') || 'none',
            'paged as': session.contactRoles.join(', '),
            'on call': session.onCall ? 'yes' : 'no',
            ...mayFields(session.may),
            server: server.origin,
            policy: `${session.policy.id} ${versionWords(session.policy)}${session.unseparated ? ', unseparated: the same person holds duties that it requires to be separate' : ''}`,
          },
          screen,
        ),
    };
  },
};

export const sessionVerbs: readonly Verb[] = [login, logout, whoami, password, timeZone];

import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { changedPassword } from '../passwords.ts';

export const password: Verb = {
  usage: 'password',
  summary: 'change your password; this ends all your other sessions',
  options: [
    { flags: '--password-stdin', what: 'read the current and the new password from standard input, one per line' },
  ],
  async run({ options, shell, connection }) {
    const { api } = connection();
    const body = await changedPassword(shell, options.flag('password-stdin'));
    const json = await answerOf(api.POST('/v1/session/password', { body }));
    return {
      json,
      words: ({ paint }) => `${paint.green('✓')} Password changed. ${endedWords(json.endedSessions)}\n`,
    };
  },
};

function endedWords(count: number): string {
  if (count === 0) return 'You had no other sessions.';
  return count === 1 ? 'Your other session has ended.' : `Your ${count} other sessions have ended.`;
}

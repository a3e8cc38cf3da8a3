import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { clean } from '../../output/clean.ts';

const reveal: Verb = {
  usage: 'reveal <pseudonym>',
  summary: 'show whom it stands for; your name and reason are recorded first',
  options: [{ flags: '-r, --reason <text>', what: 'why you need to know', isNeeded: true }],
  examples: ['muster pseudonym reveal email~k1.6e4s30rr4mqwdxazhvfm1rn4d8 --reason "the customer must be called back"'],
  next: 'muster pseudonym reveal --help',
  async run({ words: [token = ''], options, connection, aside }) {
    const revealed = await answerOf(
      connection().api.POST('/v1/pseudonyms/{token}/reveal', {
        params: { path: { token } },
        body: { reason: options.needed('reason') },
      }),
    );
    await aside(() => 'Recorded: who asked, for which pseudonym, and why.\n');
    // Alone on its line for copying; nothing else in this command contains it.
    return { json: revealed, words: () => `${clean(revealed.value)}\n` };
  },
};

export const pseudonym: Noun = {
  name: 'pseudonym',
  summary: 'pseudonyms of people and addresses in texts',
  group: 'Respond:',
  verbs: [reveal],
};

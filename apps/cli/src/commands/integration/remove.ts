import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';

export const remove: Verb = {
  usage: 'remove <id>',
  summary: 'let it in no more; its key stops at once, and what it sent stays on the record',
  options: [{ flags: '--for-ever', what: 'say that you mean it', isNeeded: true }],
  next: 'muster integration list',
  async run({ words: [id = ''], connection }) {
    await answerOf(connection().api.DELETE('/v1/integrations/{id}', { params: { path: { id } } }));
    return {
      json: { id },
      words: () => 'Removed: its key opens nothing any more. What it sent stays on the record.\n',
    };
  },
};

import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { overviewPage } from '../../output/overview-page.ts';

export const overview: Verb = {
  usage: 'overview',
  summary: 'what needs you now, what is open, who is on call, and what changed',
  options: [{ flags: '--seen', what: 'also mark what changed as seen: the next overview starts after it' }],
  async run({ options, connection }) {
    const { api } = connection();
    const told = await answerOf(api.GET('/v1/overview'));
    const newest = told.changesSince[0]?.seq;
    const isSeen = options.flag('seen');
    if (isSeen && newest !== undefined) await answerOf(api.POST('/v1/overview/seen', { body: { seq: newest } }));
    return { json: told, words: (screen) => overviewPage(told, screen, isSeen) };
  },
};

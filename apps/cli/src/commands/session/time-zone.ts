import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';

export const timeZone: Verb = {
  usage: 'timezone [zone]',
  summary: 'in which zone pages and mail tell you times, such as Europe/Berlin; without one it is UTC',
  async run({ words: [zone], connection }) {
    const body = zone === undefined ? {} : { timeZone: zone };
    const json = await answerOf(connection().api.PUT('/v1/session/time-zone', { body }));
    return {
      json,
      words: () =>
        json.timeZone === undefined
          ? 'Pages and mail tell you times in UTC.\n'
          : `Pages and mail tell you times in ${json.timeZone}.\n`,
    };
  },
};

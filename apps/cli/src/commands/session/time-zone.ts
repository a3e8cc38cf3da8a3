import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';

export const timeZone: Verb = {
  usage: 'timezone [zone]',
  summary: 'the time zone for your pages and mail, such as Europe/Berlin (default: UTC)',
  async run({ words: [zone], connection }) {
    const body = zone === undefined ? {} : { timeZone: zone };
    const json = await answerOf(connection().api.PUT('/v1/session/time-zone', { body }));
    return {
      json,
      words: () =>
        json.timeZone === undefined
          ? 'Times in your pages and mail are in UTC.\n'
          : `Times in your pages and mail are in ${json.timeZone}.\n`,
    };
  },
};

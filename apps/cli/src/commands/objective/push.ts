import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';

/** Submits the counts of a minute. */
export const push: Verb = {
  usage: 'push <objective>',
  summary: 'push the counts of a minute; repeating them changes nothing, later counts replace earlier ones',
  options: [
    { flags: '--total <count>', what: 'all events of the minute' },
    { flags: '--bad <count>', what: 'the bad ones among them' },
    { flags: '--minute <instant>', what: 'start of the minute (default: the last full minute)' },
    { flags: '--part <name>', what: 'a part judged separately, such as a model version' },
    { flags: '--stream <name>', what: 'the stream, if several push counts side by side' },
    { flags: '--alive', what: 'only report that the source is alive and has nothing to count' },
  ],
  examples: ['muster objective push ML-SLO-001 --total 1200 --bad 3', 'muster objective push ML-SLO-001 --alive'],
  next: 'muster feed sources',
  async run({ words: [objective = ''], options, shell, connection }) {
    const stream = options.text('stream');
    const [total, bad, part] = [options.number('total'), options.number('bad'), options.text('part')];
    const isAlive = options.flag('alive');
    if (!isAlive && (total === undefined || bad === undefined))
      throw wrongUsage('--total and --bad are needed.', `muster objective push ${objective} --total 1200 --bad 3`);
    const minute = options.text('minute') ?? lastMinute(shell.now());
    const { api } = connection();
    const done = await answerOf(
      api.POST('/v1/objectives/{objective}/counts', {
        params: { path: { objective } },
        body: {
          ...(stream === undefined ? {} : { stream }),
          samples: isAlive
            ? []
            : [{ minute, total: total ?? 0, bad: bad ?? 0, ...(part === undefined ? {} : { part }) }],
        },
      }),
    );
    return {
      json: done,
      words: () => (isAlive ? 'Received.\n' : done.changed > 0 ? 'Counted.\n' : 'Already counted.\n'),
    };
  },
};

const MINUTE_MS = 60_000;

const lastMinute = (now: Date): string =>
  new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS - MINUTE_MS).toISOString();

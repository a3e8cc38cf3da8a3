import { ProblemFailure } from '@muster/api-client';
import { nothingMore, type Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { openProbeBook } from './probe-book.ts';

const EVERY_MS = 20_000;
const SERVER_FAULT = 500;

/**
 * Runs elsewhere until stopped: calls Muster three times a minute and reports the minutes in which it was unreachable,
 * as soon as it can. Each counts as bad at the last known rate (R5).
 */
export const probe: Verb = {
  usage: 'probe',
  summary: 'run on another machine: report the minutes in which Muster could not be reached',
  examples: ['MUSTER_URL=https://muster.example.org muster probe'],
  next: 'muster service-account issue-key <account> --scope objectives:push --days 90',
  async run({ shell, connection, aside }) {
    const { api } = connection();
    const book = openProbeBook();
    let wasReached = true;
    while (!shell.interrupted.aborted) {
      const at = shell.now();
      const minutes = book.untold(at);
      const isReached = await tell(minutes);
      book.note(at, isReached);
      if (isReached) book.told(minutes);
      if (isReached !== wasReached)
        await aside(() => `${at.toISOString()} Muster ${isReached ? 'answers again' : 'cannot be reached'}.\n`);
      wasReached = isReached;
      await shell.pause(EVERY_MS);
    }
    return nothingMore;

    /**
     * Whether the server responded. A rejected key is not an outage, so it throws: whoever runs the probe has to know.
     */
    async function tell(minutes: readonly string[]): Promise<boolean> {
      try {
        await answerOf(api.POST('/v1/probe/unreachable', { body: { minutes: [...minutes] } }));
        return true;
      } catch (failure) {
        if (failure instanceof ProblemFailure && failure.problem.status < SERVER_FAULT && failure.problem.status > 0)
          throw failure;
        return false;
      }
    }
  },
};

import type { Logger } from '../log/logger.ts';
import { hostTime, type HostTime, type AskDatabaseTime, measureOffset } from './measure-offset.ts';
import type { SystemClock } from './system-clock.ts';

type Options = {
  readonly clock: SystemClock;
  readonly askDatabaseTime: AskDatabaseTime;
  readonly samples: number;
  readonly everySeconds: number;
  readonly log: Logger;
  readonly host?: HostTime;
};

/**
 * Compares the clock with the database's now and every `everySeconds`. Resolves after the first comparison, and throws
 * if that fails; later failures only age the measurement, until readiness fails.
 */
export async function followDatabase(options: Options): Promise<{ readonly stop: () => void }> {
  const { clock, askDatabaseTime, samples, log, host = hostTime } = options;
  const compare = async () => clock.follow(await measureOffset(askDatabaseTime, samples, host));
  await compare();
  const timer = setInterval(() => {
    compare().catch((error: unknown) => log.warn('clock.comparison_failed', { error }));
  }, options.everySeconds * 1000);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

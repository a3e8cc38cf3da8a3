import { useServerNow } from '../../live/server-clock.ts';
import { expiryWords, localMoment, localMomentFrom, localTimeOfDay, timeAgo, utcMoment } from './format-time.ts';

/** `ago` tells what has happened, `expiry` when something ends or that it has. */
type Shape = 'ago' | 'expiry' | 'time-of-day' | 'in-words' | 'absolute';

/**
 * A moment: relative in lists, as the time of day, or within a sentence; both clocks on hover, for assistive technology,
 * and in print.
 */
export function Time({ at, as = 'ago' }: { at: string; as?: Shape }) {
  const moment = new Date(at);
  return (
    <time dateTime={at} title={`${localMoment(moment)}\n${utcMoment(moment)}`} className="numbers nowrap">
      {as === 'absolute' || as === 'time-of-day' ? fixed[as](moment) : <FromNow at={moment} as={as} />}
    </time>
  );
}

function FromNow({ at, as }: { at: Date; as: keyof typeof fromNow }) {
  return fromNow[as](at, useServerNow());
}

const fixed = { absolute: localMoment, 'time-of-day': localTimeOfDay } as const;
const fromNow = { ago: timeAgo, expiry: expiryWords, 'in-words': localMomentFrom } as const;

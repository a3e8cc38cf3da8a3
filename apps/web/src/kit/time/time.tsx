import { useServerNow } from '../../live/server-clock.ts';
import { expiryWords, localMoment, localMomentFrom, localTimeOfDay, timeAgo, utcMoment } from './format-time.ts';

/** `ago` is for past events, `expiry` for when something ends or ended. */
type Shape = 'ago' | 'expiry' | 'time-of-day' | 'in-words' | 'absolute';

/**
 * An instant: relative in lists, as a time of day, or within a sentence; local and UTC time on hover, for assistive
 * technology, and in print.
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

import { useServerNow } from '../../live/server-clock.ts';
import { localMoment, localMomentFrom, localTimeOfDay, relativeTime, utcMoment } from './format-time.ts';

type Shape = 'relative' | 'time-of-day' | 'in-words' | 'absolute';

/**
 * A moment: relative in lists, as the time of day, or within a sentence; both clocks on hover, for assistive technology,
 * and in print.
 */
export function Time({ at, as = 'relative' }: { at: string; as?: Shape }) {
  const moment = new Date(at);
  return (
    <time dateTime={at} title={`${localMoment(moment)}\n${utcMoment(moment)}`} className="numbers nowrap">
      {as === 'relative' || as === 'in-words' ? <FromNow at={moment} as={as} /> : fixed[as](moment)}
    </time>
  );
}

function FromNow({ at, as }: { at: Date; as: 'relative' | 'in-words' }) {
  const now = useServerNow();
  return as === 'relative' ? relativeTime(at, now) : localMomentFrom(at, now);
}

const fixed = { absolute: localMoment, 'time-of-day': localTimeOfDay } as const;

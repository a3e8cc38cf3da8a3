import { useServerNow } from '../../live/server-clock.ts';
import { localMoment, localTimeOfDay, relativeTime, utcMoment } from './format-time.ts';

/** A moment: relative in lists, or as the time of day; both clocks on hover, for assistive technology, and in print. */
export function Time({ at, as = 'relative' }: { at: string; as?: 'relative' | 'time-of-day' | 'absolute' }) {
  const moment = new Date(at);
  return (
    <time dateTime={at} title={`${localMoment(moment)}\n${utcMoment(moment)}`} className="numbers nowrap">
      {as === 'relative' ? <Relative at={moment} /> : as === 'absolute' ? localMoment(moment) : localTimeOfDay(moment)}
    </time>
  );
}

function Relative({ at }: { at: Date }) {
  return relativeTime(at, useServerNow());
}

import type { Incident, TimelineItem } from '@muster/api-client';
import { localTimeOfDay } from '../../kit/time/format-time.ts';
import { useServerNow } from '../../live/server-clock.ts';
import { stripMarks, stripWords, type StripMark } from './strip-marks.ts';
import './timeline-strip.css';

/** The incident at a glance: alerts, state changes, people's text and clocks along its time. */
export function TimelineStrip({ incident, items }: { incident: Incident; items: readonly TimelineItem[] }) {
  const { span, marks, now } = stripMarks(incident, items, useServerNow());
  return (
    <figure className="strip">
      <svg viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label={`Over time: ${stripWords(marks)}`}>
        {lanes.map((lane, row) => (
          <line key={lane} className="strip-lane" x1="0" x2="1000" y1={row * 10 + 5} y2={row * 10 + 5} />
        ))}
        <line className="strip-now" x1={now * 1000} x2={now * 1000} y1="0" y2="40" />
        {marks.map((mark) => (
          <line
            key={mark.lane + mark.what + String(mark.share)}
            className="strip-mark"
            data-lane={mark.lane}
            data-what={mark.what}
            x1={mark.share * 1000}
            x2={mark.share * 1000}
            y1={lanes.indexOf(mark.lane) * 10 + 1}
            y2={lanes.indexOf(mark.lane) * 10 + 9}
          />
        ))}
      </svg>
      <figcaption className="soft">
        <span className="numbers">{localTimeOfDay(new Date(span.from))}</span>
        <span>alerts · state · words · clocks</span>
        <span className="numbers">{localTimeOfDay(new Date(span.until))}</span>
      </figcaption>
    </figure>
  );
}

const lanes: readonly StripMark['lane'][] = ['alerts', 'state', 'words', 'clocks'];

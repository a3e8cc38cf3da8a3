import type { Incident, TimelineItem, TimelineKind } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { memo, useId, useMemo, useRef, useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Choices } from '../../kit/choices.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Actor } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { useLongList } from '../../kit/virtual/use-long-list.ts';
import { useChangedRows } from '../../kit/rows/use-changed-rows.ts';
import { Time } from '../../kit/time/time.tsx';
import { Composer } from './composer.tsx';
import { timelineQuery } from './incident-queries.ts';
import { linesOf } from './timeline-lines.ts';
import { Origin } from './timeline-origin.tsx';
import './timeline.css';

/** Everything that happened, in one feed, newest first, so that what is new stands right below what is due. */
export function Timeline({ incident }: { incident: Incident }) {
  const [kind, setKind] = useState<TimelineKind | ''>('');
  const filterId = useId();
  const timeline = useQuery(timelineQuery(incident.code));
  const items = useMemo(() => timeline.data ?? [], [timeline.data]);
  const { shown, count: found, all } = useMemo(() => linesOf(items, kind), [items, kind]);
  const list = useRef<HTMLOListElement>(null);
  const { first, count, before, after, measure } = useLongList(list, shown.length, usualHeight);
  const changed = useChangedRows(items, itemKey, itemState);
  return (
    <section className="timeline" aria-label="Timeline">
      <Composer incident={incident} />
      <div className="timeline-filters no-print">
        <span id={filterId} className="hidden-words">
          Show
        </span>
        <Choices
          labelledBy={filterId}
          choices={kinds}
          value={kind}
          onChoose={(value) => setKind(value as TimelineKind | '')}
        />
        <span className="soft small numbers">{found === all ? all : `${found} of ${all}`}</span>
      </div>
      <ProblemNote problem={timeline.isError ? problemOf(timeline.error) : undefined} />
      <ol ref={list} className="timeline-list" style={{ paddingTop: before, paddingBottom: after }}>
        {shown.slice(first, first + count).map((item, place) => (
          <li key={item.id} ref={measure} data-index={first + place}>
            {isNewDay(shown, first + place) ? <div className="timeline-day soft small">{localDay(item)}</div> : null}
            <TimelineRow code={incident.code} item={item} isNew={changed.has(item.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Of an entry in pixels, until it is measured. */
const usualHeight = 60;

// Scrolling through thousands renders the list at every frame; what stands in it has not changed.
const TimelineRow = memo(function TimelineRow({
  code,
  item,
  isNew,
}: {
  code: string;
  item: TimelineItem;
  isNew: boolean;
}) {
  return (
    <div className="timeline-item" data-kind={item.kind} data-changed={isNew || undefined}>
      <Time at={item.at} as="time-of-day" />
      <KindMark kind={item.kind} />
      <div>
        <Actor actor={item.actor} as="word" />{' '}
        <span className="timeline-summary">
          <Words text={item.summary} instants={item.instants} />
        </span>{' '}
        {item.clause === undefined ? null : <ClauseChip id={item.clause} />}
      </div>
      <div className="timeline-by soft small">
        <Origin code={code} item={item} />
        {item.erased ? <span title="Its words were erased; the envelope stays provable">erased</span> : null}
        {item.retroactive ? (
          <span title="Written down later than it happened">
            written <Time at={item.recordedAt} as="time-of-day" />
          </span>
        ) : null}
      </div>
    </div>
  );
});

const kinds: readonly (readonly [string, string])[] = [
  ['', 'all'],
  ['people', 'people'],
  ['pages', 'pages'],
  ['alerts', 'alerts'],
  ['clocks', 'clocks'],
  ['policy', 'policy'],
];

function KindMark({ kind }: { kind: TimelineKind }) {
  return (
    <svg className="timeline-mark" viewBox="0 0 16 16" role="img" aria-label={kind}>
      {marks[kind]}
    </svg>
  );
}

const marks: Readonly<Record<TimelineKind, React.ReactNode>> = {
  people: <path d="M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 14c.6-3 2.6-4.4 5.5-4.4s4.9 1.4 5.5 4.4" />,
  pages: <path d="M2 3.5h12v9H2zM2 4l6 5 6-5" />,
  alerts: <path d="M8 2 14.5 13.5h-13zM8 6.5v3.4M8 11.4v.6" />,
  clocks: <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.8V8l2.2 1.6" />,
  policy: <path d="M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3" />,
};

const localDay = (item: TimelineItem): string =>
  new Date(item.at).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const isNewDay = (items: readonly TimelineItem[], at: number): boolean => {
  const [newer, item] = [items[at - 1], items[at]];
  return newer !== undefined && item !== undefined && localDay(newer) !== localDay(item);
};
const itemKey = (item: TimelineItem): string => item.id;
/** An entry stays as it is; alerts of the moment that lasts become more. */
const itemState = (item: TimelineItem): string => String(item.alerts?.count ?? '');

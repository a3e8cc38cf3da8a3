import type { Incident, TimelineKind, TimelineLine } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Choices } from '../../kit/choices.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { useIsPrinting } from '../../kit/virtual/use-is-printing.ts';
import { useLongList } from '../../kit/virtual/use-long-list.ts';
import { useWalk } from '../../kit/virtual/use-walk.ts';
import { useChangedRows } from '../../kit/rows/use-changed-rows.ts';
import { Composer } from './composer.tsx';
import { timelineQuery } from './incident-queries.ts';
import { linesOf } from './timeline-lines.ts';
import { TimelineRow } from './timeline-row.tsx';
import { TimelineStrip } from './timeline-strip.tsx';
import './timeline.css';

/** Everything that happened, in one feed, newest first, so that news appears right below the deadlines. */
export function Timeline({ incident }: { incident: Incident }) {
  const [kind, setKind] = useState<TimelineKind | ''>('');
  const [isWhole, setWhole] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const filterId = useId();
  const titleId = useId();
  const timeline = useQuery(timelineQuery(incident.code, isWhole));
  const items = useMemo(() => timeline.data ?? [], [timeline.data]);
  const { shown, count: found, all } = useMemo(() => linesOf(items, kind), [items, kind]);
  const list = useRef<HTMLOListElement>(null);
  const { first, count, before, after, measure, scrollTo } = useLongList(list, shown.length, usualHeight);
  const { stop, onKeyDown, onFocus } = useWalk(list, shown.length, { first, shown: count, scrollTo });
  const changed = useChangedRows(shown, lineKey, lineState);
  const isPrinting = useIsPrinting();
  const toggle = useCallback((id: string) => {
    setOpened((before) =>
      before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id]),
    );
  }, []);
  const isCut = items.some((item) => item.cut === true && item.kind !== 'alerts');
  return (
    <section className="timeline" aria-labelledby={titleId}>
      <h2 id={titleId} className="hidden-words">
        Timeline
      </h2>
      <Composer incident={incident} />
      <TimelineStrip incident={incident} items={items} />
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
        <span className="soft small numbers">
          {found === all ? '' : `${found} of `}
          {isCut ? `the newest ${all}` : all} {all === 1 ? 'entry' : 'entries'}
        </span>
      </div>
      <ProblemNote problem={timeline.isError ? problemOf(timeline.error) : undefined} />
      {/* A row has the focus; the list handles the keys that move from it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol
        ref={list}
        className="timeline-list"
        style={{ paddingTop: before, paddingBottom: after }}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        {shown.slice(first, first + count).map((line, place) => (
          <li
            key={line.id}
            ref={measure}
            data-index={first + place}
            tabIndex={first + place === stop ? 0 : -1}
            aria-setsize={shown.length}
            aria-posinset={first + place + 1}
          >
            {isNewDay(shown, first + place) ? <h3 className="timeline-day soft small">{localDay(line)}</h3> : null}
            <TimelineRow
              code={incident.code}
              line={line}
              isNew={changed.has(line.id)}
              isStop={first + place === stop}
              isOpen={isPrinting || opened.has(line.id)}
              onToggle={toggle}
            />
          </li>
        ))}
      </ol>
      {!isWhole && isCut ? (
        <div className="no-print">
          <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
            Load more
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** Estimated line height in pixels, until measured. */
const usualHeight = 40;

const kinds: readonly (readonly [string, string])[] = [
  ['', 'all'],
  ['people', 'people'],
  ['pages', 'pages'],
  ['alerts', 'alerts'],
  ['clocks', 'clocks'],
  ['policy', 'policy'],
];

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const localDay = ({ at }: TimelineLine): string => DAY.format(new Date(at));
const isNewDay = (lines: readonly TimelineLine[], at: number): boolean => {
  const [newer, line] = [lines[at - 1], lines[at]];
  return newer !== undefined && line !== undefined && localDay(newer) !== localDay(line);
};
const lineKey = ({ id }: TimelineLine): string => id;
/** Entries never change, but a line may gain more entries, and a current group of alerts may grow. */
const lineState = ({ items }: TimelineLine): string =>
  `${items.length} ${items.reduce((sum, { alerts }) => sum + (alerts?.count ?? 0), 0)}`;

import { lineWords, type TimelineItem, type TimelineLine } from '@muster/api-client';
import { memo } from 'react';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Actor, Face } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { TabStop } from '../../kit/tab-stop.ts';
import { Time } from '../../kit/time/time.tsx';
import { KindMark } from './timeline-mark.tsx';
import { Origin } from './timeline-origin.tsx';

type Props = {
  code: string;
  line: TimelineLine;
  isNew: boolean;
  /** Whether Tab reaches the controls in it. */
  isStop: boolean;
  isOpen: boolean;
  onToggle: (id: string) => void;
};

/** A line by its importance: people's text on a card with their face, state changes plain, system events small. */
// Scrolling renders the list on every frame, and unchanged rows must not be rendered again.
export const TimelineRow = memo(function TimelineRow({ code, line, isNew, isStop, isOpen, onToggle }: Props) {
  const { item, items, weight, shape } = line;
  const isFolded = items.length > 1;
  return (
    <TabStop value={isStop}>
      <div
        className="timeline-item"
        data-kind={item.kind}
        data-weight={weight}
        data-outward={item.action === 'incident.stakeholders_updated' || undefined}
        data-changed={isNew || undefined}
      >
        <Time at={line.at} as="time-of-day" />
        {weight === 'words' ? <Face actor={item.actor} /> : <KindMark kind={item.kind} />}
        <div className="timeline-words">
          {weight === 'words' ? (
            <Card item={item} />
          ) : (
            <>
              {shape === 'round' ? null : <Actor actor={item.actor} as="word" />}{' '}
              <span className="timeline-summary">
                <Words text={lineWords(line)} instants={items.flatMap(({ instants }) => instants ?? [])} />
              </span>
            </>
          )}
          {isFolded ? (
            <button
              type="button"
              className="timeline-fold no-print"
              tabIndex={isStop ? undefined : -1}
              aria-expanded={isOpen}
              onClick={() => onToggle(line.id)}
            >
              {items.length} entries
            </button>
          ) : null}
        </div>
        <Provenance code={code} item={item} isFolded={isFolded} />
        {isFolded && isOpen ? (
          <ul className="timeline-entries">
            {items.map((each) => (
              <li key={each.id}>
                <Time at={each.at} as="time-of-day" />
                <span className="timeline-summary">
                  <Words text={each.summary} instants={each.instants} />
                </span>
                <Provenance code={code} item={each} isFolded={false} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </TabStop>
  );
});

/** Text by a person: what it was, as recorded, and the text below. */
function Card({ item: { actor, action, summary, instants } }: { item: TimelineItem }) {
  const end = summary.indexOf(': ');
  const [what, words] = end < 0 ? [summary, ''] : [summary.slice(0, end), summary.slice(end + 2)];
  return (
    <div className="timeline-card">
      <div className="timeline-card-head">
        <Actor actor={actor} as="word" /> <span className="soft">{what}</span>
      </div>
      {words === '' ? null : (
        <p className="timeline-summary" dir="auto" data-action={action}>
          <Words text={words} instants={instants} />
        </p>
      )}
    </div>
  );
}

/**
 * The clause and a link to the record, visible when the line is hovered or focused, and in print. Anything unusual is
 * always visible.
 */
function Provenance({ code, item, isFolded }: { code: string; item: TimelineItem; isFolded: boolean }) {
  return (
    <div className="timeline-by soft small">
      <span className="timeline-source">
        {item.clause === undefined ? null : <ClauseChip id={item.clause} />}
        {isFolded ? null : <Origin code={code} item={item} />}
      </span>
      {item.erased ? <span title="Its text was erased; the envelope can still be proven">erased</span> : null}
      {item.retroactive ? (
        <span title="Recorded later than it happened">
          written <Time at={item.recordedAt} as="time-of-day" />
        </span>
      ) : null}
    </div>
  );
}

import type { TimelineItem } from '../shapes.ts';
import { roundsOf, type PagingRound } from './paging-rounds.ts';

/**
 * What a line weighs for somebody who wants to know what happened: `words` that somebody wrote, a change of `state`, or
 * `machinery` that works by itself.
 */
export type Weight = 'words' | 'state' | 'machinery';

/** A line of a timeline as it is read. Each entry is in one of them, and `id` stays while a line grows. */
export type TimelineLine = {
  readonly id: string;
  readonly at: string;
  readonly weight: Weight;
  /** What is told; of several the first. */
  readonly item: TimelineItem;
  /** Every entry that the line stands for, `item` included, in the order in which they came. */
  readonly items: readonly TimelineItem[];
  readonly shape: 'entry' | 'round' | 'run';
  readonly round?: PagingRound;
};

/**
 * Folds entries into lines, oldest first, as they are given: one line a round of paging, one an act with what follows from
 * it at once, and one for alerts or warnings that nothing else stands between. Nothing is dropped, entries that are not
 * yet sequenced are as good as any, and an entry that comes later changes no line but the one that it joins.
 */
export function foldTimeline(items: readonly TimelineItem[]): readonly TimelineLine[] {
  const rounds = roundsOf(items);
  const lines: TimelineLine[] = [];
  for (const item of items) {
    const round = rounds.of(item);
    const last = lines.at(-1);
    if (round !== undefined) {
      if (round.items[0] === item) lines.push(lineOf('round', 'machinery', round.items, round));
    } else if (last !== undefined && isConsequence(item, last.item)) {
      lines[lines.length - 1] = { ...last, items: [...last.items, item] };
    } else if (last !== undefined && continuesRun(item, last)) {
      lines[lines.length - 1] = { ...last, shape: 'run', items: [...last.items, item] };
    } else {
      lines.push(lineOf('entry', weightOf(item), [item]));
    }
  }
  return lines;
}

/** How much a line of the timeline weighs. */
function weightOf({ action, kind }: TimelineItem): Weight {
  if (wordsOfPeople.has(action)) return 'words';
  if (action === 'incident.clock_warned' || kind === 'pages' || kind === 'alerts') return 'machinery';
  return 'state';
}

const wordsOfPeople: ReadonlySet<string> = new Set(['incident.note_added', 'incident.stakeholders_updated']);

/** An act and what it brings with it are recorded in one transaction: an acknowledgement confirms a report. */
const isConsequence = (item: TimelineItem, act: TimelineItem): boolean =>
  item.action === 'incident.confirmed' &&
  act.kind === 'people' &&
  act.recordedAt === item.recordedAt &&
  act.actor.person?.id === item.actor.person?.id;

/** Only of one kind, so that a run can be told in one sentence. */
const continuesRun = (item: TimelineItem, { item: first, shape, round }: TimelineLine): boolean =>
  round === undefined &&
  shape !== 'round' &&
  item.cut !== true &&
  first.cut !== true &&
  ((item.alerts !== undefined && first.alerts !== undefined) ||
    (item.action === 'incident.clock_warned' && first.action === 'incident.clock_warned'));

function lineOf(
  shape: TimelineLine['shape'],
  weight: Weight,
  items: readonly TimelineItem[],
  round?: PagingRound,
): TimelineLine {
  const [item] = items;
  if (item === undefined) throw new Error('a line tells of something');
  return { id: item.id, at: item.at, weight, item, items, shape, ...(round === undefined ? {} : { round }) };
}

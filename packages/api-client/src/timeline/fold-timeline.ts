import type { TimelineItem } from '../shapes.ts';
import { roundsOf, type PagingRound } from './paging-rounds.ts';

/** A line's importance to a reader: `words` that somebody wrote, a change of `state`, or automatic `machinery`. */
export type Weight = 'words' | 'state' | 'machinery';

/** A timeline line as displayed. Each entry is in exactly one, and `id` is stable while a line grows. */
export type TimelineLine = {
  readonly id: string;
  readonly at: string;
  readonly weight: Weight;
  /** The entry shown: the first of several. */
  readonly item: TimelineItem;
  /** Every entry in the line, including `item`, in order of arrival. */
  readonly items: readonly TimelineItem[];
  readonly shape: 'entry' | 'round' | 'run';
  readonly round?: PagingRound;
};

/**
 * Folds entries into lines, oldest first, in the given order: one line per paging round, one per act with its immediate
 * consequences, and one per uninterrupted run of alerts or warnings. Nothing is dropped, unsequenced entries are
 * treated alike, and a later entry changes no line but the one that it joins.
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

/** How important an entry is. */
function weightOf({ action, kind }: TimelineItem): Weight {
  if (wordsOfPeople.has(action)) return 'words';
  if (action === 'incident.clock_warned' || kind === 'pages' || kind === 'alerts') return 'machinery';
  return 'state';
}

const wordsOfPeople: ReadonlySet<string> = new Set(['incident.note_added', 'incident.stakeholders_updated']);

/** An act and its consequences are recorded in one transaction: an acknowledgement confirms a report. */
const isConsequence = (item: TimelineItem, act: TimelineItem): boolean =>
  item.action === 'incident.confirmed' &&
  act.kind === 'people' &&
  act.recordedAt === item.recordedAt &&
  act.actor.person?.id === item.actor.person?.id;

/** Only entries of one kind, so that one sentence describes the run. */
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

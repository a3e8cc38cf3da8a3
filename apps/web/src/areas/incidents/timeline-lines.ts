import { foldTimeline } from '@muster/api-client';
import type { TimelineItem, TimelineKind, TimelineLine } from '@muster/api-client';

/**
 * The lines of one kind, or of all, newest first, and the number of entries in them. A truncation marker appears under
 * every kind, as the missing entries may be of that kind; it is not an entry and is not counted.
 */
export function linesOf(items: readonly TimelineItem[], kind: TimelineKind | '') {
  const isOfKind = (item: TimelineItem): boolean => kind === '' || item.kind === kind;
  return {
    shown: newestFirst(foldTimeline(items.filter((item) => item.cut === true || isOfKind(item)))),
    count: items.filter((item) => item.cut !== true && isOfKind(item)).length,
    all: items.filter((item) => item.cut !== true).length,
  };
}

const newestFirst = (lines: readonly TimelineLine[]): readonly TimelineLine[] =>
  lines.toReversed().toSorted((first, second) => (first.at < second.at ? 1 : first.at > second.at ? -1 : 0));

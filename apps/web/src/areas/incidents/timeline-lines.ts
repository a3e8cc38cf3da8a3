import type { TimelineItem, TimelineKind } from '@muster/api-client';

/**
 * The lines of one kind, or of all, newest first. Where the timeline is cut is told among those of any kind: what was cut
 * may have been of that one. It is no line of what happened and is not counted.
 */
export function linesOf(items: readonly TimelineItem[], kind: TimelineKind | '') {
  const isOfKind = (item: TimelineItem): boolean => kind === '' || item.kind === kind;
  return {
    shown: newestFirst(items.filter((item) => item.cut === true || isOfKind(item))),
    count: items.filter((item) => item.cut !== true && isOfKind(item)).length,
    all: items.filter((item) => item.cut !== true).length,
  };
}

const newestFirst = (items: readonly TimelineItem[]): readonly TimelineItem[] =>
  items.toReversed().toSorted((first, second) => (first.at < second.at ? 1 : first.at > second.at ? -1 : 0));

import type { TimelineItem } from '@muster/api-client';
import { paragraphs } from './paragraphs.ts';
import { actorWords } from './actor-words.ts';
import type { Screen } from './screen.ts';
import { instantWords, timedWords, timeOfDay } from './time-words.ts';

/** As wide as what stands before the words of a line. */
const MARGIN = ' '.repeat('03:12:09Z  · '.length);

/** What happened, a sentence each behind its time of day; a new day says its date. */
export function timelineWords(items: readonly TimelineItem[], screen: Screen, before?: string): string {
  let day = before?.slice(0, 10);
  return items
    .map((item) => {
      const isNewDay = item.at.slice(0, 10) !== day;
      day = item.at.slice(0, 10);
      return (isNewDay ? `${screen.paint.dim(instantWords(item.at).slice(0, 10))}\n` : '') + line(item, screen);
    })
    .join('');
}

function line(item: TimelineItem, { paint, columns }: Screen): string {
  const until =
    item.alerts === undefined || item.alerts.until === item.at ? '' : `until ${timeOfDay(item.alerts.until)}`;
  const marks = [item.retroactive ? '(added later)' : '', until, item.clause === undefined ? '' : `§${item.clause}`]
    .filter((mark) => mark !== '')
    .join(' ');
  const words = `${actorWords(item.actor)} · ${timedWords(item)}${marks === '' ? '' : `  ${marks}`}`;
  const text = paragraphs(words, columns, MARGIN).trimStart();
  return `${paint.dim(timeOfDay(item.at))}  ${kindMarks[item.kind]} ${text}\n`;
}

const kindMarks: Readonly<Record<TimelineItem['kind'], string>> = {
  people: '·',
  pages: '✆',
  alerts: '!',
  clocks: '⏱',
  policy: '§',
};

import { lineWords, type TimelineItem, type TimelineLine, personWords, type Actor } from '@muster/api-client';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';
import { instantWords, timedWords, timeOfDay } from './time-words.ts';

/** The width of the prefix before a line's text. */
const MARGIN = ' '.repeat('03:12:09Z  · '.length);

/** One sentence per event after its time of day; a new day prints its date. */
export function timelineWords(lines: readonly TimelineLine[], screen: Screen, before?: string): string {
  let day = before?.slice(0, 10);
  return lines
    .map((line) => {
      const isNewDay = line.at.slice(0, 10) !== day;
      day = line.at.slice(0, 10);
      return (isNewDay ? `${screen.paint.dim(instantWords(line.at).slice(0, 10))}\n` : '') + printed(line, screen);
    })
    .join('');
}

function printed(line: TimelineLine, { paint, columns }: Screen): string {
  const { item, weight } = line;
  const until =
    item.alerts === undefined || item.alerts.until === item.at ? '' : `until ${timeOfDay(item.alerts.until)}`;
  const marks = [item.retroactive ? '(added later)' : '', until, item.clause === undefined ? '' : `§${item.clause}`]
    .filter((mark) => mark !== '')
    .join(' ');
  const sentence = line.items.length > 1 || line.shape !== 'entry' ? lineWords(line) : timedWords(item);
  const who = line.shape === 'round' ? '' : `${actorWords(item.actor)} · `;
  const words = `${who}${sentence}${marks === '' ? '' : `  ${marks}`}`;
  const text = paragraphs(words, columns, MARGIN).trimStart();
  return `${paint.dim(timeOfDay(item.at))}  ${kindMarks[item.kind]} ${weight === 'machinery' ? paint.dim(text) : text}\n`;
}

const kindMarks: Readonly<Record<TimelineItem['kind'], string>> = {
  people: '·',
  pages: '✆',
  alerts: '!',
  clocks: '⏱',
  policy: '§',
};

/** The person, or the part of Muster that acted by itself. */
export const actorWords = ({ person, system }: Actor): string =>
  person === undefined ? (system ?? 'muster') : personWords(person);

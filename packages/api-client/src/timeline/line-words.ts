import { channelWords } from '../page-words.ts';
import { personWords } from '../person-words.ts';
import type { PagingRound } from './paging-rounds.ts';
import type { TimelineLine } from './fold-timeline.ts';

/**
 * A line as one sentence: what somebody did, to follow their name; or a paging round by itself: `Paged Ada, Ben ·
 * webhook ✓ · round 3`.
 */
export function lineWords(line: TimelineLine): string {
  if (line.round !== undefined) return roundWords(line.round);
  if (line.shape === 'run') return runWords(line);
  return [line.item.summary, ...line.items.slice(1).map(({ summary }) => summary)].join('; ');
}

/** Who was paged, the result by channel, who responded, and which round it is. */
function roundWords({ round, urgency, people, channels, answeredBy }: PagingRound): string {
  return [
    `${urgency === 'page' ? 'Paged' : 'Told'} ${people.map(personWords).join(', ')}`,
    channels.map(({ channel, took, failed }) => `${channelWords(channel)} ${mark(took, failed)}`).join(' '),
    answeredBy.length === 0 ? '' : `answered by ${answeredBy.map(personWords).join(', ')}`,
    round === undefined ? '' : `round ${round}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Shows both if some pages were accepted and others refused. */
const mark = (took: number, failed: readonly string[]): string =>
  `${took === 0 ? '' : '✓'}${failed.length === 0 ? '' : '✗'}`;

function runWords({ items, item }: TimelineLine): string {
  if (item.alerts === undefined) return `warned ${items.length} times that a clock is running out`;
  const count = (event: 'began' | 'resolved'): number =>
    items.reduce((sum, { alerts }) => sum + (alerts?.event === event ? alerts.count : 0), 0);
  const [began, ended] = [count('began'), count('resolved')];
  return `received ${[
    began === 0 ? '' : `${alertsWords(began)} firing`,
    ended === 0 ? '' : `${began === 0 ? alertsWords(ended) : ended} no longer firing`,
  ]
    .filter((part) => part !== '')
    .join(', ')}`;
}

const alertsWords = (count: number): string => (count === 1 ? 'an alert' : `${count} alerts`);

import type { PolicyFinding } from '@muster/policy';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';
import { padEnd } from './width.ts';

const PLACE = 10;

/** What should not be so, or what a reader should know: its clause, the words, and the ruling that it is read by. */
export const findingLine = ({ clause, weight, message, ruling, act }: PolicyFinding, screen: Screen): string =>
  placedLine(
    weight === 'warning' ? `${screen.paint.yellow('!')} ` : '· ',
    clause,
    `${message}${ruling === null ? '' : ` [${ruling}]`}${act === undefined ? '' : ` For ${act.who}.`}`,
    screen,
  );

/** Words behind a mark of two columns and the place in the policy that they are about. */
export const placedLine = (mark: string, place: string, words: string, { columns }: Screen): string =>
  `${mark}${padEnd(place, PLACE)}${paragraphs(words, columns, ' '.repeat(PLACE + 2)).trimStart()}\n`;

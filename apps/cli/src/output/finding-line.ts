import type { PolicyFinding } from '@muster/policy';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';
import { padEnd } from './width.ts';

const PLACE = 10;

/** A finding or a note: its clause, the text, and the ruling that interprets it. */
export const findingLine = ({ clause, weight, message, ruling, act }: PolicyFinding, screen: Screen): string =>
  placedLine(
    weight === 'warning' ? `${screen.paint.yellow('!')} ` : '· ',
    clause,
    `${message}${ruling === null ? '' : ` [${ruling}]`}${act === undefined ? '' : ` For ${act.who}.`}`,
    screen,
  );

/** Text after a two-column mark and the place in the policy it refers to. */
export const placedLine = (mark: string, place: string, words: string, { columns }: Screen): string =>
  `${mark}${padEnd(place, PLACE)}${paragraphs(words, columns, ' '.repeat(PLACE + 2)).trimStart()}\n`;

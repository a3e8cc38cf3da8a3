import type { ThingNeed } from '@muster/api-client';
import { clean } from './clean.ts';
import { clockLine, headline } from './incident-page.ts';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';
import { instantWords } from './time-words.ts';
import { widthOf } from './width.ts';

/** One item waiting for its reader: what, by when, and the command that does it. */
export function needWords({ first, others }: ThingNeed, screen: Screen): string {
  const { dim } = screen.paint;
  const { incident, clock, thing, title, dueAt, clause, command } = first;
  const head =
    incident === undefined
      ? `${screen.paint.bold(clean(thing.id))}  ${paragraphs(title, screen.columns).replaceAll('\n', '\n    ')}\n`
      : headline(incident, screen);
  const plain = `${dueAt === undefined ? '' : `due ${instantWords(dueAt)}  `}${dim(`§${clean(clause)}`)}`;
  const due = `  ${clock === undefined ? plain : clockLine(clock, screen)}`;
  const more = others === 0 ? '' : `and ${others} more`;
  const gap = widthOf(`${due}  ${more}`) > screen.columns ? '\n    ' : '  ';
  return `${head}${due}${more === '' ? '' : gap + dim(more)}\n${dim('next')}  ${command}\n`;
}

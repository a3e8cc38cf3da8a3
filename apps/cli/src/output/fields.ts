import { clean } from './clean.ts';
import type { Screen } from './screen.ts';
import { padEnd, widthOf } from './width.ts';
import { paragraphs } from './paragraphs.ts';

/** Names and values, one per line, aligned and wrapped to the width. Entries without a value are omitted. */
export function fields(given: Readonly<Record<string, string | undefined>>, screen: Screen): string {
  const shown = Object.entries(given).filter(
    (field): field is [string, string] => field[1] !== undefined && field[1] !== '',
  );
  const width = Math.max(0, ...shown.map(([name]) => widthOf(name)));
  return shown
    .map(([name, value]) => {
      const [first = '', ...rest] = paragraphs(value, screen.columns - width - 2).split('\n');
      const indent = ' '.repeat(width + 2);
      return [`${screen.paint.dim(padEnd(clean(name), width))}  ${first}`, ...rest.map((line) => indent + line)]
        .map((line) => `${line.trimEnd()}\n`)
        .join('');
    })
    .join('');
}

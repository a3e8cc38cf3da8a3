import { clean } from '../output/clean.ts';
import { paragraphs } from '../output/paragraphs.ts';
import type { Screen } from '../output/screen.ts';
import type { Failure } from './failure.ts';

/** A failure for people: what, why, clause, and the next command to try. */
export function failureWords({ what, why, clause, details = [], next, requestId }: Failure, screen: Screen): string {
  const { paint } = screen;
  const label = (name: string): string => paint.dim(name.padEnd(7));
  const isRepeated = why === undefined || why === what;
  return [
    `${paint.red('✗')} ${paint.bold(clean(what))}`,
    ...(isRepeated ? [] : [paragraphs(why, screen.columns, '  ')]),
    ...details.map((line) => `  ${paint.dim('·')} ${clean(line)}`),
    ...(clause === undefined ? [] : [`  ${label('clause')} GOV-001 ${clause}`]),
    ...(next === undefined ? [] : [`  ${label('next')} ${clean(next)}`]),
    ...(requestId === undefined ? [] : [`  ${label('request')} ${paint.dim(requestId)}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

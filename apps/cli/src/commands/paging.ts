import type { OptionSpec } from '../command-line/verb.ts';
import type { Options } from '../command-line/options.ts';

export const pagingOptions: readonly OptionSpec[] = [
  { flags: '-n, --limit <count>', what: 'how many at most' },
  { flags: '--cursor <cursor>', what: 'continue after the last page' },
];

export function pagingOf(options: Options): { limit?: number; cursor?: string } {
  const [limit, cursor] = [options.number('limit'), options.text('cursor')];
  return { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) };
}

import type { Control } from '@muster/api-client';

/** A control's verdict in a word or two. */
export const verdictWords: Readonly<Record<Control['verdict'], string>> = {
  'none-found': 'none found',
  exceptions: 'exceptions',
  'not-evaluable': 'not evaluable',
};

const why: Readonly<Record<NonNullable<Control['because']>, string>> = {
  'nothing-on-record': 'nothing on record',
  'not-built': 'not built',
};

export const foundWords = ({ verdict, because }: Pick<Control, 'verdict' | 'because'>): string =>
  because === undefined ? verdictWords[verdict] : `${verdictWords[verdict]}: ${why[because]}`;

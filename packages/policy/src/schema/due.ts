import Type from 'typebox';
import type { ClauseId, RulingId } from '../vocabulary.ts';
import { cited, minutesOf, type Minutes } from './scalars.ts';

type Cited = { clause: ClauseId; ruling?: RulingId };

/** When something is due. `next-sprint` depends on the calendar (see `sprints`), not on a number of minutes. */
export type Due = Cited & ({ kind: 'within'; minutes: Minutes } | { kind: 'next-sprint' } | { kind: 'none' });
/** How often something is due while an incident is open. */
export type Cadence = Cited & ({ kind: 'every'; minutes: Minutes } | { kind: 'none' });

export const DueSchema = Type.Decode(
  cited({
    within: Type.String({
      pattern: '^([1-9][0-9]{0,4}[mhdw]|next-sprint|no-limit)$',
      expects: 'a duration such as 30m, 4h, 2d or 1w, or next-sprint, or no-limit',
    }),
  }),
  ({ within, ...cited }): Due => {
    if (within === 'next-sprint') return { kind: 'next-sprint', ...cited };
    if (within === 'no-limit') return { kind: 'none', ...cited };
    return { kind: 'within', minutes: minutesOf(within), ...cited };
  },
);

export const CadenceSchema = Type.Decode(
  cited({
    every: Type.String({
      pattern: '^([1-9][0-9]{0,4}[mhdw]|no-limit)$',
      expects: 'a duration such as 15m, or no-limit',
    }),
  }),
  ({ every, ...cited }): Cadence =>
    every === 'no-limit' ? { kind: 'none', ...cited } : { kind: 'every', minutes: minutesOf(every), ...cited },
);

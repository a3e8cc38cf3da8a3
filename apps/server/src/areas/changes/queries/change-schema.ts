import { Type } from 'typebox';
import { mayShape } from '../../../platform/verbs/may.ts';
import { verbsOnChange } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const Outcome = Type.Enum(['met', 'missing', 'nothing-asked', 'break-glass']);

const common = {
  id: Type.String({ format: 'uuid' }),
  repository: Type.String(),
  number: Type.Integer(),
  address: Type.String({ description: 'Its address on the forge.' }),
  title: Type.String(),
  state: Type.Enum(['open', 'merged', 'closed']),
  base: Type.String(),
  head: Type.String(),
  verdict: Outcome,
  missing: Type.Integer({ description: 'How many policy requirements are not met.' }),
  judgedAt: Instant,
  mergedAt: Type.Optional(Instant),
  coveredBy: Type.Optional(Type.Enum(['verdict', 'break-glass', 'exception', 'nothing'])),
  version: Type.Integer(),
};

export const ChangeRow = Type.Object(common, { title: 'ChangeSummary' });

/** A pull request, clause by clause. */
export const ChangePage = Type.Object(
  {
    ...common,
    author: Type.String({ description: 'Who opened it, by their name on the forge.' }),
    groups: Type.Array(Type.String()),
    requirements: Type.Array(
      Type.Object({
        clause: Type.String(),
        what: Type.String(),
        state: Type.Enum(['met', 'missing', 'waived', 'later'], {
          description: 'later: required by the deploy gate before production, not before the merge',
        }),
        why: Type.Array(Type.String()),
        waiver: Type.Optional(Type.String({ description: 'The exception that waives it.' })),
      }),
    ),
    may: mayShape(verbsOnChange),
  },
  { title: 'ChangeVerdict' },
);

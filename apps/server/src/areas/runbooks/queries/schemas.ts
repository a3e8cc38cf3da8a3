import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { mayShape } from '../../../platform/verbs/may.ts';
import { outcomes, stepStates } from '../domain/execution.ts';
import { verbsOnExecution } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const Role = Type.Object({ id: Type.String(), title: Type.String() });

/** A runbook as the library lists it. */
export const RunbookSummary = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    version: Type.String(),
    from: Type.Enum(['shipped', 'organisation']),
    severities: Type.Array(Type.Enum([...severities])),
    owner: Role,
    steps: Type.Integer(),
    triggers: Type.Array(Type.String()),
    drilledAt: Type.Optional(
      Type.String({ description: 'When its last drill passed: a time, or the day of its release.' }),
    ),
    isStale: Type.Boolean({ description: 'Whether it was not drilled within the time that the policy sets.' }),
    proposed: Type.Optional(Type.String({ description: 'The version that is waiting for approval.' })),
  },
  { title: 'RunbookSummary' },
);

const Piece = Type.Object({
  kind: Type.Enum(['text', 'code', 'strong', 'link']),
  text: Type.String(),
  to: Type.Optional(Type.String()),
});
const Line = Type.Array(Piece);
const Block = Type.Object({
  kind: Type.Enum(['heading', 'paragraph', 'list', 'code', 'table']),
  level: Type.Optional(Type.Integer()),
  text: Type.Optional(Type.String()),
  isNumbered: Type.Optional(Type.Boolean()),
  lines: Type.Optional(Type.Array(Line)),
  rows: Type.Optional(Type.Array(Type.Array(Line))),
});

const Drawing = Type.Object({
  name: Type.String(),
  width: Type.Number(),
  height: Type.Number(),
  boxes: Type.Array(
    Type.Object({
      id: Type.String(),
      shape: Type.Enum(['box', 'round', 'choice']),
      x: Type.Number(),
      y: Type.Number(),
      width: Type.Number(),
      height: Type.Number(),
      lines: Type.Array(Type.String()),
    }),
  ),
  arrows: Type.Array(
    Type.Object({
      from: Type.String(),
      to: Type.String(),
      label: Type.Optional(Type.String()),
      points: Type.Array(Type.Array(Type.Number())),
    }),
  ),
});

/** One runbook in full; its text is pieces, never markup. */
export const RunbookPage = Type.Object(
  {
    ...RunbookSummary.properties,
    roles: Type.Object({ responsible: Role, consulted: Type.Array(Role), informed: Type.Array(Role) }),
    steps: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        role: Role,
        run: Type.Optional(Type.String()),
        verify: Type.String(),
      }),
    ),
    verification: Type.Array(Type.String()),
    rollback: Type.Array(Type.String()),
    closure: Type.Array(Type.String()),
    related: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
    humanReview: Type.Object({
      path: Type.Optional(Type.String()),
      role: Type.Optional(Role),
      within: Type.Optional(Type.String()),
      none: Type.Optional(Type.String()),
    }),
    lastTested: Type.Optional(Type.Object({ on: Type.String(), where: Type.String(), outcome: Type.String() })),
    blocks: Type.Array(Block),
    diagrams: Type.Array(Drawing),
    versions: Type.Array(
      Type.Object({
        version: Type.String(),
        state: Type.Enum(['shipped', 'proposed', 'in-force', 'replaced', 'refused']),
        proposedBy: Type.Optional(Person),
        at: Type.Optional(Instant),
        review: Type.Optional(Type.String()),
        approval: Type.Optional(Type.String()),
      }),
    ),
  },
  { title: 'RunbookPage' },
);

/** A version as text, with its diff against another. */
export const RunbookText = Type.Object(
  {
    id: Type.String(),
    version: Type.String(),
    state: Type.String(),
    text: Type.String(),
    against: Type.Optional(Type.String({ description: 'The version that it is compared with.' })),
    changes: Type.Array(
      Type.Object({ kind: Type.Enum(['same', 'added', 'removed']), line: Type.Integer(), text: Type.String() }),
    ),
  },
  { title: 'RunbookText' },
);

/** A runbook that matches an incident, and why. */
export const RunbookOffer = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    version: Type.String(),
    steps: Type.Integer(),
    isStale: Type.Boolean(),
    because: Type.Array(Type.String()),
  },
  { title: 'RunbookOffer' },
);

/** A runbook being followed, or one that was. */
export const Execution = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    incident: Type.String({ description: 'The code of the incident that it is followed under.' }),
    runbook: Type.String(),
    title: Type.String(),
    runbookVersion: Type.String(),
    isDrill: Type.Boolean(),
    startedBy: Person,
    startedAt: Instant,
    endedAt: Type.Optional(Instant),
    outcome: Type.Optional(Type.Enum([...outcomes])),
    state: Type.String({ description: 'Progress in words: `step 3 of 7`, or how it ended.' }),
    note: Type.Optional(Type.String()),
    steps: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        role: Role,
        isMine: Type.Boolean({ description: 'Whether the reader holds the step’s role.' }),
        run: Type.Optional(Type.String()),
        verify: Type.String(),
        state: Type.Enum([...stepStates]),
        by: Type.Optional(Person),
        takenAt: Type.Optional(Instant),
        endedAt: Type.Optional(Instant),
        seconds: Type.Optional(Type.Integer()),
        evidence: Type.Optional(Type.String()),
        deviation: Type.Optional(Type.String()),
      }),
    ),
    version: Type.Integer(),
    may: mayShape(verbsOnExecution),
  },
  { title: 'Execution' },
);

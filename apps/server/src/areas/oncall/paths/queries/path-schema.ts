import { Type } from 'typebox';
import { Person } from '../../../../platform/http/person.ts';
import { mayShape } from '../../../../platform/verbs/may.ts';
import { PathPlanInput } from '../path-input.ts';
import { targetKinds } from '../domain/path.ts';
import { verbsOnPath } from '../commands/edit-path.ts';

const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });

const TargetView = Type.Object(
  {
    kind: Type.Enum([...targetKinds]),
    id: Type.String(),
    name: Type.String(),
    people: Type.Array(Person, { description: 'Whom it reaches now; empty if nobody.' }),
  },
  { title: 'PathTarget' },
);

const StepView = Type.Object(
  {
    targets: Type.Array(TargetView),
    by: Type.Enum(['page', 'notify']),
    waitMinutes: Type.Integer(),
    answers: Type.Integer(),
    windows: Type.Array(
      Type.Object({ fromDay: Type.Integer(), from: Type.String(), toDay: Type.Integer(), to: Type.String() }),
    ),
    isTakenNow: Type.Boolean({ description: 'Whether it applies at this time.' }),
  },
  { title: 'PathStep' },
);

/** The worst problem ahead of a path, with its remedy. */
const DeadEndView = Type.Object(
  {
    says: Type.String(),
    from: Moment,
    until: Moment,
    step: Type.Optional(Type.Integer({ description: 'Counted from 1. Left out: none of its steps reaches anybody.' })),
  },
  { title: 'PathDeadEnd' },
);

const inWords = {
  zone: Type.String(),
  steps: Type.Array(StepView),
  rounds: Type.Integer(),
  severities: Type.Array(Type.String()),
  lapsesAfterMinutes: Type.Optional(Type.Integer()),
  repeatsAfterMinutes: Type.Optional(Type.Integer()),
  afterwards: Type.String({ description: 'What happens at its end if nobody has answered.' }),
  deadEnd: Type.Optional(DeadEndView),
};

/** A path in a list. */
export const PathLine = Type.Object(
  {
    id: Id,
    name: Type.String(),
    team: Type.Object({ id: Id, name: Type.String() }),
    first: Type.Array(Person, { description: 'Whom it would notify first, now.' }),
    steps: Type.Integer(),
    rounds: Type.Integer(),
    running: Type.Integer({ description: 'Escalations that are running along it now.' }),
    deadEnd: Type.Optional(Type.String({ description: 'Where it will reach nobody.' })),
  },
  { title: 'EscalationPath' },
);

export const PathPage = Type.Object(
  {
    id: Id,
    name: Type.String(),
    team: Type.Object({ id: Id, name: Type.String() }),
    version: Type.Integer(),
    running: Type.Integer(),
    ...inWords,
    may: mayShape(verbsOnPath),
  },
  { title: 'EscalationPathPage' },
);

/** What a path would do, before it is saved. */
export const PathPreview = Type.Object(inWords, { title: 'EscalationPathPreview' });
export const PathPreviewInput = Type.Object({ plan: PathPlanInput }, { additionalProperties: false });

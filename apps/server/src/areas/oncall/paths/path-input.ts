import type { PolicySnapshot } from '@muster/policy';
import { Type, type Static } from 'typebox';
import { field } from '../../../platform/verbs/fields.ts';
import { WindowInput } from '../schedule-input.ts';
import { targetKinds, type PathPlan } from './domain/path.ts';

export const Wait = { minimum: 1, maximum: 1440 };
export const Rounds = { minimum: 1, maximum: 10 };
/** Minutes after an acknowledgement before it lapses, or before the path repeats. */
export const Holds = { minimum: 5, maximum: 1440 };

const TargetInput = Type.Object(
  {
    kind: Type.Enum([...targetKinds]),
    id: Type.String({
      minLength: 1,
      maxLength: 60,
      description: 'A schedule’s, person’s or team’s id; a role’s name.',
    }),
  },
  { additionalProperties: false },
);

const StepInput = Type.Object(
  {
    targets: Type.Array(TargetInput, { minItems: 1, maxItems: 20, description: 'All of them are notified at once.' }),
    by: Type.Optional(
      Type.Enum(['page', 'notify'], { description: 'Whether it pages them or only notifies them; pages if left out.' }),
    ),
    waitMinutes: Type.Integer({
      ...Wait,
      description: 'How long it waits for an answer before the next step.',
    }),
    answers: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 20, description: 'How many must acknowledge; 1 if left out.' }),
    ),
    windows: Type.Optional(
      Type.Array(WindowInput, {
        maxItems: 70,
        description: 'The times of the week when the step applies. None: always.',
      }),
    ),
  },
  { additionalProperties: false },
);

/** A path as entered; omitted fields have the simplest default. */
export const PathPlanInput = Type.Object(
  {
    zone: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'IANA; UTC if left out.' })),
    steps: Type.Array(StepInput, { minItems: 1, maxItems: 20 }),
    rounds: Type.Optional(Type.Integer({ ...Rounds, description: 'How many rounds; once if left out.' })),
    severities: Type.Optional(
      Type.Array(Type.String({ maxLength: 20 }), {
        minItems: 1,
        maxItems: 10,
        uniqueItems: true,
        description: 'The severities it runs for; if left out, those that the policy wakes people for.',
      }),
    ),
    lapsesAfterMinutes: Type.Optional(
      Type.Integer({
        ...Holds,
        description:
          'How long an acknowledgement holds without further action before it lapses. Left out: it does not lapse.',
      }),
    ),
    repeatsAfterMinutes: Type.Optional(
      Type.Integer({
        ...Holds,
        description:
          'How long after an acknowledgement it repeats from its first step, until the incident is resolved. Left out: it does not repeat.',
      }),
    ),
  },
  { additionalProperties: false, ...field({ asks: 'The path, as JSON' }, 'json') },
);

export type PathPlanGiven = Static<typeof PathPlanInput>;

export const pathPlanFrom = (given: PathPlanGiven, { paging }: PolicySnapshot): PathPlan => ({
  zone: given.zone ?? 'UTC',
  steps: given.steps.map(({ targets, by, waitMinutes, answers, windows }) => ({
    targets,
    by: by ?? 'page',
    waitMinutes,
    answers: answers ?? 1,
    windows: windows ?? [],
  })),
  rounds: given.rounds ?? 1,
  severities: given.severities ?? [...paging.wakes.severities],
  ...(given.lapsesAfterMinutes === undefined ? {} : { lapsesAfterMinutes: given.lapsesAfterMinutes }),
  ...(given.repeatsAfterMinutes === undefined ? {} : { repeatsAfterMinutes: given.repeatsAfterMinutes }),
});

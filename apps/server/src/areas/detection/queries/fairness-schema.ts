import { Type } from 'typebox';

const Uuid = Type.String({ format: 'uuid' });

const Rate = Type.Object({ value: Type.Number(), from: Type.Number(), to: Type.Number() }, { title: 'FairnessRate' });

/** A measure across groups with the groups that determine it and its 95 % interval; the reason if there is no value. */
const Measure = Type.Object(
  {
    value: Type.Optional(Type.Number()),
    from: Type.Optional(Type.Number()),
    to: Type.Optional(Type.Number()),
    highest: Type.Optional(Type.String()),
    lowest: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
  },
  { title: 'FairnessMeasure' },
);

const Group = Type.Object(
  {
    name: Type.String(),
    rows: Type.Optional(
      Type.Integer({ description: 'Absent if there are too few, here or in another group, to be disclosed.' }),
    ),
    insufficient: Type.Optional(Type.Enum(['rows', 'positives'])),
    selection: Type.Optional(Rate),
    truePositive: Type.Optional(Rate),
    falsePositive: Type.Optional(Rate),
    accuracy: Type.Optional(Rate),
    calibrationError: Type.Optional(Type.Number()),
    impact: Type.Optional(Type.Object({ ratio: Type.Number(), isAdverse: Type.Boolean() })),
  },
  { title: 'FairnessGroup' },
);

/** One sensitive attribute of one version on one day; cells below the policy's limit are left out. */
export const Fairness = Type.Object(
  {
    version: Uuid,
    name: Type.String({ description: 'Model and version.' }),
    attribute: Type.String(),
    day: Type.String(),
    verdict: Type.Enum(['within', 'beyond', 'incomplete']),
    beyond: Type.Array(Type.String()),
    parityDifference: Measure,
    parityRatio: Measure,
    opportunityDifference: Measure,
    oddsDifference: Measure,
    calibrationGap: Type.Optional(Type.Number()),
    groups: Type.Array(Group),
  },
  { title: 'Fairness' },
);

import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { burningWords } from './domain/words.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** An objective by its id: `ML-SLO-001`. */
export const objectiveKind = defineKind({
  name: 'objective',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const sloKinds: readonly RegisteredKind[] = [{ kind: objectiveKind, visibleTo: everybody }];

const Numbers = { total: Type.String(), bad: Type.String(), remaining: Type.String() };
const Objective = { objective: Type.String() };

export const objectiveFrozen = defineAction({
  name: 'objective.frozen',
  version: 1,
  kind: objectiveKind,
  data: Type.Object({ ...Objective, ...Numbers, snapshot: Type.String() }),
  summarise: ({ data }) =>
    `froze non-critical deployments: ${data.bad} of ${data.total} bad, ${data.remaining} of the budget left`,
});

export const objectiveThawed = defineAction({
  name: 'objective.thawed',
  version: 1,
  kind: objectiveKind,
  data: Type.Object({ ...Objective, ...Numbers, since: Type.String() }),
  summarise: ({ data }) => `ended the deployment freeze: ${data.remaining} of the budget left`,
});

export const objectiveBurning = defineAction({
  name: 'objective.burning',
  version: 1,
  kind: objectiveKind,
  touches: incidentKind,
  data: Type.Object({
    ...Objective,
    level: Type.Enum(['page', 'ticket']),
    joined: Type.Boolean(),
    /** How many times faster than its target allows, over which window; or what percentage of the budget is spent. */
    times: Type.Optional(Type.String()),
    overMinutes: Type.Optional(Type.Integer()),
    spentPercent: Type.Optional(Type.String()),
    /** A drift alert is waiting for its acknowledgement and soon will be a miss. */
    unacknowledged: Type.Optional(Type.Boolean()),
  }),
  summarise: ({ data }) => `${data.objective}: ${burningWords(data)}`,
});

export const objectiveCalm = defineAction({
  name: 'objective.calm',
  version: 1,
  kind: objectiveKind,
  touches: incidentKind,
  data: Type.Object({ ...Objective, level: Type.Enum(['page', 'ticket']), since: Type.String() }),
  summarise: ({ data }) => `${data.objective} no longer burns its budget too fast`,
});

export const objectiveProposed = defineAction({
  name: 'objective.proposed',
  version: 1,
  kind: objectiveKind,
  data: Type.Object({ ...Objective, version: Type.Integer() }),
  summarise: ({ data }) => `proposed version ${data.version}`,
});

export const objectiveActivated = defineAction({
  name: 'objective.activated',
  version: 1,
  kind: objectiveKind,
  data: Type.Object({ ...Objective, version: Type.Integer(), wouldHaveFrozen: Type.Integer() }),
  summarise: ({ data }) =>
    `activated version ${data.version}, which would have frozen ${data.wouldHaveFrozen} ${data.wouldHaveFrozen === 1 ? 'time' : 'times'} before`,
});

export const objectiveRetired = defineAction({
  name: 'objective.retired',
  version: 1,
  kind: objectiveKind,
  data: Type.Object({ ...Objective, version: Type.Integer() }),
  summarise: () => 'retired the objective',
});

export const objectiveCorrected = defineAction({
  name: 'objective.corrected',
  version: 1,
  kind: objectiveKind,
  data: Type.Object({ ...Objective, from: Type.String(), to: Type.String(), total: Type.String(), bad: Type.String() }),
  content: Type.Object({ reason: Type.String() }),
  instants: ({ data }) => [data.from, data.to],
  summarise: ({ data }) =>
    `excluded ${data.bad} bad of ${data.total} from ${data.from} to ${data.to}: wrongly measured`,
});

export const sloActions = [
  objectiveFrozen,
  objectiveThawed,
  objectiveBurning,
  objectiveCalm,
  objectiveProposed,
  objectiveActivated,
  objectiveRetired,
  objectiveCorrected,
] as const;

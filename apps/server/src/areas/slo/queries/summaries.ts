import { readAlone } from '../../../platform/database/read.ts';
import type { Static } from 'typebox';
import type { Definition } from '@muster/slo';
import { targetWords, windowWords } from '../domain/words.ts';
import { definitionsOf } from '../store/definitions.ts';
import { freezeNow } from './freeze-now.ts';
import { objectivesIn } from './objectives.ts';
import type { SloReader } from './reads.ts';
import type { ObjectiveSummary } from './schemas.ts';
import { shownStates } from './shown-states.ts';

export type Summary = Static<typeof ObjectiveSummary>;

/** All objectives for lists: the policy's, those added, then proposals not in force. */
export async function summariesOf(reader: SloReader): Promise<readonly Summary[]> {
  const { db, now, use } = reader;
  const policy = reader.policies.current;
  const judged = await objectivesIn(db, policy);
  const [freeze, states] = [await freezeNow({ db, use, policy }, now), await shownStates(db, policy, now)];
  const proposed = (await readAlone(db, definitionsOf({ state: 'proposed' }))).filter(
    ({ name }) => !judged.some(({ id }) => id === name),
  );
  const frozen = new Map(freeze.objectives.map((each) => [each.objective, each]));
  return [
    ...judged.map((objective): Summary => {
      const gate = frozen.get(objective.id);
      return {
        ...described(objective, objective.id),
        origin: objective.origin,
        clause: objective.clause,
        ...(states.get(objective.id) ?? nothingYet),
        ...(gate?.since === undefined ? {} : { frozenSince: gate.since.toISOString() }),
        ...(gate?.waiver === undefined ? {} : { waiver: gate.waiver }),
      };
    }),
    ...proposed.map(({ name, definition }): Summary => ({
      ...described(definition, name),
      origin: 'proposed',
      clause: policy.errorBudget.clause,
      ...nothingYet,
    })),
  ];
}

const described = (definition: Definition, name: string) => ({
  name,
  title: definition.title,
  service: definition.service,
  target: targetWords(definition),
  window: windowWords(definition.window),
});

const nothingYet = { state: 'no-data', remaining: '1/1', total: '0', bad: '0' } as const;

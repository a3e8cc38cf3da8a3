import type { PolicySnapshot } from '@muster/policy';
import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { pushCounts } from './push-counts.ts';

const MOST = 5000;
const Name = Type.String({ minLength: 1, maxLength: 48, pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]*$' });

/**
 * Takes predictions of a minute whose outcomes are known, by model and version, for the accuracy objective (GOV 4.3).
 * When more outcomes arrive, send the new totals: they replace the earlier ones.
 */
export const pushOutcomes = defineCommand({
  name: 'prediction.push_outcomes',
  input: Type.Object({
    outcomes: Type.Array(
      Type.Object({
        model: Name,
        version: Name,
        minute: Type.String({ format: 'date-time', description: 'In which they were predicted: its beginning.' }),
        labelled: Type.Integer({ minimum: 0, description: 'Predictions with a known outcome.' }),
        correct: Type.Integer({ minimum: 0 }),
        sequence: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
      { maxItems: MOST },
    ),
  }),
  resource: () => ({ kind: 'objective', id: 'accuracy' }),
  async decide(ctx, { outcomes }) {
    const taken = await pushCounts.decide(
      ctx,
      {
        objective: accuracyObjective(ctx.policies.current),
        samples: outcomes.map(({ model, version, minute, labelled, correct, sequence }) => ({
          minute,
          total: labelled,
          bad: labelled - correct,
          part: `${model}@${version}`,
          ...(sequence === undefined ? {} : { sequence }),
        })),
      },
      undefined,
    );
    return taken.ok ? ok(taken.value) : taken;
  },
});

function accuracyObjective(policy: PolicySnapshot): string {
  for (const [id, { objective }] of Object.entries(policy.slos)) if (objective.kind === 'accuracy') return id;
  throw new Error('the policy has no objective of accuracy');
}

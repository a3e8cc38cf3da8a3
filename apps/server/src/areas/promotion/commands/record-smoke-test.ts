import { ok } from '../../../kernel/result.ts';
import { Choice } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { deploymentThing } from '../../deployments/public.ts';
import { SMOKE_TEST } from '../domain/evidence.ts';
import { promotionPermissions } from '../permissions.ts';
import { referenceField } from './evidence-fields.ts';
import { keepEvidence } from './keep-evidence.ts';

/** Result of a deployment's smoke test (GOV 5.2.3). It counts for that deployment only. */
export const recordSmokeTest = verb(deploymentThing, {
  name: 'smoke-test',
  words: {
    label: 'Record its smoke test',
    does: 'record how the smoke test of this deployment ended',
    done: 'Smoke test recorded.',
    next: 'muster promotion show <service> --commit <commit>',
  },
  clauses: ['5.2.3'],
  permission: promotionPermissions.record,
  fields: {
    outcome: Choice(['passed', 'failed'], { asks: 'How it ended', positional: true }),
    reference: referenceField,
  },
  unless: ({ outcome }, { policy }) =>
    outcome === 'succeeded'
      ? undefined
      : {
          allowed: false,
          code: 'promotion/not-deployed',
          clause: policy.changes.infrastructureAndApi.promotion.clause,
          reason: 'A smoke test can be recorded only for a deployment that succeeded.',
          remedy: 'Report how the deployment ended first: muster deployment finish.',
          obligations: [],
        },
  async decide(ctx, { thing: deployment, input: { outcome, reference }, policy }) {
    const { id, service, commit } = deployment;
    await keepEvidence(ctx, policy.changes.infrastructureAndApi.promotion.clause, {
      service,
      commit,
      what: SMOKE_TEST,
      state: outcome,
      reference,
      deployment: id,
    });
    return ok(undefined);
  },
});

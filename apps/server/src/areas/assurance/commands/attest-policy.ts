import { asId } from '../../../kernel/ids.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { policyThing } from '../../policy/public.ts';
import { policyAttested } from '../ledger-actions.ts';
import { assurancePermissions } from '../permissions.ts';
import { insertAttestation } from '../store/attestations.ts';

/** A member attests that they have read the version in force, once per version. */
export const attestPolicy = verb(policyThing, {
  name: 'attest',
  words: {
    label: 'Attest that I read it',
    does: 'attest that you have read the policy version in force',
    done: 'Recorded: you have read this version.',
    next: 'muster policy show',
  },
  clauses: ['0.1'],
  permission: assurancePermissions.attest,
  async decide(ctx, { thing: policy }) {
    const { actor } = ctx;
    if (actor.kind !== 'person') throw new Error('only people attest');
    const version = ctx.policies.currentVersion;
    const entry = asId<'entry'>(
      ctx.record(policyAttested, {
        resource: { kind: 'policy', id: policy.id },
        clause: policy.document.clause,
        data: { version },
      }),
    );
    const made = { id: ctx.ids.row(ctx.now), person: actor.id, version, at: ctx.now, entry };
    return (await insertAttestation(ctx.tx, made)) ? ok(undefined) : err(attestedAlready);
  },
});

const attestedAlready: AppError = {
  kind: 'conflict',
  code: 'assurance/attested-already',
  public: 'You have already attested to reading this version.',
};

import { addMinutes } from '../../../kernel/clock.ts';
import type { WaitingFor } from '../../../platform/manifest-queries.ts';
import { policyInForceSince } from '../../policy/public.ts';
import { attestedBy } from '../store/attestations.ts';

/** Asks a member to attest the version in force, from some time before the deadline until they have. */
export const attestationsWaiting: WaitingFor = async ({ db, clock, policies }, { id }) => {
  const { current, currentVersion } = policies();
  const { within, remindedBefore, clause } = current.controls.attestation;
  const since = await policyInForceSince(db);
  if (since === undefined) return { items: [] };
  const dueAt = addMinutes(since, within.minutes);
  if (clock.now() < addMinutes(dueAt, -remindedBefore.minutes)) return { items: [] };
  if ((await attestedBy(db, currentVersion, [id])).size > 0) return { items: [] };
  return {
    items: [
      {
        kind: 'attest',
        thing: { kind: 'policy', id: current.id },
        title: `Read version ${currentVersion} of the policy and attest to it`,
        does: 'Read it',
        page: '/policy',
        command: 'muster policy attest',
        clause,
        dueAt: dueAt.toISOString(),
      },
    ],
  };
};

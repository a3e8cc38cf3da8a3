import { findings, reviewState, roleTitles, type PolicySnapshot } from '@muster/policy';
import { latestActivation } from '../store/activations.ts';
import { latestReview } from '../store/reviews.ts';
import type { PolicyReads } from './policy-reads.ts';

/** The policy in force: its document, effective date, review state and findings. */
export async function getPolicy(reads: PolicyReads) {
  await reads.reload();
  const policy = reads.policies().current;
  const [activation, last] = await Promise.all([latestActivation(reads.db), latestReview(reads.db, policy.id)]);
  const review = reviewState(policy, reads.clock.now(), last?.reviewedOn);
  return {
    id: policy.id,
    version: policy.version,
    revision: policy.revision,
    title: policy.document.title,
    owner: policy.document.owner,
    classification: policy.document.classification,
    hash: policy.hash,
    ...(activation === undefined ? {} : { activatedAt: activation.at.toISOString() }),
    review: {
      ...review,
      ...(last === undefined ? {} : { last: { on: last.reviewedOn, outcome: last.outcome, version: last.version } }),
    },
    versions: reads.versions().map((name) => ({ name, inForce: name === reads.policies().currentVersion })),
    findings: [...(await reads.findings()), ...findings(policy)],
    questions: questionsOf(policy),
    roles: grantableRoles(policy),
    roleTitles: roleTitles(policy),
  };
}

/** The questions a reporter is asked, by fact name (3.1.1, R26). */
const questionsOf = (policy: PolicySnapshot) =>
  Object.fromEntries(
    Object.entries(policy.triage.facts).map(([fact, question]) => [
      fact,
      {
        kind: question.kind,
        asks: question.asks,
        clause: question.clause,
        ...(question.kind === 'choice' ? { choices: [...question.choices] } : {}),
      },
    ]),
  );

/** The roles of the matrix held by appointment; the commander's role is held per incident. */
const grantableRoles = (policy: PolicySnapshot) =>
  Object.entries(policy.roles.raci).flatMap(([id, { title, held }]) =>
    held === 'by-appointment' ? [{ id, title }] : [],
  );

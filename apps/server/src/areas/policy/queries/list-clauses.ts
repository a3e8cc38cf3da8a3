import { interpretationsOf, roleTitle, type Clause, type PolicySnapshot } from '@muster/policy';
import clauseTests from '../clause-tests.json' with { type: 'json' };
import { clauseActivity, type ClauseActivity } from '../../../platform/ledger/clause-activity.ts';
import { describeEntry } from '../../../platform/ledger/describe-entry.ts';
import { addDays } from '../../../kernel/clock.ts';
import type { PolicyReads } from './policy-reads.ts';

const RECENT_DAYS = 28;

/** Clauses with text, readings, status in this build and last ledger activity: all those in force, or one. */
export async function listClauses(reads: PolicyReads, only?: string) {
  const policy = reads.policies().current;
  const asked = policy.clauses.filter(({ id }) => only === undefined || id === only);
  const since = addDays(reads.clock.now(), -RECENT_DAYS);
  const activity = await clauseActivity(
    reads.db,
    asked.map(({ id }) => id),
    since,
  );
  const standings = reads.clauses();
  return asked.map((clause) => clauseView(reads, policy, standings, clause, activity.get(clause.id)));
}

function clauseView(
  reads: PolicyReads,
  policy: PolicySnapshot,
  standings: ReturnType<PolicyReads['clauses']>,
  clause: Clause,
  seen: ClauseActivity | undefined,
) {
  const standing = standings[clause.id];
  if (!standing) throw new Error(`clause ${clause.id} is not in the registry`);
  return {
    id: clause.id,
    kind: clause.kind,
    text: clause.requirement,
    interpretations: interpretationsOf(policy, clause.id).map(({ id, problem, reading }) => ({
      ruling: id,
      problem,
      reading,
    })),
    state: standing.state,
    note: standing.note,
    enforcedBy: standing.enforcedBy,
    tests: (clauseTests as Readonly<Record<string, readonly string[]>>)[clause.id] ?? [],
    live: { days: RECENT_DAYS, entries: seen?.entries ?? 0, refused: seen?.refused ?? 0 },
    ...(seen === undefined ? {} : { evidence: evidenceView(reads, seen) }),
  };
}

const evidenceView = (reads: PolicyReads, { latest }: ClauseActivity) => ({
  entrySeq: latest.seq,
  at: latest.envelope.time,
  action: latest.envelope.action,
  ...describeEntry(reads.actions(), latest.envelope, undefined, {
    titleOf: (role) => roleTitle(reads.policies().current, role),
  }),
});

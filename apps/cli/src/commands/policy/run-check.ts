import { describeProblem, findings, reviewState } from '@muster/policy';
import type { Answer, Asked } from '../../command-line/verb.ts';
import { readPolicyFolder } from '../../policy/read-policy-folder.ts';
import { policyFindings, policyProblems } from '../../output/policy-words.ts';

/** `muster policy check`. Loaded on demand, since reading policies is slow. */
export async function runCheck({ words: [given], shell }: Asked): Promise<Answer> {
  const { folder, parsed } = readPolicyFolder(given, shell.folder);
  if (!parsed.ok) {
    const problems = parsed.error;
    return {
      json: {
        ok: false,
        folder,
        problems: problems.map((problem) => ({ ...problem, words: describeProblem(problem) })),
      },
      words: (screen) => policyProblems(folder, problems, screen),
      isFailure: true,
    };
  }
  const policy = parsed.value;
  const found = findings(policy);
  const review = reviewState(policy, shell.now());
  const rulings = Object.entries(policy.interpretations).map(([id, { kind, clauses, problem, reading }]) => ({
    id,
    kind,
    clauses,
    problem,
    reading,
  }));
  return {
    json: {
      ok: true,
      folder,
      id: policy.id,
      version: policy.version,
      revision: policy.revision,
      hash: policy.hash,
      review,
      findings: found,
      rulings,
    },
    words: (screen) => policyFindings({ folder, policy, found, review }, screen),
  };
}

import { describeProblem, findings, reviewState } from '@muster/policy';
import type { Verb } from '../../command-line/verb.ts';
import { readPolicyFolder } from '../../policy/read-policy-folder.ts';
import { policyFindings, policyProblems } from '../../output/policy-words.ts';

export const check: Verb = {
  usage: 'check [folder]',
  summary: 'read a policy offline: its problems by file and line, its findings and rulings',
  examples: ['muster policy check policy/GOV-001/2.0.0+r1', 'muster policy check --json | jq .findings'],
  async run({ words: [given], shell }) {
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
  },
};

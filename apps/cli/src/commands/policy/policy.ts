import { versionWords } from '@muster/policy/version';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import { clause, clauses } from './clauses.ts';

const check: Verb = {
  usage: 'check [folder]',
  summary: 'read a policy offline: its problems by file and line, its findings and rulings',
  examples: ['muster policy check policy/GOV-001/2.0.0+r1', 'muster policy check --json | jq .findings'],
  run: async (asked) => (await import('./run-check.ts')).runCheck(asked),
};

const show: Verb = {
  usage: 'show',
  summary: 'the policy in force',
  async run({ connection }) {
    const policy = await answerOf(connection().api.GET('/v1/policy'));
    const { review: standing, versions } = policy;
    return {
      json: policy,
      words: (screen) =>
        fields(
          {
            policy: `${policy.id} ${versionWords(policy)}, ${policy.title}`,
            owner: policy.owner.title,
            'in force since': policy.activatedAt,
            'last review':
              standing.last === undefined
                ? 'none on record'
                : `${standing.last.on}: ${standing.last.outcome.replaceAll('-', ' ')}`,
            review: `${standing.overdue ? 'OVERDUE since' : 'due on'} ${standing.due} (${standing.clause})`,
            versions: versions.map(({ name, inForce }) => `${name}${inForce ? ', in force' : ''}`).join('\n'),
            sha256: policy.hash,
            findings: `${policy.findings.length}; muster policy check lists them`,
          },
          screen,
        ),
    };
  },
};

export const policy: Noun = {
  name: 'policy',
  summary: 'what the policy says, and how it is enforced',
  group: 'Govern:',
  verbs: [show, check, clauses, clause],
};

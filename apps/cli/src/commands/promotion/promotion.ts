import type { PromotionStanding } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';
import { readText } from '../scrub-input.ts';

const COMMIT = { flags: '--commit <commit>', what: 'which commit or version' } as const;

/** Uploads a scanner's report; the server parses it. */
const recordGate: Verb = {
  usage: 'record-gate <service>',
  summary: 'record a security scanner’s report, as SARIF or CycloneDX; without a file the gate counts as not run',
  options: [
    COMMIT,
    { flags: '--gate <name>', what: 'dependency-audit, sast, secret-scan or container-scan' },
    { flags: '--file <report>', what: 'the report; without it the gate counts as not run' },
    { flags: '--reference <url>', what: 'link to details, such as the run' },
  ],
  examples: ['muster promotion record-gate checkout --commit 4f2a9c1d --gate sast --file oxlint.sarif'],
  next: 'muster promotion show <service> --commit <commit>',
  async run({ words: [service = ''], options, shell, connection }) {
    const [commit, gate, file, reference] = (['commit', 'gate', 'file', 'reference'] as const).map((name) =>
      options.text(name),
    );
    if (commit === undefined || gate === undefined)
      throw wrongUsage('--commit and --gate are needed.', `muster promotion record-gate ${clean(service)} --help`);
    const report = file === undefined ? undefined : await readText(file, shell);
    const { api } = connection();
    const done = await answerOf(
      api.POST('/v1/promotion/gates', {
        body: {
          service,
          commit,
          gate,
          ...(report === undefined ? {} : { report }),
          ...(reference === undefined ? {} : { reference }),
        },
      }),
    );
    const lines = [
      `${gate}: ${done.state}${done.tool === undefined ? '' : `, by ${done.tool}`}`,
      ...(done.why === undefined ? [] : [done.why]),
      ...done.findings,
    ];
    return {
      json: done,
      words: () => lines.map((line) => `${clean(line)}\n`).join(''),
      isFailure: done.state !== 'passed',
    };
  },
};

const show: Verb = {
  usage: 'show <service>',
  summary: 'the evidence for a commit, and what is missing for production; exit code 1 if anything is',
  options: [COMMIT, { flags: '--environment <name>', what: 'where to; production if left out' }],
  examples: ['muster promotion show checkout --commit 4f2a9c1d'],
  next: 'muster promotion list',
  async run({ words: [service = ''], options, connection }) {
    const commit = options.text('commit');
    if (commit === undefined)
      throw wrongUsage('--commit is missing.', `muster promotion show ${clean(service)} --commit <commit>`);
    const environment = options.text('environment');
    const { api } = connection();
    const query = { service, commit, ...(environment === undefined ? {} : { environment }) };
    const shown = await answerOf(api.GET('/v1/promotion', { params: { query } }));
    return { json: shown, words: () => standingWords(shown), isFailure: !shown.isReady };
  },
};

const SIGNS = { met: '✓', missing: '✕', waived: '⚖' } as const;

function standingWords({ service, commit, environment, isReady, lines }: PromotionStanding): string {
  const told =
    lines.length === 0
      ? [`The policy requires no evidence before ${environment}.`]
      : [
          ...lines.map(
            ({ clause, what, state, why }) =>
              `${SIGNS[state]} ${clause.padEnd(6)} ${what}${why.length === 0 ? '' : ` (${why.join(', ')})`}`,
          ),
          isReady
            ? `${service} ${commit} has all the evidence it needs for ${environment}.`
            : `${service} ${commit} is not allowed in ${environment}. Record what is missing with muster deployment smoke-test, muster promotion record-gate and muster promotion plan.`,
        ];
  return told.map((line) => `${clean(line)}\n`).join('');
}

export const promotion: Noun = {
  name: 'promotion',
  summary: 'evidence for commits on their way to production: staging, smoke tests, gates, rollback plans',
  group: 'Respond:',
  verbs: [show, recordGate],
};

import type { Deployment, GateAnswer } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';
import { fields } from '../../output/fields.ts';
import type { Screen } from '../../output/screen.ts';
import { instantWords } from '../../output/time-words.ts';

/** Asks the gate. Its verdict is the exit code, so that a pipeline stops by itself. */
const check: Verb = {
  usage: 'check <service>',
  summary: 'whether this may be deployed now; exit code 0 means yes, 1 no, 3 or 4 no answer',
  options: [
    { flags: '--commit <commit>', what: 'which commit or version' },
    { flags: '--environment <name>', what: 'where to; production if left out' },
    { flags: '--rollback', what: 'this is a rollback to a version that ran there before; Muster checks that it did' },
    { flags: '--reference <url>', what: 'where it is described: the address of a run' },
  ],
  examples: [
    'muster deploy check checkout --commit 4f2a9c1d',
    'muster deploy check checkout --commit 91bb02aa --rollback --json',
  ],
  next: 'muster objective list',
  async run({ words: [service = ''], options, connection }) {
    const commit = options.text('commit');
    if (commit === undefined)
      throw wrongUsage('--commit is missing.', `muster deploy check ${service} --commit <commit>`);
    const { api } = connection();
    const [environment, reference] = [options.text('environment'), options.text('reference')];
    const answer = await answerOf(
      api.POST('/v1/deployments/check', {
        body: {
          service,
          commit,
          ...(environment === undefined ? {} : { environment }),
          ...(reference === undefined ? {} : { reference }),
          ...(options.flag('rollback') ? { rollback: true } : {}),
        },
      }),
    );
    return { json: answer, words: (screen) => answerWords(answer, screen), isFailure: !answer.allowed };
  },
};

function answerWords(answer: GateAnswer, screen: Screen): string {
  const lines = [
    `${answer.allowed ? 'Allowed' : 'Denied'}: ${answer.reason} (${answer.clause})`,
    ...(answer.remedy === undefined ? [] : [answer.remedy]),
  ];
  return [
    ...lines.map((line) => `${clean(line)}\n`),
    fields(
      {
        class: answer.class,
        ...Object.fromEntries(answer.objectives.map((each) => [each.objective, objectiveWords(each)])),
        ...Object.fromEntries(answer.promotion.map(({ what, state, why }) => [what, [state, ...why].join(', ')])),
        waiver: answer.waiver,
        deployment: answer.id,
        snapshot: answer.snapshot,
      },
      screen,
    ),
  ].join('');
}

const objectiveWords = ({ state, isFrozen, remaining, waiver }: GateAnswer['objectives'][number]): string =>
  `${state}, ${remaining} of its budget left${isFrozen ? (waiver === undefined ? ', freezes' : `, waived by ${waiver}`) : ''}`;

const show: Verb = {
  usage: 'show <deployment>',
  summary: 'one deployment: what the gate decided, and how it ended',
  next: 'muster deployment list',
  async run({ words: [id = ''], connection }) {
    const { api } = connection();
    const shown = await answerOf(api.GET('/v1/deployments/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => deploymentPage(shown, screen) };
  },
};

const deploymentPage = (shown: Deployment, screen: Screen): string =>
  fields(
    {
      service: shown.service,
      environment: shown.environment,
      commit: shown.commit,
      class: shown.class,
      'gate decision': `${shown.allowed ? 'yes' : 'no'} (${shown.code})`,
      ...Object.fromEntries(shown.objectives.map((each) => [each.objective, objectiveWords(each)])),
      waiver: shown.waiver,
      snapshot: shown.snapshot,
      asked: instantWords(shown.askedAt),
      started: shown.startedAt && instantWords(shown.startedAt),
      finished: shown.finishedAt && instantWords(shown.finishedAt),
      outcome: shown.outcome,
      reference: shown.reference,
    },
    screen,
  );

export const deployment: Noun = {
  name: 'deployment',
  summary: 'requests to the deploy gate, and their outcome',
  group: 'Respond:',
  verbs: [check, show],
};

/** The same question under the noun that pipelines use. */
export const deploy: Noun = { name: 'deploy', summary: 'the deploy gate', group: 'Respond:', verbs: [check] };

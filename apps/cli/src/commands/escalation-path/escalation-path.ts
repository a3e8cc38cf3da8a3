import { personWords, type EscalationPathPage } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { finderOf } from '../../declared/finders.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { table } from '../../output/table.ts';

const show: Verb = {
  usage: 'show <escalation-path>',
  summary: 'one path: whom it would page now, step by step, and any step that reaches nobody',
  next: 'muster escalation-path list',
  async run({ words: [given = ''], connection }) {
    const id = await finderOf('escalation-path', connection())(given, 'the path');
    const shown = await answerOf(connection().api.GET('/v1/escalation-paths/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => pathPage(shown, screen) };
  },
};

function pathPage(shown: EscalationPathPage, screen: Screen): string {
  const head = fields(
    {
      name: shown.name,
      team: shown.team.name,
      severities: shown.severities.join(', '),
      rounds: String(shown.rounds),
      afterwards: shown.afterwards,
      'acknowledgement expires after':
        shown.lapsesAfterMinutes === undefined ? undefined : `${shown.lapsesAfterMinutes} min`,
      'pages again':
        shown.repeatsAfterMinutes === undefined
          ? undefined
          : `${shown.repeatsAfterMinutes} min after each acknowledgement, until the incident is resolved`,
      'reaches nobody': shown.deadEnd?.says,
      running: String(shown.running),
      ...mayFields(shown.may),
      id: shown.id,
      version: String(shown.version),
    },
    screen,
  );
  const targets = shown.steps.flatMap(({ targets: each, by, waitMinutes, answers }, at) =>
    each.map((target) => ({ ...target, step: at + 1, by, waitMinutes, answers })),
  );
  const steps = table(
    targets,
    [
      { head: 'STEP', cell: ({ step }) => String(step) },
      { head: 'CALLS', cell: ({ kind, name }) => `${kind} ${name}`, shrinksTo: 14 },
      { head: 'NOW', cell: ({ people }) => people.map(personWords).join(', ') || 'nobody', shrinksTo: 12 },
      { head: 'WAITS', cell: ({ waitMinutes }) => `${waitMinutes} min` },
      { head: 'HOW', cell: ({ by }) => by, dropped: 1 },
      { head: 'ANSWERS', cell: ({ answers }) => String(answers), dropped: 2 },
    ],
    screen,
  );
  return `${head}\n${steps}`;
}

export const escalationPath: Noun = {
  name: 'escalation-path',
  summary: 'who is paged for a team’s incidents, step by step (by name or id)',
  group: 'Respond:',
  verbs: [show],
};

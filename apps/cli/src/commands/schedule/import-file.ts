import type { ScheduleImportPreview } from '@muster/api-client';
import type { Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { finderOf } from '../../declared/finders.ts';
import { wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';
import { instantWords } from '../../output/time-words.ts';
import { readText } from '../scrub-input.ts';

const vendors = ['pagerduty', 'opsgenie', 'grafana-oncall'] as const;

/**
 * Imports another product's schedules, or with `--preview` says what would change and what cannot be represented here.
 */
export const importSchedules: Verb = {
  usage: 'import <vendor> <file>',
  summary: 'import schedules and escalation paths from PagerDuty, Opsgenie or Grafana OnCall; each whole or not at all',
  options: [
    { flags: '--preview', what: 'only show what would be imported, what would be left out, and why' },
    { flags: '--team <team>', what: 'the team for escalation paths that name no team known here' },
    { flags: '--even-so', what: 'import even schedules that would page different people than the other product' },
  ],
  examples: ['muster schedule import pagerduty schedules.json --preview', 'muster schedule import opsgenie ops.json'],
  next: 'muster schedule import <vendor> <file> --preview',
  async run({ words: [given = '', path = ''], options, shell, connection }) {
    const vendor = vendors.find((each) => each === given);
    if (vendor === undefined)
      throw wrongUsage(
        `<vendor> is one of ${vendors.join(', ')}.`,
        'muster schedule import pagerduty schedules.json --preview',
      );
    const { api } = connection();
    const team = options.text('team');
    const teamId = team === undefined ? undefined : await finderOf('team', connection())(team, '--team');
    const body = {
      vendor,
      content: await readText(path, shell),
      ...(teamId === undefined ? {} : { teamId }),
      ...(options.flag('even-so') ? { evenSo: true } : {}),
    };
    if (options.flag('preview')) {
      const preview = await answerOf(api.POST('/v1/schedules/import/preview', { body }));
      const isFailure = [...preview.schedules, ...preview.paths].some(({ becomes }) => becomes === 'left-out');
      return { json: preview, words: () => previewWords(preview), isFailure };
    }
    const done = await answerOf(api.POST('/v1/schedules/import', { body }));
    return {
      json: done,
      words: () =>
        `${done.added} added, ${done.unchanged} unchanged, ${done.leftOut} left out. An added schedule pages nobody until you run muster schedule change <name> --wakes yes. An added path is used for its team from now on.\n`,
    };
  },
};

const marks = { added: '+', unchanged: '=', 'left-out': '!' } as const;

function previewWords({ schedules, paths }: ScheduleImportPreview): string {
  const lines = schedules.flatMap(({ name, becomes, reasons, rotations, overrides, differences }) => [
    `${marks[becomes]} ${name}: ${counted(rotations, 'rotation')}, ${counted(overrides, 'override')}`,
    ...reasons.map((reason) => `    ${reason}`),
    ...differences.flatMap(({ person, gains, loses }) => [
      ...gains.map((span) => `    ${person} would be on call only here ${spanWords(span)}`),
      ...loses.map((span) => `    ${person} is on call only there ${spanWords(span)}`),
    ]),
  ]);
  const pathLines = paths.flatMap(({ name, becomes, reasons, steps, rounds, repeatsAfterMinutes: again }) => [
    `${marks[becomes]} path ${name}: ${counted(steps, 'step')}, gone through ${rounds === 1 ? 'once' : `${rounds} times`}${again === undefined ? '' : `, again ${again} min after an acknowledgement`}`,
    ...reasons.map((reason) => `    ${reason}`),
  ]);
  return [...lines, ...pathLines, 'This is a preview. Nothing was changed.'].map((line) => `${clean(line)}\n`).join('');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const spanWords = ({ from, until }: { readonly from: string; readonly until: string }): string =>
  `from ${instantWords(from)} until ${instantWords(until)}`;

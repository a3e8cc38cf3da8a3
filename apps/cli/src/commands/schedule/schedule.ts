import { personWords, type SchedulePage } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { finderOf } from '../../declared/finders.ts';
import { fields } from '../../output/fields.ts';
import { mayFields } from '../../output/may-words.ts';
import type { Screen } from '../../output/screen.ts';
import { table } from '../../output/table.ts';
import { instantWords } from '../../output/time-words.ts';
import { importSchedules } from './import-file.ts';

const show: Verb = {
  usage: 'show <schedule>',
  summary: 'one schedule: who is on call now and next, and any overrides',
  next: 'muster schedule list',
  async run({ words: [given = ''], connection }) {
    const id = await finderOf('schedule', connection())(given, 'the schedule');
    const shown = await answerOf(connection().api.GET('/v1/schedules/{id}', { params: { path: { id } } }));
    return { json: shown, words: (screen) => schedulePage(shown, screen) };
  },
};

function schedulePage(shown: SchedulePage, screen: Screen): string {
  const known = new Map(shown.people.map((person) => [person.id, person]));
  const who = (id: string): string => {
    const person = known.get(id);
    return person === undefined ? id : personWords(person);
  };
  const head = fields(
    {
      name: shown.name,
      'on call': shown.now.map(personWords).join(', ') || 'nobody',
      until: shown.until === undefined ? undefined : instantWords(shown.until),
      next: shown.next.map(personWords).join(', ') || 'nobody',
      'paged by incidents': shown.wakes ? 'yes' : 'no',
      zone: shown.zone,
      ...mayFields(shown.may),
      id: shown.id,
      version: String(shown.version),
    },
    screen,
  );
  const shifts = table(
    shown.shifts,
    [
      { head: 'FROM', cell: ({ from }) => instantWords(from) },
      { head: 'UNTIL', cell: ({ until }) => instantWords(until) },
      { head: 'WHO', cell: ({ people }) => people.map(who).join(', ') || 'nobody', shrinksTo: 12 },
    ],
    screen,
  );
  const standIns = table(
    shown.standIns,
    [
      { head: 'STANDS IN', cell: ({ person }) => (person === undefined ? 'nobody' : who(person)), shrinksTo: 10 },
      {
        head: 'INSTEAD OF',
        cell: ({ instead }) => (instead === undefined ? 'everybody' : who(instead)),
        shrinksTo: 10,
      },
      { head: 'FROM', cell: ({ from }) => instantWords(from) },
      { head: 'UNTIL', cell: ({ until }) => instantWords(until) },
      { head: 'ID', cell: ({ id }) => id, dropped: 1 },
    ],
    screen,
  );
  return `${head}\n${shifts}${shown.standIns.length === 0 ? '' : `\n${standIns}`}`;
}

export const schedule: Noun = {
  name: 'schedule',
  summary: 'on-call schedules: whose turn it is, and when (by name or id)',
  group: 'Respond:',
  verbs: [show, importSchedules],
};

import { verbs } from '@muster/api-client/declared';
import { expect, test } from 'vitest';
import { plain } from '../output/paint.ts';
import { answerWords } from './answer-words.ts';

const screen = { paint: plain, columns: 80, now: new Date('2026-11-02T09:05:00.000Z') };

test.each(verbs.filter(({ noun }) => noun === 'incident'))(
  '$noun $verb tells by name and value what is not the incident itself',
  (verb) => {
    const told = answerWords(verb, { approval: '01a22a1a-2fa8' }, screen);
    expect(told).toContain(verb.done);
    expect(told).toMatch(/approval +01a22a1a-2fa8/);
  },
);

test('lists within an answer are told, too, each as a table', () => {
  const tries = verbs.find(({ noun, verb }) => noun === 'routing' && verb === 'try');
  if (tries === undefined) throw new Error('there is no such verb');
  const teams = [
    { team: 'Fraud 🐢', alerts: 3, before: 0 },
    { team: 'nobody', alerts: 0, before: 3 },
  ];
  const told = answerWords(tries, { alerts: 3, moved: 3, teams, examples: [] }, screen);
  expect(told).toMatch(/moved +3\n\nteams\nTEAM +ALERTS +BEFORE\nFraud 🐢 +3 +0\nnobody +0 +3\n$/);
});

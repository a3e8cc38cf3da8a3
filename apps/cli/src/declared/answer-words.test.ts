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

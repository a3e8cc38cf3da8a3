import { expect, test } from 'vitest';
import { readTeamWords, writeTeamWords } from './team-words.ts';

const teams = [
  { id: 'a1', name: 'Fraud models' },
  { id: 'b2', name: 'Data platform' },
];

test('what is written is read back', () => {
  const values = { fraud: 'a1', features: 'b2' };
  expect(readTeamWords(writeTeamWords({ label: 'team', values }, teams), teams)).toEqual({ values });
});

test('a team is known by its name however it is spelled, and an unknown one is named', () => {
  expect(readTeamWords('fraud=fraud MODELS\n\n', teams)).toEqual({ values: { fraud: 'a1' } });
  expect(readTeamWords('fraud = Nobody', teams)).toEqual({ wrong: 'fraud = Nobody' });
  expect(readTeamWords('fraud', teams)).toEqual({ wrong: 'fraud' });
});

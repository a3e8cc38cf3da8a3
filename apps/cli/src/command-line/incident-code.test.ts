import { expect, test } from 'vitest';
import { incidentCode, withIncidentCodes } from './incident-code.ts';

test.each([
  ['7kq2f'],
  ['inc-7kq2f'],
  ['INC 7KQ2F'],
  ['https://muster.example.org/incidents/INC-7KQ2F'],
  ['http://127.0.0.1:8080/incidents/INC-7KQ2F?tab=all'],
])('%s names an incident', (typed) => {
  expect(incidentCode(typed)).toBe('INC-7KQ2F');
});

test('what can be no code is left to the server to refuse', () => {
  expect(incidentCode('INC-UUUUU')).toBe('INC-UUUUU');
  expect(incidentCode('the fraud one')).toBe('the fraud one');
});

test('only the word that stands for a code is read as one', () => {
  expect(withIncidentCodes('note <code> <text...>', ['7kq2f', 'drain'])).toEqual(['INC-7KQ2F', 'drain']);
  expect(withIncidentCodes('show <member>', ['drain'])).toEqual(['drain']);
});

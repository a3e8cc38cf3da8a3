import { expect, test } from 'vitest';
import { declared, policy } from '../testing/declared.ts';
import { classificationView } from './incident-view.ts';

const explained = (facts: Parameters<typeof classificationView>[0]['facts'], severity: 'SEV-1' | 'SEV-2' | 'SEV-4') =>
  classificationView(declared({ facts, atLeast: { severity, source: 'raised' } }), policy).explanation;

test('the explanation never calls raised what a reporter did not raise [GOV 3.1.1]', () => {
  expect(explained({ outage: 'partial' }, 'SEV-4')).toBe(
    'Not classified yet: SEV-2 applies until the open questions are answered.',
  );
  expect(explained({}, 'SEV-2')).toBe('A responder says SEV-2; the facts known so far leave it open.');
  expect(explained({ outage: 'full' }, 'SEV-4')).toBe('The facts meet a criterion of SEV-1.');
});

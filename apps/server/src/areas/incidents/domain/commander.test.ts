import { expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { anna, at, declared } from '../testing/declared.ts';
import { nameCommander } from './commander.ts';

test('a refusal of command names the clause of the policy that judges the incident, whatever its number', () => {
  const other = releasedPolicy({
    'accountability.yaml': (text) =>
      text.replace("named: { within: 5m, clause: '8.1' }", "named: { within: 5m, clause: '8.2' }"),
  });
  const named = nameCommander(declared(), anna, at(1), other);
  expect(named.ok && nameCommander(named.value, anna, at(2), other)).toMatchObject({
    ok: false,
    error: { code: 'incidents/already-commander', clause: '8.2' },
  });
});

import type { Need, Unreached } from '../shapes.ts';
import { expect, test } from 'vitest';
import { unreachedNeeds } from './unreached-needs.ts';

const unreached = (why: Unreached['why'], ...names: string[]): Unreached => ({
  why,
  explanation: why,
  called: names.map((name) => ({
    person: { id: name, name, initials: name.slice(0, 1) },
    channel: 'no-channel',
    failure: 'no-channel',
  })),
});
const need = (code: string, told?: Unreached): Need =>
  ({ incident: { code, ...(told === undefined ? {} : { unreached: told }) } }) as Need;

test('what keeps several incidents from reaching anybody is told once, with everybody who was called', () => {
  const found = unreachedNeeds([
    need('INC-A', unreached('no-channel', 'Ada', 'Bo')),
    need('INC-A', unreached('no-channel', 'Ada', 'Bo')),
    need('INC-B'),
    need('INC-C', unreached('no-channel', 'Bo', 'Cy')),
    need('INC-D', unreached('nobody-to-call')),
  ]);
  expect(found.map(({ codes }) => codes)).toEqual([['INC-A', 'INC-C'], ['INC-D']]);
  expect(found[0]?.unreached.called.map(({ person }) => person.id)).toEqual(['Ada', 'Bo', 'Cy']);
  expect(unreachedNeeds([need('INC-B')])).toEqual([]);
});

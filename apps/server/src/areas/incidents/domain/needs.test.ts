import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { needsOf, type Owing, type Reader } from './needs.ts';

const [anna, bo] = [asId<'principal'>('anna'), asId<'principal'>('bo')];
const reader = (given: Partial<Reader> = {}): Reader => ({
  id: anna,
  isOnCall: false,
  mayRespond: false,
  isAnybodyOnCall: true,
  ...given,
});
const clock = (name: Owing['owed'][number]['name'], dueAt = '2026-11-02T09:05:00.000Z') => ({
  name,
  dueAt,
  clause: '3.1.2',
});
const work = (commander: Owing['commander'], ...owed: Owing['owed'][number][]): Owing => ({
  commander,
  owed,
  isUnreached: false,
  isEscalatedToReader: false,
});
const kinds = (works: readonly Owing[], who: Reader) => needsOf(works, who).map(({ kind }) => kind);

describe('what needs somebody now', () => {
  const fresh = work(
    bo,
    clock('acknowledge'),
    clock('commander'),
    clock('classify'),
    clock('mitigate'),
    clock('update'),
  );

  test('first response waits for whoever is on call', () => {
    expect(kinds([fresh], reader({ isOnCall: true }))).toEqual(['acknowledge', 'commander', 'classify']);
  });

  test('mitigation, updates and resolution wait for the commander', () => {
    expect(kinds([fresh], reader({ id: bo }))).toEqual(['commander', 'classify', 'mitigate', 'update']);
  });

  test('without a commander they wait for whoever is on call', () => {
    expect(kinds([work(undefined, clock('mitigate'))], reader({ isOnCall: true }))).toEqual(['mitigate']);
  });

  test('nothing waits for somebody who could act but is neither', () => {
    expect(kinds([fresh], reader({ mayRespond: true }))).toEqual([]);
  });

  test('with nobody on call it waits for everybody who may respond, rather than for nobody', () => {
    expect(kinds([fresh], reader({ mayRespond: true, isAnybodyOnCall: false }))).toEqual([
      'acknowledge',
      'commander',
      'classify',
    ]);
    expect(kinds([fresh], reader({ isAnybodyOnCall: false }))).toEqual([]);
  });

  test('where nobody was told, first response waits for everybody who may respond, whoever is on call', () => {
    const untold = { ...fresh, isUnreached: true };
    expect(kinds([untold], reader({ mayRespond: true }))).toEqual(['acknowledge', 'commander', 'classify']);
    expect(kinds([untold], reader())).toEqual([]);
  });
});

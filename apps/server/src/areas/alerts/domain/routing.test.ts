import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { matchesPattern, ownerOf, ruleFor, type Routing } from './routing.ts';
import { readRules } from './routing-text.ts';

const team = (name: string) => asId<'team'>(name);
const routing: Routing = {
  version: 3,
  rules: [
    { name: 'dev', when: [{ label: 'cluster', is: '=', value: 'dev*' }], team: team('Sandbox') },
    {
      name: 'fraud',
      when: [
        { label: 'service', is: '=', value: 'fraud*' },
        { label: 'cluster', is: '!=', value: 'us' },
      ],
      team: team('Fraud'),
    },
  ],
  catchAll: team('Platform'),
};
const open = { teamId: undefined, visibility: 'organisation' } as const;

describe('whose an alert is', () => {
  test('the first rule that matches decides; a label that is not there is empty', () => {
    expect(ruleFor({ service: 'fraud-eu', cluster: 'dev-1' }, routing)?.name).toBe('dev');
    expect(ruleFor({ service: 'fraud' }, routing)?.name).toBe('fraud');
    expect(ruleFor({ service: 'fraud', cluster: 'us' }, routing)).toBeUndefined();
    expect(ruleFor({ constructor: 'fraud' }, routing)).toBeUndefined();
  });

  test.each([
    ['mapping', { mapped: team('M'), catalog: team('C') }, { service: 'fraud' }],
    ['rule', { catalog: team('C') }, { service: 'fraud' }],
    ['catalog', { catalog: team('C') }, { service: 'other' }],
    ['catch-all', {}, { service: 'other' }],
  ])('%s comes before what follows it', (by, given, labels) => {
    const owner = ownerOf({ mapped: undefined, catalog: undefined, integration: open, ...given, labels }, routing);
    expect(owner.by).toBe(by);
  });

  test('without a catch-all nobody has it, and what a team keeps to itself no rule moves [GOV 6.2]', () => {
    const asked = { mapped: undefined, catalog: undefined, labels: {} };
    expect(ownerOf({ ...asked, integration: open }, undefined)).toEqual({ team: undefined, by: 'nobody' });
    const own = { teamId: team('Own'), visibility: 'team' } as const;
    expect(ownerOf({ ...asked, labels: { service: 'fraud' }, integration: own }, routing)).toEqual({
      team: 'Own',
      by: 'integration',
    });
  });
});

test('a pattern matches as a regular expression with .* for its stars does', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (text, pattern) => {
      const spelled = pattern.split('*').map((piece) => piece.replaceAll('.', String.raw`\.`));
      expect(matchesPattern(text, pattern)).toBe(new RegExp(`^(?:${spelled.join('.*')})$`, 'su').test(text));
    }),
    { seed: 1203, numRuns: 400 },
  );
});

describe('rules as they are written', () => {
  test('are one a line, with comments, and keep their order', () => {
    const read = readRules('# ours\nfraud: service=fraud*, cluster != dev -> Fraud 🦊\r\n\nall: severity= -> Platform');
    expect(read).toEqual({
      ok: true,
      value: [
        {
          name: 'fraud',
          when: [
            { label: 'service', is: '=', value: 'fraud*' },
            { label: 'cluster', is: '!=', value: 'dev' },
          ],
          team: 'Fraud 🦊',
        },
        { name: 'all', when: [{ label: 'severity', is: '=', value: '' }], team: 'Platform' },
      ],
    });
  });

  test.each([
    ['fraud: service=fraud', 'line 1 has no team'],
    ['a: b=c -> X\nservice=fraud -> Fraud', 'line 2 does not start with a name'],
    ['fraud: -> Fraud', 'line 1 has no condition'],
    ['fraud: service -> Fraud', 'line 1 has a condition that could not be read'],
    ['a: b=c -> X\na: d=e -> Y', 'line 2 has the same name as another rule'],
  ])('%s is refused with its line', (text, problem) => {
    const read = readRules(text);
    expect(read.ok ? [] : read.error.map((each) => each.problem).join()).toContain(problem);
  });

  test('whatever is typed is read or refused, never thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof readRules(text).ok).toBe('boolean');
      }),
      { seed: 1204 },
    );
  });
});

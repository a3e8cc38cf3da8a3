import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterTokens, parseIncidentFilters, phases, severities, toIncidentQuery } from './incident-filters.ts';

const filters = fc.record(
  {
    show: fc.constantFrom('all' as const, 'drills' as const),
    phase: fc.constantFrom(...phases),
    severity: fc.constantFrom(...severities),
    commander: fc.constantFrom('me' as const, 'none' as const),
    q: fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  },
  { requiredKeys: [] },
);

test('filters survive the address', () => {
  fc.assert(
    fc.property(filters, (wanted) => {
      const address = new URLSearchParams(wanted).toString();
      expect(parseIncidentFilters(Object.fromEntries(new URLSearchParams(address)))).toEqual(wanted);
    }),
    { seed: 20 },
  );
});

test('each token takes away exactly its own filter', () => {
  fc.assert(
    fc.property(filters, (wanted) => {
      const tokens = filterTokens(wanted);
      expect(tokens).toHaveLength(Object.keys(wanted).length);
      for (const { without } of tokens) expect(Object.keys(without)).toHaveLength(tokens.length - 1);
    }),
    { seed: 21 },
  );
});

test('what an address says and nobody understands is dropped', () => {
  expect(parseIncidentFilters({ phase: 'exploded', severity: 'SEV-9', q: '  ', other: 1 })).toEqual({});
});

test('without filters the list asks for open incidents and leaves drills out', () => {
  expect(toIncidentQuery({}, 'me-id')).toEqual({ limit: 100, drill: false, open: true });
  expect(toIncidentQuery({ phase: 'closed', commander: 'me' }, 'me-id')).toEqual({
    limit: 100,
    drill: false,
    phase: 'closed',
    commander: 'me-id',
  });
  expect(toIncidentQuery({ commander: 'none' }, 'me-id')).toMatchObject({ commander: 'none' });
});

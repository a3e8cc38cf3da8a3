import { describe, expect, test } from 'vitest';
import { knownAddress, serviceName } from './service.ts';

describe('names and addresses', () => {
  test.each([
    ['Checkout', 'checkout'],
    [' fraud-model.v2 ', 'fraud-model.v2'],
    ['10.0.0.5', undefined],
    ['a b', undefined],
    ['../etc', undefined],
    ['', undefined],
  ])('the name %j is %j', (written, name) => expect(serviceName(written)).toBe(name));

  test.each([
    ['010.0.0.5', '10.0.0.5'],
    ['10.0.0.5', '10.0.0.5'],
    ['FD00:0:0::5', 'fd00::5'],
    ['DB-1.Example.org.', 'db-1.example.org'],
    ['300.1.1.1', undefined],
    ['ada@example.org', undefined],
    ['https://x', undefined],
  ])('the address %j is %j', (written, address) => expect(knownAddress(written)).toBe(address));
});

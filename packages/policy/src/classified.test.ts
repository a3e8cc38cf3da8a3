import { expect, expectTypeOf, test } from 'vitest';
import { Classified, Outlet, wayOut, type UpTo } from './classified.ts';
import type { dataClasses } from './vocabulary.ts';

const published = new Classified('PUBLIC', 'It is mitigated.');
const title = new Classified('INTERNAL', 'Checkout fails');
const address = new Classified('CONFIDENTIAL', 'ada@example.org');
const outside = wayOut('a channel outside', true);

test('the classes that an outlet admits are read off the policy’s list [GOV 6.1]', () => {
  expectTypeOf<UpTo<'PUBLIC'>>().toEqualTypeOf<'PUBLIC'>();
  expectTypeOf<UpTo<'INTERNAL'>>().toEqualTypeOf<'PUBLIC' | 'INTERNAL'>();
  expectTypeOf<UpTo<'RESTRICTED'>>().toEqualTypeOf<(typeof dataClasses)[number]>();
});

test('what is CONFIDENTIAL does not compile where INTERNAL is the most, and does not leave there either [GOV 6.1]', () => {
  expect(outside.take(published)).toBe('It is mitigated.');
  expect(outside.take(title)).toBe('Checkout fails');
  // @ts-expect-error -- CONFIDENTIAL is above what a channel outside may ever admit
  expect(() => outside.take(address)).toThrow('a channel outside admits INTERNAL data at most, not CONFIDENTIAL');
  // @ts-expect-error -- the same, asked politely
  expect(outside.offer(address)).toBeUndefined();
});

test('none of them can be widened [GOV 6.2]', () => {
  // @ts-expect-error -- whoever asks for a way out gets none that admits more
  const wide: typeof outside = new Outlet('everything', 'CONFIDENTIAL');
  expect(wide.admits).toBe('CONFIDENTIAL');
});

test('a label is no string, and cannot be used as one [GOV 6.1]', () => {
  const send = (text: string): string => text;
  // @ts-expect-error -- whoever takes text does not take labelled text
  expect(send(address)).toBe(address);
  // @ts-expect-error -- nobody looks inside
  expect(address.value).toBeUndefined();
  expect(String(address)).toBe('[CONFIDENTIAL]');
  expect(JSON.stringify({ to: address })).toBe('{"to":"[CONFIDENTIAL]"}');
});

test('what is made of it keeps its class, and two together have the higher of both [GOV 2.8]', () => {
  const domain = address.map((text) => text.split('@')[1]);
  expectTypeOf(domain).toEqualTypeOf<Classified<'CONFIDENTIAL', string | undefined>>();
  // @ts-expect-error -- a part of it is of its class
  expect(() => outside.take(domain)).toThrow('not CONFIDENTIAL');
  const both = title.with(address, (what, who) => `${what}: ${who}`);
  expect(both.dataClass).toBe('CONFIDENTIAL');
  expect(address.with(title, (who, what) => `${who}: ${what}`).dataClass).toBe('CONFIDENTIAL');
  // @ts-expect-error -- one of them is above what is admitted
  expect(() => outside.take(both)).toThrow('not CONFIDENTIAL');
});

test('what an outlet may ever admit, it need not admit now [GOV 6.2]', () => {
  const unapproved = wayOut('a channel outside', false);
  expect(unapproved.offer(title)).toBeUndefined();
  expect(unapproved.offer(published)).toBe('It is mitigated.');
  expect(() => unapproved.take(title)).toThrow('admits PUBLIC data at most, not INTERNAL');
});

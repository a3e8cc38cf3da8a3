import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { openKeyRing } from '../../../platform/keys/key-ring.ts';
import { createSeededIds } from '../../../testing/seeded-ids.ts';
import { createAnswerLinks, type AnswerClaim } from './answer-links.ts';

const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'muster-links-')));
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
const [ring, foreignRing] = folders.map((folder, seed) => openKeyRing(folder, createSeededIds(seed + 1))) as [
  ReturnType<typeof openKeyRing>,
  ReturnType<typeof openKeyRing>,
];
const links = createAnswerLinks(ring);

const T = new Date('2026-11-02T09:00:00.000Z');
const claim: AnswerClaim = {
  page: '01930000-0000-7000-8000-00000000000a',
  principal: asId('00000000-0000-4000-8000-00000000000b'),
  expiresAt: new Date('2026-11-03T09:00:00.000Z'),
};
const tokenOf = (given: AnswerClaim): string => links.pathFor(given).slice('/a/'.length);
const token = tokenOf(claim);

describe('an answer link is a right of one person, for one page, for a time [GOV 1.1]', () => {
  test('it says what it was made for, and needs no escaping in an address', () => {
    expect(links.open(token, T)).toEqual(claim);
    expect(encodeURIComponent(token)).toBe(token);
    expect(token.length).toBeLessThan(120);
  });

  test('it ends when it ends', () => {
    expect(links.open(token, new Date(claim.expiresAt.getTime() - 1))).toEqual(claim);
    expect(links.open(token, claim.expiresAt)).toBeUndefined();
  });

  test('no character of it can be changed, dropped, added or swapped for one that decodes alike', () => {
    const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~.='.split('');
    fc.assert(
      fc.property(
        fc.nat({ max: token.length }),
        fc.constantFrom('', ...characters),
        fc.boolean(),
        (at, character, isInserted) => {
          const forged = token.slice(0, at) + character + token.slice(isInserted ? at : at + 1);
          fc.pre(forged !== token);
          expect(links.open(forged, T)).toBeUndefined();
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });

  test('the MAC of one link is of no use to another', () => {
    const other = tokenOf({ ...claim, principal: asId('00000000-0000-4000-8000-00000000000c') });
    const [kid, body] = other.split('~');
    expect(links.open([kid, body, token.split('~')[2]].join('~'), T)).toBeUndefined();
  });

  test('another installation’s link is no link here', () => {
    const foreign = createAnswerLinks(foreignRing).pathFor(claim).slice('/a/'.length);
    expect(links.open(foreign, T)).toBeUndefined();
  });

  test('whatever is not a token is no link, and nothing breaks', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('', '~', '~~', 'k1~~', `k999999~${token.slice('k1~'.length)}`)),
        (text) => {
          expect(links.open(text, T)).toBeUndefined();
        },
      ),
      { seed: 1 },
    );
  });

  test('links that are out stay good when the key is rotated', () => {
    const before = tokenOf(claim);
    ring.add('links');
    expect(tokenOf(claim)).not.toBe(before);
    expect(links.open(before, T)).toEqual(claim);
    expect(links.open(tokenOf(claim), T)).toEqual(claim);
  });
});

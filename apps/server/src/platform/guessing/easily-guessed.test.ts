import { describe, expect, test } from 'vitest';
import { easilyGuessed } from './easily-guessed.ts';

const known = ['Ada Lovelace', 'Ada', 'Lovelace', 'ada.lovelace@example.org', 'example.org', 'Muster'];

describe('a password that is long enough and still easily guessed', () => {
  test.each([
    'password1234',
    'P@ssw0rd1234!',
    'qwertyuiop123',
    '123456789012',
    'iloveyou12345',
    'aaaaaaaaaaaaaaaa',
    'letmeinletmein',
    'abcdefghijkl',
    'Winter2026!!!',
  ])('by everybody, for many use it or its like: %s', async (password) =>
    expect(await easilyGuessed(password, known)).toBe('everybody'),
  );

  test.each([
    'Ada Lovelace 1815',
    'ada.lovelace@example.org',
    'Lovel@ce2026',
    'muster-muster-muster',
    'MusterAdmin123',
    'example.org2026',
  ])('by who knows its owner, and where it is used: %s', async (password) =>
    expect(await easilyGuessed(password, known)).toBe('who-knows-its-owner'),
  );

  test.each([
    'correct horse battery staple',
    'the weather in Muster is fine',
    'xK9#mQ2$vL8!',
    'vkqzpwrnxmtb',
    'rain on a tin roof at night',
    'Ада любит дождь и чай',
  ])('is none that is a sentence or drawn at random: %s', async (password) =>
    expect(await easilyGuessed(password, known)).toBeUndefined(),
  );

  test('may be somebody else’s name: nobody else is asked for', async () => {
    expect(await easilyGuessed('Grace Lindgren at sea', known)).toBeUndefined();
  });
});

test('the server goes on with other things while guesses are counted', async () => {
  let turns = 0;
  let isCounting = true;
  const turn = (): void => {
    turns += 1;
    if (isCounting) setImmediate(turn);
  };
  setImmediate(turn);
  expect(await easilyGuessed('p4ssw0rd'.repeat(9), known)).toBe('everybody');
  isCounting = false;
  expect(turns).toBeGreaterThan(100);
});

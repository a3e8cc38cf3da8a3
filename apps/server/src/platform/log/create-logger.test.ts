import { createHmac } from 'node:crypto';
import { Classified } from '@muster/policy';
import { createScrubber, pseudonymFrom } from '@muster/scrubber';
import { anyText } from '@muster/testing';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppFailure } from '../../kernel/app-error.ts';
import { createLogger, type LogLevel } from './create-logger.ts';
import type { ValueScrubber } from './scrub-stage.ts';

const NOW = new Date('2026-11-02T12:00:00.000Z');
const MAIL = 'ada.lovelace@customer-example.com';
const KEY = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

/** Characters that could end the line, colour a terminal, or reverse the text. */
const MISLEADING = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]`);

const pseudonym = pseudonymFrom((bytes) => createHmac('sha256', 'a key for this test').update(bytes).digest(), 'k1');

function createTestLog(options: { level?: LogLevel; scrubber?: ValueScrubber } = {}) {
  const lines: string[] = [];
  const scrubber = options.scrubber ?? createScrubber({ pseudonym });
  const log = createLogger({
    scrubber,
    write: (line) => lines.push(line),
    level: options.level ?? 'debug',
    now: () => NOW,
  });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

describe('every log event is scrubbed before emission [GOV 6.5]', () => {
  const failing = (): Error => {
    const cause = new Error(`refused ${MAIL}`);
    return Object.assign(new Error(`could not reach ${MAIL} with Bearer ${KEY}`, { cause }), { detail: { to: MAIL } });
  };
  test.each<[string, (log: ReturnType<typeof createTestLog>['log']) => void]>([
    ['in a field', (log) => log.info('mail.sent', { to: MAIL, token: KEY })],
    ['in the event itself', (log) => log.warn(`mail to ${MAIL} ${KEY}`)],
    ['in nested objects and lists', (log) => log.info('x', { a: [{ b: { c: [MAIL, { d: KEY }] } }] })],
    ['in an object key', (log) => log.info('x', { seen: { [MAIL]: 1, [KEY]: 2 } })],
    ['in a map and a set', (log) => log.info('x', { map: new Map([['to', MAIL]]), set: new Set([KEY]) })],
    ['in the message, stack, cause and own fields of an error', (log) => log.error('x', { error: failing() })],
    ['in an error deep inside a field', (log) => log.error('x', { attempts: [{ why: failing() }] })],
    ['in fields bound earlier', (log) => log.with({ to: MAIL }).with({ key: KEY }).info('x')],
    ['in a URL', (log) => log.info('x', { url: new URL(`https://user:${KEY}@example.com/?mail=${MAIL}`) })],
    ['in what an object says of itself', (log) => log.info('x', { person: { toJSON: () => MAIL, mail: MAIL } })],
  ])('%s', (_, act) => {
    const { log, lines } = createTestLog();
    act(log);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(MAIL);
    expect(lines[0]).not.toContain(KEY);
  });

  test('and one that cannot be scrubbed is replaced by a marker', () => {
    const broken: ValueScrubber = {
      value: () => {
        throw new Error(`boom ${MAIL}`);
      },
    };
    const { log, lines, last } = createTestLog({ scrubber: broken });
    log.error('mail.failed', { to: MAIL });
    expect(lines).toHaveLength(1);
    expect(last()).toEqual({
      level: 'error',
      time: NOW.toISOString(),
      event: 'log.event_withheld',
      why: 'An event was withheld because it could not be scrubbed.',
    });
  });

  test('and one that is too long is replaced by a marker, not cut in the middle of a secret', () => {
    const { log, last } = createTestLog({ scrubber: { value: (value) => ({ value }) } });
    log.info('x', { long: 'a'.repeat(300_000) });
    expect(last()).toMatchObject({ event: 'log.event_withheld' });
  });
});

describe('an event is one line that says what happened', () => {
  test('with level, time, name and fields', () => {
    const { log, last } = createTestLog();
    log.with({ requestId: 'r-1' }).warn('http.slow', { tookMs: 12 });
    expect(last()).toEqual({
      level: 'warn',
      time: NOW.toISOString(),
      event: 'http.slow',
      requestId: 'r-1',
      tookMs: 12,
    });
  });

  test('whatever characters came from outside', () => {
    fc.assert(
      fc.property(anyText, anyText, (event, text) => {
        const { log, lines } = createTestLog();
        log.info(event, { text });
        expect(lines).toHaveLength(1);
        expect(lines[0]!.slice(0, -1)).not.toMatch(MISLEADING);
      }),
      { seed: 20261102 },
    );
  });

  test('even if a title tries to forge a second line or colour the terminal', () => {
    const { log, lines } = createTestLog();
    log.info('x', { title: 'ok\r\n{"level":"error"}\u2028\u001b[31mred\u009b31m\u202Egnp.exe' });
    expect(lines[0]!.match(/\n/g)).toHaveLength(1);
    expect(lines[0]).toContain(String.raw`\r\n`);
    expect(lines[0]).toContain(String.raw`\u2028\u001b[31mred\u009b31m\u202egnp`);
  });

  test('and whose level, time and name its fields cannot forge', () => {
    const { log, last } = createTestLog();
    log.info('x', { level: 'error', time: 'never', event: 'forged' });
    expect(last()).toEqual({
      level: 'info',
      time: NOW.toISOString(),
      event: 'x',
      level_: 'error',
      time_: 'never',
      event_: 'forged',
    });
  });

  test('with errors readable, cycles cut and odd values named', () => {
    const { log, last } = createTestLog();
    const cyclic: Record<string, unknown> = { big: 12n, none: Number.NaN, bytes: new Uint8Array(3), run: () => 1 };
    cyclic['self'] = cyclic;
    log.error('x', {
      error: new AppFailure({ kind: 'invalid', code: 'request/bad', public: 'No.', internal: 'why' }),
      cyclic,
    });
    expect(last()).toMatchObject({
      error: { type: 'AppFailure', message: 'why', code: 'request/bad', stack: expect.stringContaining('AppFailure') },
      cyclic: { big: '12', none: 'NaN', bytes: '[3 bytes]', run: '[function]', self: '[circular]' },
    });
  });
});

test('events below the level are not emitted', () => {
  const { log, lines } = createTestLog({ level: 'warn' });
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['c', 'd']);
});

test('a field that is labelled CONFIDENTIAL does not compile, and is logged as its class where the compiler is blind [GOV 6.1, 6.3]', () => {
  const { log, last } = createTestLog();
  const address = new Classified('CONFIDENTIAL', 'a street that no scrubber knows');
  // @ts-expect-error -- a log holds INTERNAL at most
  log.info('mail.sent', { to: address });
  expect(last()).toMatchObject({ to: '[CONFIDENTIAL]' });
  // @ts-expect-error -- nor bound to all that follows
  log.with({ to: address }).info('mail.sent');
  expect(last()).toMatchObject({ to: '[CONFIDENTIAL]' });
  log.info('mail.sent', { letters: [{ to: address }], title: new Classified('INTERNAL', 'Checkout fails') });
  expect(last()).toMatchObject({ letters: [{ to: '[CONFIDENTIAL]' }], title: 'Checkout fails' });
});

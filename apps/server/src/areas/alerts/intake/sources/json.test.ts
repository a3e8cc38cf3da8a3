import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { translationFrom } from './json.ts';

const at = new Date('2026-11-02T10:00:00Z');

const LIST = `each: body.alerts
group: body.rule
when: item.kind == "alert"
identity: item.id
over: item.state in ["ok", "closed"]
name: item.title
start: item.since
link: item.url
label severity: item.level
label value: item.value > 0.5 ? "high" : "low"
label tags: item.tags
annotation summary: "level " + string(item.level)`;

const item = (given: object = {}) => ({
  kind: 'alert',
  id: 7,
  state: 'open',
  title: 'Queue 🦊',
  since: '2026-11-02T09:59:00+0000',
  url: 'https://example.org/7',
  level: 'high',
  value: 0.7,
  tags: ['a', 'b'],
  ...given,
});

function read(translation: string, body: unknown) {
  const made = translationFrom(translation);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value(body, at);
}

describe('a translation', () => {
  test('makes alerts of a list, each with its end, its labels and its words', () => {
    const told = read(LIST, { rule: 'queues', alerts: [item(), item({ id: 8, state: 'ok' }), item({ kind: 'news' })] });
    expect(told).toMatchObject({
      ok: true,
      value: {
        groupKey: 'queues',
        signals: [
          {
            status: 'firing',
            startsAt: '2026-11-02T09:59:00.000000000Z',
            labels: { alertname: 'Queue 🦊', severity: 'high', value: 'high', tags: '["a","b"]' },
            annotations: { summary: 'level high' },
            generatorUrl: 'https://example.org/7',
          },
          { status: 'resolved' },
        ],
        unreadable: [],
      },
    });
  });

  test('leaves out of a list what cannot be read, and says what it lacked', () => {
    const told = read(LIST, { rule: 'q', alerts: [item(), item({ id: undefined }), item({ state: undefined }), 5] });
    expect(told).toMatchObject({
      value: {
        signals: [{}],
        unreadable: [
          { path: '/1/identity', problem: 'must be text' },
          { path: '/2/over', problem: 'must be true or false' },
          { path: '/3/when' },
        ],
      },
    });
  });

  test.each([
    [{ rule: 'q' }, '/each'],
    [{ rule: 'q', alerts: {} }, '/each'],
    [{ alerts: [item()] }, '/group'],
    [{ rule: 'q', alerts: [item({ title: ' ' })] }, '/0/name'],
    [null, '/each'],
    ['text', '/each'],
    [{ rule: 'q', alerts: Array.from({ length: 501 }, () => item()) }, '/each'],
  ])('refuses a body that it does not fit, naming the line: %#', (body, path) => {
    expect(read(LIST, body)).toMatchObject({ ok: false, error: [{ path }] });
  });

  test('of which nothing is an alert is noted', () => {
    expect(read(LIST, { rule: 'q', alerts: [item({ kind: 'news' })] })).toMatchObject({
      value: { signals: [], noted: [expect.stringContaining('it contains no alert')] },
    });
    expect(read('when: body.on\nidentity: body.id\nname: body.id', { on: false })).toMatchObject({
      value: { signals: [] },
    });
  });

  test.each([
    ['body.tags.exists(t, t == "x")', 'exists'],
    ['body.tags.map(t, t)', 'map'],
    ['body.name.matches("(a+)+$")', 'matches'],
    ['body.name.split("")', 'split'],
    ['cel.bind(x, body, x)', 'bind'],
  ])('makes no loops and no patterns: %s', (expression, called) => {
    const made = translationFrom(`identity: body.id\nname: ${expression}`);
    expect(made).toMatchObject({
      ok: false,
      error: [{ problem: `name: calls “${called}”, which is not allowed in a translation` }],
    });
  });

  test.each(['1 +', 'nobody.knows', `${'1 + '.repeat(80)}1`, '"a" + 1', 'body.x.nothing()'])(
    'that is no expression is refused where it is written: %#',
    (expression) => {
      expect(translationFrom(`identity: body.id\nname: ${expression}`)).toMatchObject({ ok: false });
    },
  );

  test('reads any JSON there is without failing, and never reaches behind it', () => {
    const made = translationFrom(
      `${LIST}\nlabel proto: item.__proto__\nlabel made: item.constructor\nlabel deep: body.a.b.c`,
    );
    if (!made.ok) throw new Error('not readable');
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        for (const body of [
          one,
          { rule: 'q', alerts: [one, item({ id: other }), item({ title: one, tags: other })] },
        ]) {
          const told = made.value(body, at);
          if (told.ok) for (const { labels } of told.value.signals) expect(labels).not.toHaveProperty('made');
        }
      }),
      { seed: 1812, numRuns: 200 },
    );
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

let at: AlertsOverHttp;
let code = '';
beforeAll(async () => {
  at = await alertsOverHttp({ mostPerBatch: 100, mostWaiting: 1000 });
  await at.post(
    notification(
      [
        wireAlert({
          fingerprint: 'a1',
          labels: { alertname: 'Caf\u00e9 voll', severity: 'warning', team: 'on "call" \\ 24%', pod: '10.1.2.3' },
          annotations: { summary: 'die Schlange wächst 🦊' },
        }),
        wireAlert({
          fingerprint: 'a2',
          labels: { alertname: '=HYPERLINK("http://x")', severity: 'warning', cluster: 'eu-1' },
          annotations: { summary: '@SUM(1)' },
        }),
      ],
      { groupKey: 'one' },
    ),
  );
  const { rows } = await sql<{ code: string }>`select code from incidents`.execute(at.it.story.host.db);
  code = rows[0]?.code ?? '';
  await at.post(
    notification([wireAlert({ fingerprint: 'a3', labels: { alertname: 'Other', severity: 'warning' } })], {
      groupKey: 'two',
    }),
  );
});
afterAll(async () => at.end());

const found = async (q: string) =>
  (await at.ask('GET', `/v1/alerts?q=${encodeURIComponent(q)}`))
    .json<{ items: { name: string }[] }>()
    .items.map(({ name }) => name);

const CAFE = 'Caf\u00e9 voll';

describe('alerts are found as people type', () => {
  test.each([
    ['an accent composed', 'caf\u00e9', [CAFE]],
    ['an accent put together', 'cafe\u0301', [CAFE]],
    ['a label as lists show it', 'cluster=eu-1', ['=HYPERLINK("http://x")']],
    ['a label that is still being typed', 'cluster=e', ['=HYPERLINK("http://x")']],
    ['a label in quotes, with quotes and a backslash in it', 'team=on', [CAFE]],
    ['a piece with a quote', 'on "call"', [CAFE]],
    ['a per cent sign, which stands for itself', '24%', [CAFE]],
    ['a phrase', '"Schlange wächst"', [CAFE]],
    ['a phrase that is not there', '"wächst Schlange"', []],
    ['an emoji beside a word', 'wächst 🦊', [CAFE]],
    ['an address, by what stands for it', '10.1.2.3', [CAFE]],
    ['a label with an address', 'pod=10.1.2.3', [CAFE]],
    ['words and a label together', 'voll team=on', [CAFE]],
    ['a code that nobody has', 'INC-ZZZZZ', []],
    ['nothing but quotes', '""', ['Other', '=HYPERLINK("http://x")', CAFE]],
  ])('%s', async (_what, q, names) => {
    expect((await found(q)).toSorted()).toEqual(names.toSorted());
  });

  test('by the code of their incident, in either case, and by their own id', async () => {
    expect(await found(code.toLowerCase())).toHaveLength(2);
    const { rows } = await sql<{ id: string }>`select id from alerts where fingerprint = 'a3'`.execute(
      at.it.story.host.db,
    );
    expect(await found(rows[0]?.id ?? '')).toEqual(['Other']);
  });
});

describe('an export', () => {
  const exported = async (body: object, who = 'sre') => at.ask('POST', '/v1/alerts/export', who, body);

  test('as CSV is safe in a spreadsheet, and on the record [GOV 7.1]', async () => {
    const before = (await at.it.story.entries('alerts.exported')).length;
    const { body, headers } = await exported({ as: 'csv' });
    expect(headers['content-disposition']).toBe('attachment; filename="alerts.csv"');
    expect(body).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(body).not.toMatch(/[,\n]"?[=@+-]/);
    expect(body.split('\r\n')).toHaveLength(5);
    expect(await at.it.story.entries('alerts.exported')).toHaveLength(before + 1);
  });

  test('as JSON holds what its filters leave, and nothing that was taken out [GOV 6.6]', async () => {
    const { body } = await exported({ as: 'json', q: '10.1.2.3' });
    expect((JSON.parse(body) as { name: string }[]).map(({ name }) => name)).toEqual([CAFE]);
    expect(body).not.toContain('10.1.2.3');
    expect(JSON.stringify(await at.it.story.entries('alerts.exported'))).not.toContain('10.1.2.3');
    expect((await exported({ as: 'xls' })).statusCode).toBe(400);
  });
});

describe('a view', () => {
  const save = async (body: object, who = 'sre') => at.ask('POST', '/v1/alert-views', who, body);
  const views = async (who: string) =>
    (await at.ask('GET', '/v1/alert-views', who)).json<{
      items: { id: string; name: string; filters: object; address: string; may: { remove: { allowed: boolean } } }[];
    }>().items;

  test('is one’s own or kept for everybody, has an address, and goes with whoever kept it [GOV 6.2]', async () => {
    const own = (await save({ name: 'Café 🦊', q: 'cafe\u0301 "on call"', state: 'firing' })).json<{ id: string }>();
    const shared = (await save({ name: 'Nobody’s', unrouted: true, shared: true })).json<{ id: string }>();
    expect(await views('sre')).toMatchObject([
      { name: 'Nobody’s', filters: { unrouted: true }, may: { remove: { allowed: true } } },
      { name: 'Café 🦊', address: `/alerts/views/${own.id}`, filters: { q: 'cafe\u0301 "on call"', state: 'firing' } },
    ]);
    expect(await views('bystander')).toMatchObject([{ name: 'Nobody’s', may: { remove: { allowed: false } } }]);
    const remove = async (id: string, who: string) => {
      const answer = await at.ask('POST', `/v1/alert-views/${id}/remove`, who, {});
      return answer.statusCode === 204 ? 'done' : answer.json<{ code: string }>().code;
    };
    expect([await remove(own.id, 'bystander'), await remove(shared.id, 'bystander')]).toEqual([
      'alerts/view-not-found',
      'alerts/view-of-another',
    ]);
    expect([await remove(own.id, 'sre'), await remove(own.id, 'sre'), await remove(shared.id, 'sre')]).toEqual([
      'done',
      'alerts/view-not-found',
      'done',
    ]);
    expect(await at.it.story.entries('alert_view.removed')).toHaveLength(2);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { startAlertStory, type AlertStory } from '../../alerts/testing/alert-story.ts';
import { notification, wireAlert } from '../../alerts/testing/notifications.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { typed } from '../../incidents/testing/incident-story.ts';
import { forgetAddress } from '../commands/forget-address.ts';
import { knowAddress } from '../commands/know-address.ts';
import { followAddresses } from '../follow-addresses.ts';
import { added } from '../testing/catalog-story.ts';

let told: AlertStory;
let look: () => Promise<void>;
beforeEach(async () => {
  told = await startAlertStory();
  look = followAddresses(told.story.host.db, told.story.host.scrubber);
});
afterEach(async () => told.end());

const knows = async (name: string, address: string, expectedVersion = 1) =>
  told.story.done(told.story.sre, knowAddress, { name, address, expectedVersion });

const labels = async () =>
  (
    await sql<{ labels: string }>`select labels from alerts order by received_at, id`.execute(told.story.host.db)
  ).rows.map((row) => JSON.parse(row.labels) as Record<string, string>);

const from = (instance: string, fingerprint = '00000000000000a1') =>
  notification([wireAlert({ fingerprint, labels: { alertname: 'Slow', severity: 'critical', instance } })]);

describe('an address that the catalog knows', () => {
  test('stands in records under the name of what it is, in any spelling; any other is a pseudonym [GOV 6.6]', async () => {
    await added(told.story, 'checkout');
    await knows('checkout', '10.0.3.7');
    await knows('checkout', 'fd00::7', 2);
    await look();
    await told.send(from('10.0.3.7:9100'));
    await told.send(from('[FD00:0:0::7]:9100', '00000000000000b2'));
    await told.send(from('10.0.3.8:9100', '00000000000000c3'));
    expect((await labels()).map(({ instance }) => instance)).toEqual([
      'checkout:9100',
      '[checkout]:9100',
      expect.stringMatching(/^ip~/),
    ]);
    const { code } = await told.story.done(told.story.sre, declareIncident, { title: typed('no answer of 10.0.3.7') });
    const { rows } = await sql`select title from incidents where code = ${code}`.execute(told.story.host.db);
    expect(rows).toEqual([{ title: 'no answer of checkout' }]);
  });

  test('does so in what is read beside the server too, by threads that run and by those that begin later', async () => {
    const { scrubber } = told.story.host;
    const text = `${'x '.repeat(40_000)}10.0.3.7`;
    expect((await scrubber.beside.text(text)).text).toMatch(/ip~[^ ]+$/);
    await added(told.story, 'checkout');
    await knows('checkout', '10.0.3.7');
    await look();
    expect((await scrubber.beside.text(text)).text).toMatch(/checkout$/);
    expect((await scrubber.beside.value({ note: text })).value.note).toMatch(/checkout$/);
    expect((await scrubber.beside.nameless({ note: text })).value.note).toMatch(/ip~[^ ]+$/);
  });

  test('is a pseudonym again once it is forgotten', async () => {
    await added(told.story, 'checkout');
    await knows('checkout', '10.0.3.7');
    await look();
    await told.story.done(told.story.sre, forgetAddress, { name: 'checkout', address: '10.0.3.7', expectedVersion: 2 });
    await look();
    expect(told.story.host.scrubber.text('10.0.3.7').text).toMatch(/^ip~/);
  });

  test('leaves groups as they are: what is grouped by it joins the incident that is open', async () => {
    const grouped = (fingerprint: string) => ({
      ...from('10.0.3.7:9100', fingerprint),
      groupKey: '{}:{instance="10.0.3.7:9100"}',
    });
    await told.send(grouped('00000000000000a1'));
    await added(told.story, 'checkout');
    await knows('checkout', '10.0.3.7');
    await look();
    await told.send(grouped('00000000000000b2'));
    const { rows } = await sql`select count(*)::int as incidents from incidents`.execute(told.story.host.db);
    expect(rows).toEqual([{ incidents: 1 }]);
  });

  test('a name that would itself be taken out stands for nothing [GOV 6.6]', async () => {
    await added(told.story, 'ip-10-0-3-7');
    await knows('ip-10-0-3-7', '10.0.3.7');
    await look();
    const { text } = told.story.host.scrubber.text('from 10.0.3.7 to ip-10-0-3-7');
    expect(text).toMatch(/^from ip~\S+ to ip-ip~\S+$/);
  });
});

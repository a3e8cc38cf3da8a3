import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test } from 'vitest';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import { setTimeZone } from '../../identity/commands/set-time-zone.ts';
import { acknowledgeIncident } from '../../incidents/public.ts';
import { removeChannel } from '../commands/remove-channel.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';
import type { Received } from '../testing/receiver.ts';

let paging: PagingStory;
afterEach(async () => paging.end());

const told = (message: Received | undefined): Record<string, unknown> =>
  (JSON.parse(message?.body ?? '{}') as { data: Record<string, unknown> }).data;

/** Whether the library that receivers use produces the same signature. */
function isSignedWith(secret: string, message: Received | undefined): boolean {
  const sentAt = new Date(Number(message?.headers['webhook-timestamp']) * 1000);
  const expected = new Webhook(secret).sign(message?.headers['webhook-id'] ?? '', sentAt, message?.body ?? '');
  return message?.headers['webhook-signature']?.split(' ').includes(expected) === true;
}

const statesOfPages = async (): Promise<string[]> =>
  (await sql<{ state: string }>`select state from pages order by queued_at, id`.execute(paging.story.host.db)).rows.map(
    ({ state }) => state,
  );

describe('a SEV-1 pages its on-call list [GOV 3.1.2]', () => {
  test('each person once, by a signed webhook that carries id, severity, deadline, what to do and link', async () => {
    paging = await startPagingStory();
    const channel = await paging.addWebhook();
    const code = await paging.declare();
    expect(paging.receiver.received.map(told)).toMatchObject(
      [paging.story.sre, paging.story.secondSre].map(({ id }) => ({
        to: id,
        incident: code,
        severity: 'SEV-1',
        drill: false,
        reason: 'declared',
        due: { what: 'acknowledge', at: '2026-11-02T09:05:00.000Z' },
        summary: `SEV-1 ${code}: acknowledge by 09:05:00 UTC`,
        todo: 'Acknowledge it to stop the paging, then take command.',
        link: `https://muster.example.org/incidents/${code}`,
      })),
    );
    const secret = keyedHash(
      paging.story.host.ring.current('webhooks').bytes,
      'notifications/webhook-secret/v1',
      channel,
    );
    for (const message of paging.receiver.received)
      expect(isSignedWith(`whsec_${secret.toString('base64')}`, message)).toBe(true);
    expect(await statesOfPages()).toEqual(['handed-over', 'handed-over']);
    const handedOver = (await paging.story.entries('page.handed_over')).map(({ data }) => [
      data['to'],
      data['channel'],
    ]);
    for (const { id } of [paging.story.sre, paging.story.secondSre])
      for (const channel of ['webhook', 'e-mail']) expect(handedOver).toContainEqual([id, channel]);
  });

  test('a secret kept by reference signs, and neither database nor ledger ever holds it [GOV 6.4]', async () => {
    paging = await startPagingStory();
    paging.env['MUSTER_SECRET_PAGER'] = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
    await paging.addWebhook({ secretRef: 'env:MUSTER_SECRET_PAGER' });
    await paging.declare();
    expect(isSignedWith(paging.env['MUSTER_SECRET_PAGER'], paging.receiver.received[0])).toBe(true);
    const { rows } = await sql<{ kept: string }>`
      select url || coalesce(secret_ref, '') as kept from notification_channels
      union all select envelope from ledger_pending`.execute(paging.story.host.db);
    expect(JSON.stringify(rows)).not.toContain(Buffer.alloc(32, 5).toString('base64').slice(0, 20));
  });

  test('the title leaves only by a channel that is approved for INTERNAL text [GOV 6.2]', async () => {
    paging = await startPagingStory();
    await paging.addWebhook();
    await paging.addWebhook({ approvedForInternal: true }, paging.story.governance);
    await paging.declare({ title: 'Checkout of customer A fails' });
    const titles = paging.receiver.received.map((message) => told(message)['title']);
    expect(titles.filter((title) => title === undefined)).toHaveLength(2);
    expect(titles.filter((title) => title === 'Checkout of customer A fails')).toHaveLength(2);
    const approved = paging.receiver.received.map(told).filter(({ title }) => title !== undefined);
    expect(approved).toMatchObject([
      { services: ['fraud-model'], name: expect.stringMatching(/Ada|Grace/) as string },
      { services: ['fraud-model'], name: expect.stringMatching(/Ada|Grace/) as string },
    ]);
  });

  test('a drill says that it is one', async () => {
    paging = await startPagingStory();
    await paging.addWebhook();
    await paging.declare({ drill: true });
    expect(told(paging.receiver.received[0])).toMatchObject({ drill: true });
  });
});

describe('what one channel took does not silence the others [GOV 3.1.2]', () => {
  test('whoever adds a webhook that takes everything diverts nothing: the mailboxes get it all the same', async () => {
    paging = await startPagingStory();
    await paging.addWebhook();
    await paging.declare();
    expect(paging.office.letters.map(({ to }) => to).toSorted()).toEqual(['ada@example.org', 'grace@example.org']);
  });

  test('one that failed is tried again until somebody answers, though another took it', async () => {
    paging = await startPagingStory();
    await paging.addWebhook();
    paging.office.refuses = 451;
    const code = await paging.declare();
    expect(await statesOfPages()).toEqual(['handed-over', 'handed-over']);
    expect((await paging.story.entries('page.failed')).map(({ data }) => data['channel'])).toEqual([
      'e-mail',
      'e-mail',
    ]);
    const taken = paging.receiver.received.length;
    paging.office.refuses = undefined;
    await paging.story.advance({ seconds: 1 });
    expect(paging.office.letters).toHaveLength(2);
    expect(paging.receiver.received).toHaveLength(taken);
    paging.office.refuses = 451;
    await paging.story.advance({ minutes: 2 });
    await paging.story.done(paging.story.sre, acknowledgeIncident, { code });
    paging.office.refuses = undefined;
    const before = paging.office.letters.length;
    await paging.story.advance({ minutes: 1 });
    expect(paging.office.letters).toHaveLength(before);
  });
});

describe('a letter is read by its reader’s clock [GOV 3.1.2]', () => {
  test('in the zone that they have set, and a repeated one says what is overdue', async () => {
    paging = await startPagingStory();
    await paging.story.done(paging.story.sre, setTimeZone, { timeZone: 'Europe/Berlin' });
    const code = await paging.declare();
    const subjects = () =>
      paging.office.letters.filter(({ to }) => to === 'ada@example.org').map(({ subject }) => subject);
    expect(subjects()).toEqual([`SEV-1 ${code}: acknowledge by 10:05:00 Europe/Berlin`]);
    await paging.story.advance({ minutes: 6 });
    expect(subjects().at(-1)).toBe(`SEV-1 ${code}: acknowledge overdue since 10:05:00 Europe/Berlin`);
  });
});

describe('a person’s link goes only where they have said [GOV 1.1]', () => {
  const linksIn = () => paging.receiver.received.map(told).map(({ to, link }) => [to, String(link).includes('/a/k1~')]);

  test('their own webhook gets their pages, with the link that answers, and nobody else’s', async () => {
    paging = await startPagingStory();
    await paging.addWebhook({ mine: true }, paging.story.secondSre);
    await paging.declare();
    expect(linksIn()).toEqual([[paging.story.secondSre.id, true]]);
  });

  test('one that carries everybody’s shows no such link, however it is added', async () => {
    paging = await startPagingStory();
    await paging.addWebhook({ approvedForInternal: true }, paging.story.governance);
    await paging.declare();
    expect(linksIn()).toHaveLength(2);
    expect(linksIn()).toEqual(
      expect.arrayContaining([
        [paging.story.sre.id, false],
        [paging.story.secondSre.id, false],
      ]),
    );
    expect(paging.receiver.received.map(({ body }) => body).join()).not.toContain('/a/');
  });
});

describe('where no webhook takes a page, the person’s own mailbox has it', () => {
  test('at once, not after a wait; without INTERNAL text', async () => {
    paging = await startPagingStory();
    await paging.addWebhook();
    paging.receiver.answer = 503;
    const code = await paging.declare({ title: 'Checkout of customer A fails' });
    expect(paging.office.letters.map(({ to, subject }) => [to, subject])).toEqual([
      ['ada@example.org', `SEV-1 ${code}: acknowledge by 09:05:00 UTC`],
      ['grace@example.org', `SEV-1 ${code}: acknowledge by 09:05:00 UTC`],
    ]);
    expect(JSON.stringify(paging.office.letters)).not.toContain('Checkout');
    expect(paging.office.letters[0]?.text).toMatch(/https:\/\/muster\.example\.org\/a\/k1~/);
    expect(await statesOfPages()).toEqual(['handed-over', 'handed-over']);
    expect((await paging.story.entries('page.failed')).map(({ data }) => [data['channel'], data['reason']])).toEqual([
      ['webhook', 'answered-503'],
      ['webhook', 'answered-503'],
    ]);
  });

  test('also where the webhook’s secret cannot be found', async () => {
    paging = await startPagingStory();
    await paging.addWebhook({ secretRef: 'env:MUSTER_SECRET_NOT_THERE' });
    await paging.declare();
    expect(paging.receiver.received).toEqual([]);
    expect(paging.office.letters).toHaveLength(2);
  });

  test('an address that is gone is not called again', async () => {
    paging = await startPagingStory();
    await paging.addWebhook();
    paging.receiver.answer = 410;
    await paging.declare();
    const calls = paging.receiver.received.length;
    expect(await paging.story.entries('channel.gone')).not.toEqual([]);
    await paging.declare();
    expect(paging.receiver.received).toHaveLength(calls);
    await paging.story.advance({ minutes: 1 });
    expect(paging.office.letters).toHaveLength(4);
  });
});

describe('a page is not lost', () => {
  test('an answer that never comes leaves it unknown: it is sent again, under the same id', async () => {
    paging = await startPagingStory({ withMail: false, webhookTimeoutMs: 150 });
    await paging.addWebhook();
    paging.receiver.answer = 'never';
    const code = await paging.declare();
    expect(await statesOfPages()).toEqual(['sending', 'sending']);
    const { rows } = await sql<{ state: string; reason: string }>`select state, reason from page_deliveries`.execute(
      paging.story.host.db,
    );
    expect(rows).toEqual([
      { state: 'unknown', reason: 'timed-out' },
      { state: 'unknown', reason: 'timed-out' },
    ]);
    paging.receiver.answer = 200;
    await paging.story.advance({ seconds: 1 });
    expect(await statesOfPages()).toEqual(['handed-over', 'handed-over']);
    const ids = paging.receiver.received
      .filter((message) => told(message)['incident'] === code)
      .map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(2);
  });

  test('but called off for whoever is not a member any more when it would leave [GOV 1.1]', async () => {
    paging = await startPagingStory({ withMail: false });
    await paging.addWebhook();
    paging.receiver.answer = 503;
    await paging.declare();
    await laidDown(
      paging.story.host,
      async (tx) =>
        void (await sql`update principals set state = 'suspended' where id = ${paging.story.secondSre.id}`.execute(tx)),
    );
    paging.receiver.answer = 200;
    const before = paging.receiver.received.length;
    await paging.story.advance({ seconds: 30 });
    expect(await statesOfPages()).toEqual(['handed-over', 'stopped']);
    const after = paging.receiver.received.slice(before).map((message) => told(message)['to']);
    expect(new Set(after)).toEqual(new Set([paging.story.sre.id]));
  });

  test('a server that dies while sending is followed by one that sends it again', async () => {
    paging = await startPagingStory();
    await paging.addWebhook();
    paging.receiver.answer = 503;
    paging.office.refuses = 451;
    await paging.declare();
    // State after a kill: a leased row whose lease expires, and attempts that nobody settles.
    await laidDown(
      paging.story.host,
      async (tx) =>
        void (await sql`update due_work set state = 'leased', claimable_at = ${new Date('2026-11-02T09:00:30.000Z')} where kind = 'page.send'`.execute(
          tx,
        )),
    );
    await laidDown(
      paging.story.host,
      async (tx) => void (await sql`update page_deliveries set state = 'sending', settled_at = null`.execute(tx)),
    );
    paging.receiver.answer = 200;
    await paging.story.advance({ seconds: 29 });
    expect(await statesOfPages()).toEqual(['sending', 'sending']);
    await paging.story.advance({ seconds: 1 });
    expect(await statesOfPages()).toEqual(['handed-over', 'handed-over']);
  });

  test('one that no channel takes is tried to the end, then given up, parked and raised', async () => {
    paging = await startPagingStory({ withMail: false });
    await paging.addWebhook();
    paging.receiver.answer = 503;
    const code = await paging.declare();
    await paging.story.advance({ minutes: 1 });
    expect(await statesOfPages()).toEqual(['sending', 'sending']);
    await paging.story.advance({ minutes: 30 });
    const first = (
      await sql<{
        state: string;
        attempts: number;
      }>`select state, attempts from pages order by queued_at, id limit 1`.execute(paging.story.host.db)
    ).rows;
    expect(first).toEqual([{ state: 'failed', attempts: 11 }]);
    expect(paging.story.host.log.events.map(({ event }) => event)).toContain('due.parked');
    const failures = (await paging.story.entries('page.failed')).filter(
      ({ data }) => data['to'] === paging.story.sre.id,
    );
    expect(failures.every(({ data }) => data['reason'] === 'answered-503')).toBe(true);
    expect(code).toMatch(/^INC-/);
  });

  test('with nothing to send by it is given up at once, and the record says so', async () => {
    paging = await startPagingStory({ withMail: false });
    await paging.declare();
    expect(await statesOfPages()).toEqual(['failed', 'failed']);
    expect((await paging.story.entries('page.failed')).map(({ data }) => data['reason'])).toEqual([
      'no-channel',
      'no-channel',
    ]);
  });

  test('a failure that repeats is told once, not with every attempt', async () => {
    paging = await startPagingStory({ withMail: false });
    await paging.addWebhook();
    paging.receiver.answer = 503;
    await paging.declare();
    await paging.story.advance({ seconds: 20 });
    const failures = (await paging.story.entries('page.failed')).filter(
      ({ data }) => data['to'] === paging.story.sre.id,
    );
    expect(paging.receiver.received.length).toBeGreaterThan(6);
    expect(failures).toHaveLength(1);
  });
});

describe('nobody is woken for nothing', () => {
  test('an acknowledgment stops the pages that have not left', async () => {
    paging = await startPagingStory({ withMail: false });
    await paging.addWebhook();
    paging.receiver.answer = 503;
    const code = await paging.declare();
    paging.receiver.answer = 200;
    const before = paging.receiver.received.length;
    await paging.story.done(paging.story.sre, acknowledgeIncident, { code });
    await paging.story.advance({ minutes: 10 });
    const pages = paging.receiver.received.slice(before).map(told);
    expect(pages.filter(({ reason }) => reason === 'declared' || reason === 'repeated')).toEqual([]);
    expect(await statesOfPages()).toContain('stopped');
  });

  test('a channel that was removed hears nothing more', async () => {
    paging = await startPagingStory();
    const id = await paging.addWebhook();
    await paging.story.done(paging.story.sre, removeChannel, { id });
    await paging.declare();
    expect(paging.receiver.received).toEqual([]);
    expect(paging.office.letters).toHaveLength(2);
  });
});

import { laidDown } from '../../../testing/people.ts';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { setTimeZone } from '../../identity/commands/set-time-zone.ts';
import { acknowledgeIncident } from '../../incidents/public.ts';
import { answerPage } from '../commands/answer-page.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
beforeEach(async () => {
  paging = await startPagingStory();
  await paging.addWebhook();
});
afterEach(async () => paging.end());

/** The path of the link sent to this person's own mailbox; rooms get none. */
function linkOf(person: { readonly id: string }): string {
  const mailbox = person.id === paging.story.sre.id ? 'ada@example.org' : 'grace@example.org';
  const letter = paging.office.letters.find(({ to }) => to === mailbox);
  const link = /https:\/\/muster\.example\.org(\/a\/\S+)/.exec(letter?.text ?? '')?.[1];
  if (link === undefined) throw new Error('this person was sent no link');
  return link;
}

const get = async (url: string) => paging.http.app.inject({ method: 'GET', url });
const press = async (url: string, headers: Record<string, string> = {}) =>
  paging.http.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: '',
  });
const acknowledgments = async () =>
  (await paging.story.entries('incident.status_updated')).filter(({ data }) => data['to'] === 'acknowledged');
const expiryOf = (path: string): Date => {
  const claim = paging.parts.links.open(path.slice('/a/'.length), paging.story.host.clock.now());
  if (!claim) throw new Error('not a link');
  return claim.expiresAt;
};

describe('the answer link', () => {
  test('shows what, how bad, until when and who one is, and does nothing, however often it is fetched', async () => {
    const code = await paging.declare({ title: 'Fraud <b>model</b> p99 over 2 s' });
    const link = linkOf(paging.story.sre);
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      expect((await paging.http.app.inject({ method, url: link, headers: { purpose: 'prefetch' } })).statusCode).toBe(
        200,
      );
    }
    const { body } = await get(link);
    expect(body).toContain(code);
    expect(body).toContain('Fraud &#60;b&#62;model&#60;/b&#62; p99 over 2 s');
    expect(body).toContain('Acknowledge as AL');
    expect(body).toContain('ML Platform SRE');
    expect(body).toContain('09:05:00 UTC');
    expect(await acknowledgments()).toEqual([]);
  });

  test('acknowledges as the paged person when its button is pressed, once [GOV 3.1.2, 7.2]', async () => {
    await paging.declare();
    const link = linkOf(paging.story.sre);
    const first = await press(link, { 'sec-fetch-site': 'same-origin' });
    expect([first.statusCode, first.body]).toEqual([200, expect.stringContaining('You have it.')]);
    const again = await press(link);
    expect([again.statusCode, again.body]).toEqual([200, expect.stringContaining('You have it.')]);
    expect(await acknowledgments()).toMatchObject([{ actor: paging.story.sre.id, actor_kind: 'person' }]);
    expect(await paging.story.entries('answer_link.used')).toHaveLength(1);
    const answered = await paging.story.entries('page.answered');
    expect(answered.filter(({ data }) => data['to'] === paging.story.sre.id)).toHaveLength(1);
  });

  test('tells who comes second who was first, and when', async () => {
    await paging.declare();
    await press(linkOf(paging.story.sre));
    await paging.story.advance({ seconds: 30 });
    const second = await press(linkOf(paging.story.secondSre));
    expect(second.statusCode).toBe(200);
    expect(second.body).toContain('AL (ML Platform SRE) already acknowledged it');
    expect(second.body).toContain('09:00:00 UTC');
    expect(await acknowledgments()).toHaveLength(1);
  });

  test('stops being good when the policy says so, and one that is forged never was [GOV 1.1]', async () => {
    await paging.declare();
    const link = linkOf(paging.story.sre);
    const { minutes } = paging.story.host.policies().current.paging.answerLink.validFor;
    expect(expiryOf(link)).toEqual(addMinutes(new Date('2026-11-02T09:00:00.000Z'), minutes));
    const forged = `${link.slice(0, -1)}${link.endsWith('A') ? 'E' : 'A'}`;
    const dead = [await get(forged), await press(forged), await get('/a/x'), await get(`/a/${'k1~'.repeat(40)}`)];
    paging.story.host.clock.advance({ minutes });
    dead.push(await get(link), await press(link));
    expect(dead.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(new Set(dead.map(({ body }) => body)).size).toBe(1);
    expect(await acknowledgments()).toEqual([]);
  });

  test('a forged one that is pressed is counted on the record, without a name [GOV 7.1]', async () => {
    await paging.declare();
    const link = linkOf(paging.story.sre);
    await press(`${link.slice(0, -1)}${link.endsWith('A') ? 'E' : 'A'}`);
    const { rows } = await sql`select actor, command, count from refusal_counts`.execute(paging.story.host.db);
    expect(rows).toEqual([{ actor: 'anonymous', command: 'page.answer', count: '1' }]);
  });

  test('gives no right that its holder has not got now: who left the organisation acknowledges nothing [GOV 7.6]', async () => {
    await paging.declare();
    const link = linkOf(paging.story.sre);
    await laidDown(
      paging.story.host,
      async (tx) =>
        void (await sql`update principals set state = 'suspended' where id = ${paging.story.sre.id}`.execute(tx)),
    );
    expect((await press(link)).statusCode).toBe(404);
    expect(await acknowledgments()).toEqual([]);
  });

  test('answers for its own page only: not for another’s, and for none that there is not [GOV 7.6]', async () => {
    await paging.declare();
    const { sre, secondSre, host } = paging.story;
    const { rows } = await sql<{ id: string }>`select id from pages where principal_id = ${sre.id}`.execute(host.db);
    const page = rows[0]?.id ?? '';
    const notFound = { ok: false, error: { kind: 'not_found', code: 'notifications/page-not-found' } };
    expect(await paging.story.as(secondSre, answerPage, { page })).toMatchObject(notFound);
    expect(await paging.story.as(sre, answerPage, { page: host.ids.opaque() })).toMatchObject(notFound);
    expect(await acknowledgments()).toEqual([]);
  });

  test('pressed on another site it does nothing; another site cannot know it either', async () => {
    await paging.declare();
    const link = linkOf(paging.story.sre);
    expect((await press(link, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await press(link, { origin: 'https://evil.example' })).statusCode).toBe(403);
    expect(await acknowledgments()).toEqual([]);
  });

  test('its page runs no script, loads nothing, posts to its own origin only and does not tell its address', async () => {
    await paging.declare();
    const { headers, body } = await get(linkOf(paging.story.sre));
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({
      'referrer-policy': 'strict-origin',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
    const style = /<style>([^]*)<\/style>/.exec(body)?.[1] ?? '';
    expect(headers['content-security-policy']).toContain(createHash('sha256').update(style).digest('base64'));
    expect(body).not.toMatch(/<script|<link|<img|style=|onclick|https?:\/\//i);
  });

  test('says times in its reader’s zone, and that it is UTC where they have not said which', async () => {
    await paging.declare();
    const link = linkOf(paging.story.sre);
    expect((await get(link)).body).toContain('Times are in UTC');
    await paging.story.done(paging.story.sre, setTimeZone, { timeZone: 'Europe/Berlin' });
    const { body } = await get(link);
    expect(body).toContain('10:05:00 Europe/Berlin');
    expect(body).not.toContain('UTC');
  });

  test('after somebody acknowledged elsewhere the page offers no button', async () => {
    const code = await paging.declare();
    await paging.story.done(paging.story.secondSre, acknowledgeIncident, { code });
    const { body } = await get(linkOf(paging.story.sre));
    expect(body).not.toContain('<form');
    expect(body).toContain('GH (ML Platform SRE) already acknowledged it');
  });

  test('tells who acknowledged, however much has happened since', async () => {
    const code = await paging.declare();
    await paging.story.done(paging.story.secondSre, acknowledgeIncident, { code });
    await sql`
      insert into ledger_pending (id, thing_kind, thing_id, envelope, mac)
      select gen_random_uuid(), thing_kind, thing_id, envelope, mac
      from ledger_pending, generate_series(1, 1000) where envelope::jsonb ->> 'action' = 'incident.created'`.execute(
      paging.story.host.db,
    );
    expect((await get(linkOf(paging.story.sre))).body).toContain('GH (ML Platform SRE) already acknowledged it');
  });
});

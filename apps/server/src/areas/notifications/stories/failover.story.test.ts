import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { addPerson, laidDown } from '../../../testing/people.ts';
import { startTwoServers, type TwoServers } from '../../../testing/two-servers.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { announceMaintenance } from '../../alerts/commands/announce-maintenance.ts';
import { registerAlertReactions } from '../../alerts/reactions/register.ts';
import { include } from '../../comms/commands/audience-people.ts';
import { addAudience } from '../../comms/commands/audiences.ts';
import { publish } from '../../comms/commands/publish.ts';
import { subscribe } from '../../comms/commands/subscribe.ts';
import { planAudiences } from '../../comms/plan-audiences.ts';
import { registerCommsReactions } from '../../comms/reactions/register.ts';
import { peopleService } from '../../identity/public.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { incidentReads, updateStakeholders } from '../../incidents/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { teamOf, title } from '../../incidents/testing/incident-story.ts';
import { createPath } from '../../oncall/paths/commands/create-path.ts';
import { registerOnCallReactions } from '../../oncall/public.ts';
import { scheduled, weekly } from '../../oncall/testing/schedule-story.ts';
import { registerNotificationReactions } from '../reactions/register.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

/** One of two servers is killed midway; background work continues, with nothing lost and nothing done twice. */
let paging: PagingStory;
let servers: TwoServers;
beforeEach(async () => {
  paging = await startPagingStory();
  const { parts, story } = paging;
  const { services } = story.host;
  services.give(peopleService, parts.reads.people).give(incidentReads, parts.reads);
  const hooks = services.use(hooksService);
  services.give(hooksService, {
    ...hooks,
    onUpdateSent: async (ctx, { incident, note }) =>
      planAudiences(ctx, { incident, update: note, wording: 1, reaches: 'stakeholders' }),
  });
  servers = startTwoServers(story, (registry, host) => {
    registerIncidentReactions(registry);
    registerOnCallReactions(registry);
    registerCommsReactions(registry);
    registerAlertReactions(registry);
    registerNotificationReactions({ ...parts, host: { ...parts.host, db: host.db } })(registry);
  });
});
afterEach(async () => paging.end());

const declared = async (teamId?: string, severity: 'SEV-1' | 'SEV-4' = 'SEV-1'): Promise<string> =>
  (
    await paging.story.done(paging.story.sre, declareIncident, {
      title,
      facts: { ...factsFor[severity] },
      ...(teamId === undefined ? {} : { teamId }),
    })
  ).code;
/** How often each incident paged along its path, by reason and person. */
const pathPages = async () =>
  (
    await sql<{ incident: string; reason: string; pages: number }>`
      select incident_id as incident, reason, count(*)::integer as pages from pages
      where path_step is not null group by 1, 2, principal_id, queued_at order by 1, 2`.execute(paging.story.host.db)
  ).rows;
const unsettled = async (kind: string) =>
  (
    await sql<{ count: number }>`
      select count(*)::integer as count from due_work where kind = ${kind} and state in ('open', 'leased')`.execute(
      paging.story.host.db,
    )
  ).rows[0]?.count;
const lettersOf = (subject: RegExp) => paging.office.letters.filter((letter) => subject.test(letter.subject));
/** Deduplicates mails: one resent after a kill keeps its id. */
const different = (letters: readonly { readonly to: string; readonly id: string }[]) =>
  new Set(letters.map(({ to, id }) => `${to} ${id}`)).size;

describe('with one of two servers killed in the middle', () => {
  test('a maintenance window is announced by letter, one a person, and its reason stays inside [GOV 3.1.1, 6.2]', async () => {
    const { story } = paging;
    await story.done(story.secondSre, announceMaintenance, {
      endsAt: addMinutes(story.host.clock.now(), 60).toISOString(),
      reason: ownWords('new racks in Oslo'),
      service: ownWords('scoring'),
    });
    servers.killAt('alerts.suppression_tell');
    await servers.advance({ minutes: 1 });
    expect(servers.deaths()).toBe(1);
    servers.restart();
    await servers.advance({ minutes: 5 });
    const letters = lettersOf(/maintenance window[^"]* has started/);
    expect(letters.length).toBeGreaterThan(0);
    expect(different(letters)).toBe(new Set(letters.map(({ to }) => to)).size);
    expect(JSON.stringify(letters)).toContain('/alerts/held');
    expect(JSON.stringify(letters)).not.toMatch(/Oslo|scoring/);
  });

  test('escalations that repeat take every step once [GOV 3.1.5]', async () => {
    const { story } = paging;
    const team = await teamOf(story, story.bystander);
    const step = (id: string) => ({ targets: [{ kind: 'person' as const, id }], waitMinutes: 5 });
    await story.done(story.governance, createPath, {
      name: ownWords('Fraud'),
      teamId: team,
      plan: { steps: [step(story.bystander.id), step(story.secondSre.id)], rounds: 2, repeatsAfterMinutes: 30 },
    });
    const codes: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) codes.push(await declared(team));
    servers.killAt('oncall.path_step');
    await servers.advance({ minutes: 6 });
    expect(servers.deaths()).toBe(1);
    servers.restart();
    for (const code of codes) await story.done(story.sre, acknowledgeIncident, { code });
    servers.killAt('oncall.path_repeats');
    await servers.advance({ minutes: 31 });
    expect(servers.deaths()).toBe(2);
    servers.restart();
    servers.killAt('page.send');
    await servers.advance({ minutes: 5 });
    expect(servers.deaths()).toBe(3);
    await servers.advance({ minutes: 1 });
    const pages = await pathPages();
    for (const reason of ['path', 'still-open'])
      expect(pages.filter((each) => each.reason === reason).map(({ pages: each }) => each)).toEqual(
        Array(reason === 'path' ? 15 : 5).fill(1),
      );
    expect(await story.entries('incident.unacknowledged')).toHaveLength(5);
    expect([await unsettled('page.send'), await unsettled('oncall.path_repeats')]).toEqual([0, 0]);
  });

  test('each hand-over is recorded once, and whoever comes on call gets one digest of what is open', async () => {
    const { story } = paging;
    await scheduled(story, weekly(story.secondSre, story.bystander));
    await scheduled(story, weekly(story.secondSre, story.bystander), story.governance, 'Training');
    const code = await declared(undefined, 'SEV-4');
    await servers.advance({ hours: 1 });
    paging.office.forget();
    servers.killAt('oncall.boundary');
    await servers.advance({ days: 6, hours: 22 });
    expect(servers.deaths()).toBe(1);
    const first = lettersOf(/on call/i).filter(({ to }) => to.startsWith('mary'));
    expect([first.length, different(first)]).toEqual([2, 2]);
    expect(first[0]?.text).toContain(code);
    servers.restart();
    servers.killAt('oncall.tell');
    await servers.advance({ days: 7, minutes: 5 });
    expect(servers.deaths()).toBe(2);
    const second = lettersOf(/on call/i).filter(({ to }) => to.startsWith('grace'));
    expect(different(second)).toBe(2);
    expect((await story.entries('oncall.shift_began')).map(({ data }) => data['at'])).toEqual([
      '2026-11-09T08:00:00.000Z',
      '2026-11-09T08:00:00.000Z',
      '2026-11-16T08:00:00.000Z',
      '2026-11-16T08:00:00.000Z',
    ]);
    expect(await unsettled('oncall.tell')).toBe(0);
  });

  test('everybody on a list is told of an update, each of one letter [GOV 2.4]', async () => {
    const { story, parts } = paging;
    const { id } = await story.done(story.engineer, addAudience, {
      name: ownWords('The board 🐢'),
      reaches: 'stakeholders',
      severities: ['SEV-1'],
    });
    for (let nth = 0; nth < 12; nth += 1) {
      const member = await addPerson(story.host);
      const email = `member${nth}@example.org`;
      await laidDown(story.host, async (tx) =>
        parts.reads.people.keep(tx, member.id, { name: `Member ${nth}`, email }),
      );
      await story.done(story.engineer, include, { id, member: member.id });
    }
    const code = await declared();
    const update = async () =>
      story.done(story.sre, updateStakeholders, { code, text: ownWords('We are looking at it.') });
    const sent = () => lettersOf(new RegExp(`An update on ${code}`)).filter(({ to }) => to.startsWith('member'));
    servers.killAt('audience.fan_out');
    await update();
    await servers.advance({ seconds: 1 });
    expect([servers.deaths(), sent().length, different(sent())]).toEqual([1, 12, 12]);
    servers.restart();
    servers.killAt('audience.send');
    await update();
    await servers.advance({ minutes: 2 });
    expect([servers.deaths(), different(sent())]).toEqual([2, 24]);
    expect(await story.entries('audience.told')).toHaveLength(2);
    expect(await story.entries('audience.notice_settled')).toHaveLength(24);
    expect(await unsettled('audience.send')).toBe(0);
  });

  test('what is published is sent again under the id that it had, to a mailbox and to a webhook, and once more than it fell [GOV 2.4]', async () => {
    const { http, office, receiver, story } = paging;
    const reader = 'reader@customer.example';
    await story.done(story.engineer, subscribe, { kind: 'e-mail', address: reader });
    await story.done(story.engineer, subscribe, { kind: 'webhook', address: receiver.url });
    await servers.advance({ milliseconds: 0 });
    const asked = [...office.letters.map(({ text }) => text), ...receiver.received.map(({ body }) => body)].join('\n');
    for (const [, path] of asked.matchAll(/https:\/\/muster\.example\.org(\/s\/[^\s"]+)/g))
      await http.app.inject({
        method: 'POST',
        url: path ?? '',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'wants=yes',
      });
    office.forget();
    receiver.forget();
    const code = await declared();
    for (const text of ['We are looking at it.', 'It is found.']) {
      servers.restart();
      servers.killAt('status.send');
      await story.done(story.sre, publish, {
        code,
        text: ownWords(text),
        state: 'investigating',
        impact: 'degraded',
      });
      await servers.advance({ minutes: 2 });
    }
    const ids = [
      ...office.letters.filter(({ to }) => to === reader).map(({ id }) => id),
      ...receiver.received
        .filter(({ body }) => body.includes('"status.published"'))
        .map(({ headers }) => headers['webhook-id']),
    ];
    expect([servers.deaths(), ids.length, new Set(ids).size]).toEqual([2, 6, 4]);
    expect(await unsettled('status.send')).toBe(0);
  });
});

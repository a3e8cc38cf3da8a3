import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { addTeamMember } from '../../identity/commands/add-team-member.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { endShadow, publishRouting, restoreRouting, shadowRouting } from '../commands/publish-routing.ts';
import { tryRouting } from '../commands/try-routing.ts';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

let at: AlertsOverHttp;
let catchAll = '';
beforeEach(async () => {
  at = await alertsOverHttp();
  const { story } = at.it;
  await story.done(story.governance, createTeam, { name: ownWords('Fraud 🦊') });
  catchAll = (await story.done(story.governance, createTeam, { name: ownWords('Platform') })).id;
});
afterEach(async () => at.end());

const reason = ownWords('fraud has a team of its own');
const rules = ownWords('# first\nfraud: service=fraud* -> Fraud 🦊');

async function fire(service: string): Promise<string> {
  const fingerprint = Buffer.from(service).toString('hex').padEnd(16, '0').slice(0, 16);
  await at.post(
    notification([wireAlert({ fingerprint, labels: { alertname: 'Loss', service } })], { groupKey: service }),
  );
  const { items } = (await at.ask('GET', '/v1/alerts')).json<{ items: { id: string }[] }>();
  return items[0]?.id ?? '';
}

async function trace(id: string): Promise<Record<string, string>> {
  const { items } = (await at.ask('GET', `/v1/alerts/${id}/trace`)).json<{
    items: { stage: string; says: string; by?: string }[];
  }>();
  return Object.fromEntries(items.map(({ stage, says, by }) => [stage, by === undefined ? says : `${says} · ${by}`]));
}

describe('rules by which alerts go to their teams', () => {
  test('hold from their publication on, and each alert says which version of which rule took it [GOV 7.1]', async () => {
    const { story } = at.it;
    const before = await fire('ranking');
    await story.done(story.sre, publishRouting, { rules, catchAll, reason });
    const [taken, left] = [await fire('fraud-scoring'), await fire('nobody-knows')];
    expect((await trace(before))['routed']).toBe(
      'to nobody · no rule, mapping or catalog assigned it to a team, and there is no catch-all',
    );
    expect(await trace(taken)).toMatchObject({
      received: expect.stringMatching(/^from production, delivered once · delivery /) as string,
      mapped: expect.stringMatching(/^it gives no severity: unclassified · the policy, GOV-001@/) as string,
      routed: 'to Fraud 🦊 · rule fraud of version 1',
      suppressed: 'not held back when it arrived',
      grouped: expect.stringMatching(/^with INC-/) as string,
      paged: expect.stringMatching(/ for INC-/) as string,
    });
    expect((await trace(left))['routed']).toBe('to Platform · the catch-all of version 1: no rule matched');
    const queue = (await at.ask('GET', '/v1/alerts?unrouted=true')).json<{ items: { id: string }[] }>();
    expect(queue.items.map(({ id }) => id)).toEqual([left, before]);
  });

  test('run in the shadow without effect, and what they would do otherwise is counted', async () => {
    const { story } = at.it;
    await story.done(story.sre, publishRouting, { rules: ownWords('all: service=* -> Platform'), reason });
    await story.done(story.sre, shadowRouting, { rules, reason });
    const id = await fire('fraud');
    expect(await trace(id)).toMatchObject({
      routed: 'to Platform · rule all of version 1',
      shadow: 'would have gone to Fraud 🦊 · rule fraud of version 2',
    });
    const versions = async () =>
      (await at.ask('GET', '/v1/routing/versions')).json<{
        items: { version: number; state: string; differs?: number }[];
      }>().items;
    expect(await versions()).toMatchObject([
      { version: 2, state: 'shadow', differs: 1 },
      { version: 1, state: 'active' },
    ]);
    await story.done(story.sre, endShadow, {});
    expect(await story.as(story.sre, endShadow, {})).toMatchObject({ ok: false, error: { code: 'alerts/no-shadow' } });
    expect((await versions()).map(({ state }) => state)).toEqual(['past', 'active']);
  });

  test('are tried on the alerts there were, and nothing changes', async () => {
    const { story } = at.it;
    for (const service of ['fraud', 'fraud-eu', 'ranking']) await fire(service);
    expect(await story.done(story.sre, tryRouting, { rules, catchAll })).toMatchObject({
      alerts: 3,
      moved: 3,
      teams: [
        { team: 'Fraud 🦊', alerts: 2, before: 0 },
        { team: 'Platform', alerts: 1, before: 0 },
        { team: 'nobody', alerts: 0, before: 3 },
      ],
    });
    expect((await at.ask('GET', '/v1/routing/versions')).json()).toMatchObject({ items: [] });
  });

  test('have a way back: an earlier version becomes the newest', async () => {
    const { story } = at.it;
    await story.done(story.sre, publishRouting, { rules, reason });
    await story.done(story.sre, publishRouting, { rules: ownWords('all: service=* -> Platform'), reason });
    expect(await story.done(story.sre, restoreRouting, { version: 1, reason })).toEqual({ version: 3 });
    expect((await trace(await fire('fraud')))['routed']).toBe('to Fraud 🦊 · rule fraud of version 3');
    expect(await story.as(story.sre, restoreRouting, { version: 9, reason })).toMatchObject({
      ok: false,
      error: { code: 'alerts/no-such-version' },
    });
  });

  test('may name an address, as it stands in what is kept of alerts [GOV 6.6]', async () => {
    const { story } = at.it;
    await story.done(story.sre, publishRouting, { rules: ownWords('net: instance=10.1.2.3:9100 -> Fraud 🦊'), reason });
    const labels = { alertname: 'Loss', instance: '10.1.2.3:9100' };
    await at.post(notification([wireAlert({ fingerprint: 'e1', labels })], { groupKey: 'net' }));
    const { items } = (await at.ask('GET', '/v1/alerts')).json<{ items: { id: string }[] }>();
    expect((await trace(items[0]?.id ?? ''))['routed']).toBe('to Fraud 🦊 · rule net of version 1');
  });

  test('that cannot be read are refused with every line that is wrong', async () => {
    const answer = await at.ask('POST', '/v1/routing/publish', 'sre', {
      rules: 'fraud: service=fraud -> Nobody\nx',
      reason: 'x',
    });
    expect(answer.json()).toMatchObject({ code: 'alerts/rules-not-readable', fields: [{ path: '/rules' }] });
    const unknown = await at.ask('POST', '/v1/routing/publish', 'sre', { rules: 'a: b=c -> Nobody', reason: 'x' });
    expect(unknown.json<{ fields: { problem: string }[] }>().fields[0]?.problem).toBe(
      'the rule a names an unknown team',
    );
    expect((await at.ask('POST', '/v1/routing/publish', 'bystander', { rules, reason: 'x' })).statusCode).toBe(403);
  });

  test('tell nothing of an alert to whom it is not to be seen [GOV 6.2]', async () => {
    const { story } = at.it;
    for (const { id } of [story.engineer, story.sre])
      await story.done(story.governance, addTeamMember, { id: catchAll, principalId: id });
    const { key } = await at.it.connect({ teamId: catchAll, visibility: 'team' });
    await at.post(notification([wireAlert({ fingerprint: 'a7' })], { groupKey: 'own' }), key);
    const { items } = (await at.ask('GET', '/v1/alerts', 'engineer')).json<{ items: { id: string }[] }>();
    const path = `/v1/alerts/${items[0]?.id ?? ''}/trace`;
    expect((await at.ask('GET', path, 'engineer')).statusCode).toBe(200);
    const hidden = (await at.ask('GET', path, 'bystander')).json<object>();
    const never = (
      await at.ask('GET', '/v1/alerts/0198e2a0-0000-7000-8000-000000000002/trace', 'bystander')
    ).json<object>();
    expect(hidden).toMatchObject({ status: 404, code: 'alerts/alert-not-found' });
    expect({ ...hidden, instance: '', requestId: '' }).toEqual({ ...never, instance: '', requestId: '' });
  });
});

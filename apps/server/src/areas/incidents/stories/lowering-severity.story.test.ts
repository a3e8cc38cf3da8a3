import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { withAlertsOf } from '../../alerts/public.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { createPeople } from '../../identity/public.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { lowerSeverity } from '../commands/lower-severity.ts';
import { raiseSeverity } from '../commands/raise-severity.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { getIncident } from '../queries/get-incident.ts';
import type { IncidentReads } from '../queries/incident-reads.ts';
import { registerIncidentReactions } from '../reactions/register.ts';
import { severityDowngrade } from '../severity-downgrade.ts';
import { incidentOf, sev1 } from '../testing/incident-story.ts';

let story: Story;
let code: string;
beforeEach(async () => {
  story = await startStory([registerIncidentReactions]);
  const { services, clock } = story.host;
  approvalsArea({ services, clock, kinds: () => [anyApproval(severityDowngrade)] });
  ({ code } = await story.done(story.sre, declareIncident, sev1));
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.engineer, takeCommand, { code, expectedVersion: (await incidentOf(story, code)).version });
});
afterEach(async () => story.end());

const reads = (): IncidentReads => {
  const { host } = story;
  return {
    db: host.db,
    clock: host.clock,
    people: createPeople(host),
    content: host.vault,
    policies: () => host.policies(),
    actions: () => actionRegistry([]),
    firingAlerts: async () => new Map(),
    withAlertsOf,
  };
};
const reason = ownWords('one system only');
const asks = async (who: TestPerson, severity: 'SEV-1' | 'SEV-2' | 'SEV-3' = 'SEV-3') =>
  story.as(who, lowerSeverity, { code, severity, reason });
const lastRequest = async (): Promise<string> =>
  String((await story.entries('approval.requested')).at(-1)?.data['approval']);
const approves = async (who: TestPerson) => story.as(who, approve, { id: await lastRequest() });

describe('a severity that is lowered [GOV 2.1, 3.1.1]', () => {
  test('is asked for by a responder with a reason, and takes effect when the commander approves', async () => {
    expect(await asks(story.secondSre)).toMatchObject({ ok: true });
    expect(await incidentOf(story, code)).toMatchObject({ severity: 'SEV-1' });
    expect(await approves(story.secondSre)).toMatchObject({ ok: false, error: { code: 'approvals/own-request' } });
    expect(await approves(story.sre)).toMatchObject({ ok: false, error: { code: 'approvals/not-asked' } });
    expect(await approves(story.engineer)).toMatchObject({ ok: true });
    expect(await incidentOf(story, code)).toMatchObject({ severity: 'SEV-3', severitySource: 'lowered' });
    expect(await story.entries('incident.severity_changed')).toMatchObject([
      { clause: '3.1.1', data: { from: 'SEV-1', to: 'SEV-3', source: 'lowered', requestedBy: story.secondSre.id } },
    ]);
  });

  test('is approved by whoever is on call where the commander asks', async () => {
    await asks(story.engineer);
    expect(await approves(story.engineer)).toMatchObject({ ok: false, error: { code: 'approvals/own-request' } });
    expect(await approves(story.sre)).toMatchObject({ ok: true });
  });

  test('keeps the T of its clocks, and a breach once recorded', async () => {
    await story.advance({ minutes: 31 });
    const before = await incidentOf(story, code);
    const breached = before.clocks.filter(({ state }) => state === 'breached');
    expect(breached.map(({ name }) => name)).toContain('mitigate');
    await asks(story.secondSre);
    await approves(story.engineer);
    const after = await incidentOf(story, code);
    for (const { name, round } of breached)
      expect(after.clocks.find((clock) => clock.name === name && clock.round === round)?.state).toBe('breached');
    for (const clock of after.clocks.filter(({ state, name }) => state === 'running' && name === 'resolve'))
      expect(clock.startedAt).toEqual(after.declaredAt);
  });

  test('is weighed as it stands: facts that came since are asked about, and a raise in between voids the request', async () => {
    await asks(story.secondSre, 'SEV-2');
    await approves(story.engineer);
    await asks(story.secondSre, 'SEV-3');
    await story.done(story.sre, raiseSeverity, { code, severity: 'SEV-1', reason });
    expect(await approves(story.engineer)).toMatchObject({ ok: false, error: { code: 'request/not-confirmed' } });
  });

  test('is offered where it may be asked for, and says why where not', async () => {
    const may = async (who: TestPerson) => {
      const found = await getIncident(reads(), who.actor, code);
      return found.ok ? found.value.may.lower : undefined;
    };
    expect(await may(story.sre)).toEqual({ allowed: true });
    expect(await may(story.bystander)).toMatchObject({ allowed: false, reason: expect.any(String) as string });
    await story.done(story.sre, resolveIncident, { code, note: reason });
    expect(await may(story.sre)).toMatchObject({ allowed: false, reason: expect.any(String) as string });
  });

  test('is not asked for by whoever is no responder, nor to what is not milder, nor of what is over', async () => {
    expect(await asks(story.bystander)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    expect(await asks(story.sre, 'SEV-1')).toMatchObject({ ok: false, error: { code: 'incidents/not-milder' } });
    await asks(story.secondSre);
    await story.done(story.sre, resolveIncident, { code, note: reason });
    expect(await approves(story.engineer)).toMatchObject({ ok: false, error: { code: 'approvals/moot' } });
    expect(await asks(story.sre)).toMatchObject({ ok: false, error: { code: 'incidents/not-open' } });
  });
});

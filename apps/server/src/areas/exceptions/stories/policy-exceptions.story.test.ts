import { depth } from '@muster/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, addMilliseconds, addMinutes } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { waiversService } from '../../../platform/waivers.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { approvalsArea, approve, decline } from '../../approvals/public.ts';
import { incidentPortOf } from '../../incidents/public.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { closeIncident } from '../../incidents/commands/close-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { registerApprovalReactions } from '../../approvals/reactions/register.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { exceptionsArea } from '../area.ts';
import { askException } from '../commands/ask-exception.ts';
import { endException } from '../commands/end-exception.ts';
import { renewException } from '../commands/renew-exception.ts';
import { exceptionApproval, freezeWaiver } from '../exception-approval.ts';
import { incidentPort } from '../incident-port.ts';
import { exceptionReader } from '../queries/exception-view.ts';
import { getException } from '../queries/get-exception.ts';
import { exceptionsEnding } from '../queries/waiting.ts';
import { registerExceptionReactions } from '../reactions/register.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([registerIncidentReactions, registerApprovalReactions, registerExceptionReactions]);
  const { services, clock } = story.host;
  const kinds = [anyApproval(exceptionApproval), anyApproval(freezeWaiver)];
  approvalsArea({ services, clock, kinds: () => kinds });
  services.give(incidentPort, incidentPortOf(clock)).give(peopleService, createPeople(story.host));
  exceptionsArea({ services, clock });
});
afterEach(async () => story.end());

const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);
const now = () => story.host.clock.now();
const words = { justification: ownWords('the pipeline is down'), compensatingControl: ownWords('two read it by hand') };
const base = { clause: '5.3.4', scope: 'service:Checkout', ...words };
const asks = async (who: TestPerson, more: Partial<Parameters<typeof askException.decide>[1]> = {}) =>
  story.as(who, askException, { ...base, expiresAt: addDays(now(), 2).toISOString(), ...more });
const asked = async (more: Parameters<typeof asks>[1] = {}) => {
  const result = await asks(story.sre, more);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const approves = async (id: string, who = story.governance) => codeOf(await story.as(who, approve, { id }));
const granted = async (more: Parameters<typeof asks>[1] = {}) => {
  const { id, approval } = await asked(more);
  expect(await approves(approval)).toBe('done');
  return id;
};
const waived = async (clause = '5.3.4', scope: string | readonly string[] = 'service:checkout', at = now()) =>
  (await story.host.services.use(waiversService).waiverFor(story.host.db, clause, scope, at))?.exception;
const shown = async (id: string) => {
  const found = await getException(exceptionReader(story.host.services.use), story.sre.actor, id);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const closed = async (code: string) => {
  const reason = ownWords('over');
  if ((await incidentOf(story, code)).phase === 'declared') await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, resolveIncident, { code, note: reason });
  await story.done(story.sre, closeIncident, { code });
};

describe('an exception to a clause', () => {
  test('changes nothing until Platform Governance has approved it, and then for its clause and scope alone [GOV 1.2]', async () => {
    const { id, approval } = await asked();
    expect(await waived()).toBeUndefined();
    expect(await approves(approval, story.sre)).toBe('approvals/own-request');
    expect(await approves(approval, story.secondSre)).toBe('approvals/not-asked');
    expect(await waived()).toBeUndefined();
    expect(await approves(approval)).toBe('done');
    expect(await waived()).toBe(id);
    expect(await waived('5.3.4', ['repository:x', 'SERVICE:CHECKOUT'])).toBe(id);
    expect(await waived('5.3.3')).toBeUndefined();
    expect(await waived('5.3.4', 'service:checkout-2')).toBeUndefined();
    expect(await waived('5.3.4', 'organisation')).toBeUndefined();
    expect((await story.entries('exception.approved')).map(({ clause, data }) => [clause, data['of']])).toEqual([
      ['1.2', '5.3.4'],
    ]);
  });

  test('does not outlive its expiry by a moment of the clock, served deadline or not [GOV 1.2]', async () => {
    const expiresAt = addMinutes(now(), 90);
    const id = await granted({ expiresAt: expiresAt.toISOString() });
    expect(await waived('5.3.4', 'service:checkout', addMilliseconds(expiresAt, -1))).toBe(id);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 86_400_000 }), async (late) => {
        expect(await waived('5.3.4', 'service:checkout', addMilliseconds(expiresAt, late))).toBeUndefined();
      }),
      { seed: 3, numRuns: 20 * depth },
    );
    story.host.clock.moveTo(expiresAt);
    expect(await waived()).toBeUndefined();
    expect(await shown(id)).toMatchObject({ standing: 'expired' });
    await story.advance({ seconds: 1 });
    expect((await story.entries('exception.over')).map(({ data }) => data['because'])).toEqual(['expired']);
  });

  test('opens a governance incident as the policy says, where it hangs on none [GOV 1.2]', async () => {
    const id = await granted();
    const { incident = '' } = await shown(id);
    expect(await incidentOf(story, incident)).toMatchObject({ severity: 'SEV-4', severitySource: 'policy' });
    expect(await story.pages()).not.toContainEqual(expect.objectContaining({ urgency: 'page' }));
  });

  test('hangs on an active incident, and ends with it in the same moment [GOV 1.2]', async () => {
    const { code } = await story.done(story.sre, declareIncident, { title: ownWords('Slow model') });
    const id = await granted({ incident: code.toLowerCase() });
    expect(await shown(id)).toMatchObject({ incident: code, standing: 'in-force' });
    const waiting = await asked({ incident: code, scope: 'organisation' });
    await closed(code);
    expect(await waived()).toBeUndefined();
    expect(await shown(id)).toMatchObject({ standing: 'ended' });
    expect(await approves(waiting.approval)).toBe('approvals/moot');
    expect(codeOf(await asks(story.sre, { incident: code }))).toBe('exceptions/incident-over');
    expect(codeOf(await asks(story.sre, { incident: 'INC-00000' }))).toBe('exceptions/no-such-incident');
  });

  test('of a freeze needs no incident, and has a rule of its own [GOV 4.8]', async () => {
    const id = await granted({ clause: '4.8', scope: 'slo:ML-SLO-004' });
    expect(await waived('4.8', ['slo:ml-slo-004'])).toBe(id);
    expect((await shown(id)).incident).toBeUndefined();
    expect(await story.entries('incident.declared')).toEqual([]);
    expect((await story.entries('exception.approved')).map(({ clause }) => clause)).toEqual(['4.8']);
  });

  test('is renewed by an exception of its own, approved again, and how often is shown however it was asked for [GOV 1.2]', async () => {
    const first = await granted({ expiresAt: addMinutes(now(), 60).toISOString() });
    const renewal = await story.done(story.sre, renewException, {
      id: first,
      expiresAt: addDays(now(), 3).toISOString(),
      justification: ownWords('still down'),
    });
    await story.advance({ minutes: 61 });
    expect(await waived()).toBeUndefined();
    expect(await approves(renewal.approval)).toBe('done');
    expect(await waived()).toBe(renewal.id);
    expect(await shown(renewal.id)).toMatchObject({ renews: first, earlier: 1 });
    await story.done(story.sre, endException, { id: renewal.id, reason: ownWords('it is back') });
    expect(await waived()).toBeUndefined();
    expect(await shown(await granted())).toMatchObject({ earlier: 2 });
    expect(codeOf(await story.as(story.governance, endException, { id: first, reason: ownWords('x') }))).toBe(
      'exceptions/not-in-force',
    );
  });

  test('that was declined, withdrawn or left unanswered is over, and can be asked for again', async () => {
    const { id, approval } = await asked();
    expect(codeOf(await asks(story.secondSre))).toBe('exceptions/asked-already');
    await story.done(story.governance, decline, { id: approval, reason: ownWords('fix the pipeline') });
    expect(await shown(id)).toMatchObject({ standing: 'refused' });
    const again = await asked({ expiresAt: addDays(now(), 30).toISOString() });
    await story.advance({ days: 4 });
    expect(await shown(again.id)).toMatchObject({ standing: 'refused' });
    expect((await story.entries('exception.over')).map(({ data }) => data['because'])).toEqual([
      'declined',
      'unanswered',
    ]);
    const renewed = await story.as(story.sre, renewException, {
      id,
      expiresAt: addDays(now(), 1).toISOString(),
      justification: ownWords('x'),
    });
    expect(codeOf(renewed)).toBe('exceptions/nothing-to-renew');
  });

  test('is not approved once its own expiry has passed', async () => {
    const { approval } = await asked({ expiresAt: addMinutes(now(), 30).toISOString() });
    await story.advance({ minutes: 31 });
    expect(await approves(approval)).toBe('exceptions/too-late');
  });

  test('names a clause that there is and a moment that the policy allows, and is asked for by those with a part in it', async () => {
    expect(codeOf(await asks(story.sre, { clause: '99.1' }))).toBe('exceptions/no-such-clause');
    expect(codeOf(await asks(story.sre, { expiresAt: now().toISOString() }))).toBe('exceptions/not-then');
    expect(codeOf(await asks(story.sre, { expiresAt: addDays(now(), 91).toISOString() }))).toBe('exceptions/not-then');
    expect(await asks(story.bystander)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    const missing = '00000000-0000-4000-8000-0000000000aa';
    const found = await getException(exceptionReader(story.host.services.use), story.sre.actor, missing);
    expect(codeOf(found)).toBe('exceptions/not-found');
  });

  test('tells whoever asked that it ends soon', async () => {
    const id = await granted();
    const { host } = story;
    const reads = { db: host.db, clock: host.clock, policies: () => host.policies(), use: host.services.use };
    const person = story.sre.actor;
    expect((await exceptionsEnding(reads, person)).items).toEqual([]);
    await story.advance({ hours: 25 });
    expect((await exceptionsEnding(reads, person)).items).toMatchObject([{ page: `/exceptions/${id}`, clause: '1.2' }]);
  });
});

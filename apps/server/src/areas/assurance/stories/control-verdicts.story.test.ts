import { noteSigner, openNote, parseReceipt, verifyReceipt } from '@muster/proofs';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { activatePolicy } from '../../policy/public.ts';
import { registerPolicyReactions } from '../../policy/reactions/register.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { reportsService } from '../../../platform/database/reports.ts';
import type { List } from '../../../platform/verbs/list.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { startAudited, trust, type Audited } from '../../compliance/testing/audited.ts';
import { incidentsArea, incidentReads, type IncidentReads } from '../../incidents/public.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { peopleService } from '../../identity/public.ts';
import { exportEvidence } from '../commands/export-evidence.ts';
import { attestPolicy } from '../commands/attest-policy.ts';
import { prepareReport } from '../commands/prepare-report.ts';
import { assuranceActions } from '../ledger-actions.ts';
import { assuranceArea } from '../area.ts';
import { controlEntries } from '../queries/list-control-entries.ts';
import { controlList } from '../queries/list-controls.ts';
import { attestationList } from '../queries/list-attestations.ts';
import { assuranceFindings } from '../queries/findings.ts';
import { getReport } from '../queries/get-report.ts';
import { attestationsWaiting } from '../queries/waiting.ts';

let it: Audited;
const standing = { state: 'enforced', enforcedBy: [], note: '' } as const;
beforeEach(async () => {
  it = await startAudited([registerIncidentReactions, registerPolicyReactions]);
  const { host } = it.story;
  host.services.give(incidentReads, it.reads).give(peopleService, it.reads.people);
  assuranceArea({
    services: host.services,
    room: {
      reports: host.services.use(reportsService),
      clock: host.clock,
      ledger: trust,
      signers: [noteSigner('muster.test/ledger', new Uint8Array(32).fill(7))],
      policies: () => host.policies(),
      actions: () => actionRegistry([...incidentsArea({} as IncidentReads).actions, ...assuranceActions]),
      clauses: () => Object.fromEntries(host.policies().current.clauses.map(({ id }) => [id, standing])),
    },
  });
});
afterEach(async () => it.story.end());

const areaReads = () => ({ ...it.reads, use: it.story.host.services.use });
const listed = async <K>(
  list: List,
  who: TestPerson,
  more: { key?: Record<string, string>; filters?: object } = {},
): Promise<readonly K[]> => {
  const asked = { key: {}, filters: {}, after: undefined, limit: 50, actor: who.actor, ...more };
  return (await list.page(it.story.host.services.use, asked as never)).items as readonly K[];
};
type Shown = { id: string; verdict: string; population: number; exceptions: number };
const control = async (id: string, filters = {}) =>
  (await listed<Shown>(controlList, it.story.governance, { filters })).find((each) => each.id === id);

async function missed(more: { readonly drill?: boolean } = {}): Promise<void> {
  const facts = { outage: 'full' } as const;
  await it.story.done(it.story.sre, declareIncident, { title: ownWords('Down 🔥'), facts, ...more });
  await it.story.advance({ minutes: 20 });
  await it.sequence();
}

async function inForce(): Promise<void> {
  const { host, governance } = it.story;
  const who = { actor: governance.actor, requestId: asId<'request'>(host.ids.opaque()) };
  await transact(host, who, async (ctx) => ok(await activatePolicy(ctx, host.policies().current)));
}

describe('controls', () => {
  test('are judged by live records: a missed clock is an exception, and where nothing is there is nothing to judge [GOV 7.12]', async () => {
    await missed();
    expect(await control('3.1.2')).toMatchObject({ verdict: 'exceptions', exceptions: 1 });
    expect(await control('CC7.4')).toMatchObject({ verdict: 'exceptions' });
    expect(await control('9.2')).toMatchObject({ verdict: 'not-evaluable', population: 0 });
    const later = addDays(it.story.host.clock.now(), 1).toISOString();
    expect(await control('3.1.2', { from: later, to: addDays(new Date(later), 1).toISOString() })).toMatchObject({
      verdict: 'not-evaluable',
    });
  });

  test('leave drills out: a clock missed in one is no exception, and one declared is no incident [GOV 7.12]', async () => {
    await missed({ drill: true });
    expect(await control('3.1.2')).toMatchObject({ verdict: 'not-evaluable', population: 0 });
    await missed();
    expect(await control('3.1.2')).toMatchObject({ verdict: 'exceptions', exceptions: 1 });
  });

  test('show the entries they are judged by, drawn the same way by the same seed [GOV 7.12]', async () => {
    await missed();
    const drawn = async (seed: string) =>
      listed<{ as: string; seq: number; action: string }>(controlEntries, it.story.governance, {
        key: { id: '3.1.2' },
        filters: { seed },
      });
    const first = await drawn('a');
    expect(first[0]).toMatchObject({ as: 'exception', action: 'incident.clock_breached' });
    expect(await drawn('a')).toEqual(first);
    await expect(listed(controlEntries, it.story.governance, { key: { id: '99.9' } })).rejects.toMatchObject({
      error: { code: 'assurance/no-such-control' },
    });
    await expect(
      listed(controlList, it.story.governance, {
        filters: { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' },
      }),
    ).rejects.toMatchObject({ error: { code: 'assurance/no-such-period' } });
  });

  test('are for those who may look into all of the record: counts would tell of what is kept close [GOV 7.5]', async () => {
    await expect(listed(controlList, it.story.engineer)).rejects.toMatchObject({
      error: { code: 'access/not-entitled' },
    });
    expect((await listed(controlList, it.compliance)).length).toBeGreaterThan(90);
  });
});

describe('the evidence of a period', () => {
  const asked = () => ({ from: '2026-01-01T00:00:00Z', to: addDays(it.story.host.clock.now(), 1).toISOString() });

  test('is one archive whose files are under the ledger’s signature and whose entries are proven [GOV 7.12]', async () => {
    await missed();
    const pack = await it.story.done(it.compliance, exportEvidence, asked());
    const files = Object.fromEntries(
      Object.entries(unzipSync(pack.archive)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );
    expect(openNote(files['SHA256SUMS.note'] ?? '', trust.keys)).toMatchObject({ ok: true });
    const receipts = Object.keys(files).filter((name) => name.endsWith('.tlog-proof'));
    expect(receipts.length).toBeGreaterThan(3);
    for (const name of receipts) {
      const receipt = parseReceipt(files[name] ?? '');
      expect(receipt.ok && verifyReceipt(receipt.value, trust)).toMatchObject({ ok: true });
    }
    expect(files['report.html']).toContain('<strong>3.1.2</strong>');
    // The report shows each exception, and comes with the policy and its readings.
    expect(files['report.html']).toMatch(/<td>3\.1\.2<\/td>\s*<td>found the acknowledge clock missed/);
    expect(files['policy.txt']).toContain('GOV-001');
    expect(files['readings.json']).toContain('R20');
    expect(files['controls.json']).toContain('"conclusion": null');
    expect(await it.story.entries('evidence.exported')).toMatchObject([{ data: { sha256: pack.sha256 } }]);
  });

  test('is the same to the byte whenever it is drawn again with its size and seed [GOV 7.12]', async () => {
    await missed();
    const period = asked();
    const first = await it.story.done(it.compliance, exportEvidence, period);
    await missed();
    const again = await it.story.done(it.compliance, exportEvidence, { ...period, size: first.size });
    expect(again.sha256).toBe(first.sha256);
    expect((await it.story.done(it.compliance, exportEvidence, period)).sha256).not.toBe(first.sha256);
    const none = await it.story.as(it.compliance, exportEvidence, { ...period, size: 999_999 });
    expect(none).toMatchObject({ ok: false, error: { code: 'assurance/no-such-size' } });
    expect(await it.story.as(it.story.engineer, exportEvidence, period)).toMatchObject({ ok: false });
  });
});

describe('the Board', () => {
  const words = ownWords('Two were missed.');
  test('is given each quarter that is over, by Governance, from the record; a second time is another version [GOV 2.7]', async () => {
    await missed();
    it.story.host.clock.moveTo(new Date('2027-02-10T09:00:00Z'));
    const quarter = '2026-Q4';
    const result = await it.story.as(it.story.engineer, prepareReport, { quarter, words });
    expect(result).toMatchObject({ ok: false, error: { clause: '2.7' } });
    const first = await it.story.done(it.story.governance, prepareReport, { quarter, words });
    expect(first).toMatchObject({ version: 1 });
    expect(first.failing).toBeGreaterThan(0);
    expect(await it.story.done(it.story.governance, prepareReport, { quarter, words })).toMatchObject({ version: 2 });
    const use = it.story.host.services.use;
    expect(await getReport(use, it.story.sre.actor, first.id)).toMatchObject({
      ok: true,
      value: { quarter, version: 1 },
    });
    expect(await getReport(use, it.story.sre.actor, it.story.host.ids.opaque())).toMatchObject({
      ok: false,
      error: { code: 'assurance/no-such-report' },
    });
    for (const odd of ['2027-Q2', '2099-Q1'])
      expect(await it.story.as(it.story.governance, prepareReport, { quarter: odd, words })).toMatchObject({
        ok: false,
        error: { code: 'assurance/no-such-quarter' },
      });
    // Those informed learn that it exists, but not how often restricted things happened.
    await expect(getReport(use, it.story.bystander.actor, first.id)).rejects.toMatchObject({
      error: { code: 'access/not-entitled', clause: '2.7' },
    });
  });

  test('that has not been given one in time is found [GOV 2.7]', async () => {
    await inForce();
    it.story.host.clock.moveTo(new Date('2027-02-10T09:00:00Z'));
    expect((await assuranceFindings(areaReads())).map(({ clause }) => clause)).toContain('2.7');
  });
});

describe('a member', () => {
  test('says once of the version in force that they have read it, and is asked before its time is up [GOV 0.1]', async () => {
    const { story } = it;
    await inForce();
    const waiting = async () => (await attestationsWaiting(areaReads(), story.engineer.actor)).items;
    expect(await waiting()).toEqual([]);
    await story.advance({ days: 25 });
    expect(await waiting()).toMatchObject([{ kind: 'attest', clause: '0.1' }]);
    await story.done(story.engineer, attestPolicy, {});
    expect(await waiting()).toEqual([]);
    expect(await story.as(story.engineer, attestPolicy, {})).toMatchObject({
      ok: false,
      error: { code: 'assurance/attested-already' },
    });
    const list = await listed<{ attestedAt?: string }>(attestationList, story.governance);
    expect(list.filter(({ attestedAt }) => attestedAt !== undefined)).toHaveLength(1);
    await story.advance({ days: 10 });
    const found = (await assuranceFindings(areaReads())).find(({ clause }) => clause === '0.1');
    expect(found?.message).toContain(`${list.length - 1} members have not attested`);
  });
});

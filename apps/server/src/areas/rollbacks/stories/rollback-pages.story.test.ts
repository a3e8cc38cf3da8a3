import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { approve, decline } from '../../approvals/public.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { takeCommand } from '../../incidents/commands/take-command.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { askRollback } from '../commands/ask-rollback.ts';
import { connected, signedAnswer, startRollbackStory, type RollbackStory } from '../testing/rollback-story.ts';

let it: RollbackStory;
beforeEach(async () => void (it = await startRollbackStory()));
afterEach(async () => it.story.end());

const words = ownWords;

/** A rollback requested by the SRE under a SEV-2 that `commander` commands. */
async function askedUnder(commander: TestPerson) {
  const { story } = it;
  const executor = await connected(it);
  const { code } = await story.done(story.sre, declareIncident, {
    title: words('scores are off'),
    facts: { ...factsFor['SEV-2'] },
  });
  await story.done(story.secondSre, acknowledgeIncident, { code });
  const { version } = await incidentOf(story, code);
  await story.done(commander, takeCommand, { code, expectedVersion: version });
  const asked = await story.done(story.sre, askRollback, {
    code,
    target: 'ranker',
    to: 'v41',
    executorId: executor.id,
    evidence: words('errors rose with v42'),
  });
  return { ...asked, ...executor, rollback: asked.rollback };
}

/** Who was paged about a rollback and why, in order. */
const paged = async () =>
  (await it.story.entries('page.requested')).flatMap(({ data }) => {
    const { reason, to } = data as { readonly reason: string; readonly to: readonly string[] };
    return reason.startsWith('rollback') ? [{ reason, to: to.toSorted() }] : [];
  });
const ids = (...people: readonly TestPerson[]) => people.map(({ actor }) => actor.id as string).toSorted();

describe('whoever may approve a rollback', () => {
  test('is paged when it is asked for and again until somebody answers, below SEV-1 too [GOV 2.3]', async () => {
    const { approval } = await askedUnder(it.story.engineer);
    expect(await paged()).toEqual([{ reason: 'rollback-asked', to: ids(it.story.engineer) }]);
    await it.story.advance({ minutes: 11 });
    expect(await paged()).toHaveLength(3);
    await it.story.done(it.story.engineer, approve, { id: approval });
    await it.story.advance({ minutes: 11 });
    expect((await paged()).filter(({ reason }) => reason === 'rollback-asked')).toHaveLength(3);
    const { rows } = await sql`select from pages where reason = 'rollback-asked' and closed_at is null`.execute(
      it.story.host.db,
    );
    expect(rows).toEqual([]);
  });

  test('is the next on call where the commander asks, and then those behind them, who are paged as it passes on [GOV 2.3]', async () => {
    await askedUnder(it.story.sre);
    expect((await paged())[0]).toEqual({ reason: 'rollback-asked', to: ids(it.story.secondSre) });
    await it.story.advance({ minutes: 6 });
    const all = (await paged()).flatMap(({ to }) => to);
    expect(all).toContain(it.story.lead.actor.id);
    expect(all).not.toContain(it.story.sre.actor.id);
  });

  test('is left alone once it is declined', async () => {
    const { approval } = await askedUnder(it.story.engineer);
    await it.story.done(it.story.engineer, decline, { id: approval, reason: words('the cause is elsewhere') });
    await it.story.advance({ minutes: 30 });
    expect(await paged()).toHaveLength(1);
  });
});

describe('a rollback that was let happen and did not', () => {
  test('pages the commander and whoever asked: failed, refused, or never answered [GOV 2.3]', async () => {
    const { approval, rollback, secret } = await askedUnder(it.story.engineer);
    await it.story.done(it.story.engineer, approve, { id: approval });
    await it.story.advance({ seconds: 1 });
    const said = signedAnswer(secret, { rollback, type: 'rollback.failed' }, { sentAt: it.story.host.clock.now() });
    for (let turn = 0; turn < 2; turn += 1) await it.callback(rollback, said.body, said.headers);
    const both = ids(it.story.engineer, it.story.sre);
    expect((await paged()).slice(1)).toEqual([{ reason: 'rollback-failed', to: both }]);
  });

  test('pages them when its executor never answers, once', async () => {
    const { approval } = await askedUnder(it.story.engineer);
    await it.story.done(it.story.engineer, approve, { id: approval });
    await it.story.advance({ minutes: 29 });
    expect(await paged()).toHaveLength(1);
    await it.story.advance({ minutes: 60 });
    expect((await paged()).slice(1)).toEqual([
      { reason: 'rollback-given-up', to: ids(it.story.engineer, it.story.sre) },
    ]);
  });

  test('pages them when its executor will not have it', async () => {
    it.executor.answer = 403;
    const { approval } = await askedUnder(it.story.engineer);
    await it.story.done(it.story.engineer, approve, { id: approval });
    await it.story.advance({ seconds: 1 });
    expect((await paged()).slice(1)).toEqual([{ reason: 'rollback-failed', to: ids(it.story.engineer, it.story.sre) }]);
  });
});

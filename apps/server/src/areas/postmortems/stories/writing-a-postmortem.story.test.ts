import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { laidDown } from '../../../testing/people.ts';
import { peopleService } from '../../identity/public.ts';
import { addNote } from '../../incidents/commands/add-note.ts';
import { closeIncident } from '../../incidents/commands/close-incident.ts';
import { obligations } from '../../incidents/public.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { amend } from '../commands/amend.ts';
import { answerFinding } from '../commands/answer-finding.ts';
import { begin } from '../commands/begin.ts';
import { rework, submit } from '../commands/move.ts';
import { propose } from '../commands/propose.ts';
import { publish } from '../commands/publish.ts';
import { write } from '../commands/write.ts';
import { exportMarkdown } from '../queries/export-markdown.ts';
import { getPostmortem } from '../queries/get-postmortem.ts';
import { declineAction } from '../commands/settle-action.ts';
import { resolved, startPostmortemStory, words, type PostmortemStory } from '../testing/postmortem-story.ts';

let it: PostmortemStory;
let code: string;
beforeEach(async () => {
  it = await startPostmortemStory();
  code = await resolved(it, 'SEV-1');
});
afterEach(async () => it.story.end());

const page = async (who = it.story.engineer) => {
  const found = await getPostmortem(it.story.host.services.use, who.actor, code);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
const writes = async (section: string, text: string, over?: number, who = it.story.sre) =>
  it.story.done(who, write, { code, section, text: words(text), ...(over === undefined ? {} : { over }) });
const textOf = async (section: string) => (await page()).sections.find(({ id }) => id === section)?.text;
const needed = ['summary', 'impact', 'timeline', 'detection', 'causes', 'lessons'];
async function writeAll(): Promise<void> {
  for (const section of needed) await writes(section, 'The queue grew until the limit was reached.');
}
const publishes = async (who = it.story.sre) =>
  it.story.as(who, publish, { code, expectedVersion: (await page()).version });

describe('a postmortem', () => {
  test('is opened already filled from the record: what happened when, and what it measures [GOV 3.1.8]', async () => {
    await it.story.done(it.story.sre, addNote, { code, text: words('a note with my own words') });
    await it.story.done(it.story.sre, begin, { code });
    expect(await textOf('summary')).toContain('Checkout model answers slowly');
    expect(await textOf('timeline')).toMatch(/UTC resolved/);
    expect(await textOf('detection')).toMatch(/Acknowledged \d+m after the declaration/);
    expect(await textOf('timeline')).not.toContain('own words');
    // Text quoted from the record is not flagged by the check.
    expect((await page()).findings).toEqual([]);
    expect(await it.story.as(it.story.sre, begin, { code })).toMatchObject({
      ok: false,
      error: { code: 'postmortems/begun-already' },
    });
  });

  test('is written by whoever has a part in responding, and by nobody else [GOV 2.5]', async () => {
    await it.story.done(it.story.sre, begin, { code });
    expect(await it.story.as(it.story.bystander, write, { code, section: 'impact', text: words('x') })).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', clause: '2.5' },
    });
    expect(await it.story.as(it.story.sre, write, { code, section: 'nonsense', text: words('x') })).toMatchObject({
      ok: false,
      error: { code: 'postmortems/no-such-section' },
    });
    expect(
      await it.story.as(it.story.sre, write, { code, section: 'impact', text: words('x'), over: 12 }),
    ).toMatchObject({ ok: false, error: { code: 'postmortems/no-such-version' } });
  });

  test('merges what two people wrote at once, and shows both where they wrote in one sentence', async () => {
    await it.story.done(it.story.sre, begin, { code });
    const { version } = await writes('impact', 'Payments failed. It was noon. Nothing was lost.');
    await writes('impact', 'Payments failed for an hour. It was noon. Nothing was lost.', version);
    const merged = await writes(
      'impact',
      'Payments failed. It was noon. Nothing was lost for good.',
      version,
      it.story.engineer,
    );
    expect(merged).toMatchObject({
      saved: true,
      text: 'Payments failed for an hour. It was noon. Nothing was lost for good.',
    });
    const conflict = await writes(
      'impact',
      'Payments failed twice. It was noon. Nothing was lost.',
      version,
      it.story.engineer,
    );
    expect(conflict.saved).toBe(false);
    expect(conflict.text).toContain('Payments failed twice.');
    expect(conflict.text).toContain('Payments failed for an hour.');
    expect(await textOf('impact')).toBe(merged.text);
  });

  test('is no longer than it may be, with what others wrote either', async () => {
    await it.story.done(it.story.sre, begin, { code });
    const long = 'It was slow. '.repeat(2_000);
    const { version } = await writes('impact', 'Start.\nEnd.\n');
    await writes('impact', `Start.\n${long}\nEnd.\n`, version);
    expect(
      await it.story.as(it.story.engineer, write, {
        code,
        section: 'impact',
        text: words(`${long}\nStart.\nEnd.\n`),
        over: version,
      }),
    ).toMatchObject({ ok: false, error: { code: 'postmortems/too-long' } });
  });

  test('three people editing at random: every text typed is in the result or in a conflict shown to its author', async () => {
    await it.story.done(it.story.sre, begin, { code });
    const people = [it.story.sre, it.story.secondSre, it.story.engineer];
    const edits = fc.sample(fc.record({ who: fc.nat(2), back: fc.nat(3), at: fc.nat(5), offline: fc.boolean() }), {
      seed: 12,
      numRuns: 60,
    });
    const known = new Map<number, { version: number; text: string }>();
    let newest = { version: 0, text: '' };
    for (const [number, { who, at, offline }] of edits.entries()) {
      const over = (offline ? known.get(who) : undefined) ?? newest;
      const sentences = over.text.match(/[^.]+\.\s*/gu) ?? [];
      const place = sentences.length === 0 ? 0 : at % (sentences.length + 1);
      const typed = `Line ${number} of ${who}.\n`;
      const text = [...sentences.slice(0, place), typed, ...sentences.slice(place)].join('');
      const answer = await writes('causes', text, over.version, people[who] ?? it.story.sre);
      expect(answer.text).toContain(typed.trim());
      if (answer.saved) newest = { version: answer.version, text: answer.text };
      known.set(who, newest);
    }
    expect(await textOf('causes')).toBe(newest.text);
  });

  test('is published only with every needed section and no unanswered finding, and says what is missing [GOV 8.3, 3.1.8]', async () => {
    await it.story.done(it.story.sre, begin, { code });
    expect(await publishes()).toMatchObject({
      ok: false,
      error: { code: 'postmortems/not-publishable', clause: '3.1.8' },
    });
    await writeAll();
    await writes('causes', 'The on-call engineer forgot to check the queue.');
    expect((await page()).findings).toMatchObject([{ section: 'causes', kind: 'person-at-fault' }]);
    expect(await publishes()).toMatchObject({
      ok: false,
      error: { code: 'postmortems/not-publishable', clause: '8.3' },
    });
    expect(
      await it.story.as(it.story.sre, answerFinding, {
        code,
        section: 'causes',
        words: words('what'),
        reason: words('x'),
      }),
    ).toMatchObject({ ok: false, error: { code: 'postmortems/no-such-finding' } });
    const [finding] = (await page()).findings;
    await it.story.done(it.story.sre, answerFinding, {
      code,
      section: 'causes',
      words: words(finding?.text ?? ''),
      reason: words('a quotation of the status page'),
    });
    expect(await publishes()).toMatchObject({ ok: true });
    expect(await it.story.entries('postmortem.published')).toMatchObject([{ clause: '3.1.8', data: { late: false } }]);
  });

  test('finds the names of the incident’s people, which it knows [GOV 8.3]', async () => {
    await it.story.done(it.story.sre, begin, { code });
    const { host } = it.story;
    const people = host.services.use(peopleService);
    await laidDown(host, async (tx) =>
      people.keep(tx, asId(it.story.engineer.id), { name: 'Grace Hopper', email: 'grace@example.org' }),
    );
    expect((await page()).names).toEqual(['Grace Hopper']);
    await writes('response', 'We called Grace at once.');
    expect((await page()).findings).toMatchObject([{ section: 'response', kind: 'name', text: 'Grace' }]);
  });

  test('waits for action items that are only proposed [GOV 8.4]', async () => {
    await it.story.done(it.story.sre, begin, { code });
    await writeAll();
    const { action } = await it.story.done(it.story.bystander, propose, { code, title: words('limit the queue') });
    expect((await page()).actions).toMatchObject([
      { id: action, state: 'proposed', may: { accept: { allowed: true } } },
    ]);
    expect(await publishes()).toMatchObject({ ok: false, error: { clause: '8.4' } });
    await it.story.done(it.story.sre, declineAction, { id: action, reason: words('it is limited already') });
    expect(await publishes()).toMatchObject({ ok: true });
  });

  test('goes to review and back with what is missing, and is led by the responsible role alone [GOV 2.5]', async () => {
    await it.story.done(it.story.sre, begin, { code });
    expect(await it.story.as(it.story.governance, submit, { code })).toMatchObject({
      ok: false,
      error: { clause: '2.5' },
    });
    // The commander is only consulted: the matrix letter, not command, decides who facilitates.
    expect(await it.story.as(it.story.engineer, submit, { code })).toMatchObject({
      ok: false,
      error: { clause: '2.5' },
    });
    await it.story.done(it.story.sre, submit, { code });
    expect(await it.story.as(it.story.sre, submit, { code })).toMatchObject({
      ok: false,
      error: { code: 'postmortems/not-now' },
    });
    await it.story.done(it.story.engineer, rework, { code, reason: words('the impact is missing') });
    expect((await page()).state).toBe('draft');
    expect((await page(it.story.bystander)).may['publish']).toMatchObject({ allowed: false, clause: '2.5' });
  });

  test('keeps its incident from being closed until it is published [GOV 3.1.8]', async () => {
    expect(await it.story.as(it.story.sre, closeIncident, { code })).toMatchObject({
      ok: false,
      error: { clause: '3.1.8' },
    });
    await it.story.done(it.story.sre, begin, { code });
    await writeAll();
    await publishes();
    expect(await it.story.as(it.story.sre, closeIncident, { code })).toMatchObject({ ok: true });
  });

  test('waits for what another room demands first, such as a retrospective [GOV 5.3.3]', async () => {
    await it.story.done(it.story.sre, begin, { code });
    await writeAll();
    const { host } = it.story;
    const { id } = await incidentOf(it.story, code);
    const name = { incident: id, kind: 'retrospective' };
    const demand = {
      ...name,
      clause: '5.3.3',
      what: words('Review the emergency change'),
      blocks: ['publishing' as const],
    };
    const act = { actor: it.story.sre.actor, requestId: asId<'request'>(host.ids.opaque()) };
    await transact(host, act, async (ctx) => ok(await obligations.place(ctx, demand)));
    expect(await publishes()).toMatchObject({ ok: false, error: { clause: '5.3.3' } });
    await transact(host, act, async (ctx) => ok(await obligations.discharge(ctx, name)));
    expect(await publishes()).toMatchObject({ ok: true });
  });

  test('is amended beside what was published, never over it', async () => {
    await it.story.done(it.story.sre, begin, { code });
    await writeAll();
    await publishes();
    expect(await it.story.as(it.story.sre, write, { code, section: 'impact', text: words('x') })).toMatchObject({
      ok: false,
      error: { code: 'postmortems/not-now' },
    });
    const blaming = { code, section: 'impact', text: words('She was careless.'), reason: words('more') };
    expect(await it.story.as(it.story.sre, amend, blaming)).toMatchObject({ ok: false, error: { clause: '8.3' } });
    await it.story.done(it.story.sre, amend, { ...blaming, text: words('It was two hours.') });
    const { revisions } = await page();
    expect(revisions.map(({ revision, reason }) => [revision, reason])).toEqual([
      [1, undefined],
      [2, 'more'],
    ]);
    expect(revisions[0]?.sections.find(({ id }) => id === 'impact')?.body).toContain('The queue grew');
    const markdown = await exportMarkdown(it.story.host.services.use, it.story.sre.actor, code);
    expect(markdown).toMatchObject({ ok: true });
    expect(markdown.ok ? markdown.value : '').toMatch(/## Impact\n\nIt was two hours\.[\s\S]*## Amendments/);
  });
});

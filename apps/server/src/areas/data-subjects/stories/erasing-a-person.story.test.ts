import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { eraseMember } from '../../identity/commands/erase-member.ts';
import { suspendMember } from '../../identity/commands/suspend-member.ts';
import { beginErasure } from '../commands/begin-erasure.ts';
import { exportSubject } from '../commands/export-subject.ts';
import { holdItem, releaseItem } from '../commands/hold-item.ts';
import { erasedIn, replayErasures } from '../replay-erasures.ts';
import { startSubjectStory } from '../testing/subject-story.ts';

let it: Awaited<ReturnType<typeof startSubjectStory>>;
beforeEach(async () => void (it = await startSubjectStory()));
afterEach(async () => it.end());

const CALLED = 'kim@canary.example';
const refs = [`${CALLED.length}-a`, `${CALLED.length}-b`] as const;
const begin = async (given: object = { called: CALLED }, who = it.story.governance) =>
  it.story.as(who, beginErasure, { reason: it.because, ...given });
const begun = async (given?: object) => {
  const result = await begin(given);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.id;
};
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => result.error?.code;
const pass = async (minutes = 1) => it.story.advance({ minutes });
const hold = async (id: string, ref: string) =>
  it.story.as(it.story.governance, holdItem, { id, place: 'notes', ref, reason: ownWords('before the court') });
const release = async (id: string, ref: string) =>
  it.story.as(it.story.governance, releaseItem, { id, place: 'notes', ref });

describe('an erasure is written down, carried out, and gone from the files [GOV 6.3]', () => {
  test('each step in turn: the list, the keys, the journal outside, the tables, the write-ahead log', async () => {
    const id = await begun();
    expect(await it.list()).toMatchObject([{ id, of: 'somebody outside', state: 'waiting', waiting: 2 }]);
    it.state.age = 'kept';
    await pass();
    expect(await it.list()).toMatchObject([
      { state: 'rewritten', erased: 2, problem: expect.stringContaining('checkpoint') as string },
    ]);
    expect(it.journal.read()).toEqual(refs.map((ref) => ({ place: 'notes', ref })));
    expect(it.state.tables).toEqual([['data_keys', 'erasure_items']]);
    it.state.age = 'recycled';
    await pass();
    expect(await it.list()).toMatchObject([{ problem: expect.stringContaining('wal_recycle') as string }]);
    it.state.age = 'gone';
    await pass(61);
    expect(await it.list()).toMatchObject([{ state: 'gone', says: 'gone' }]);
    const steps = (await it.story.entries('erasure.stepped')).map(({ data }) => data?.['step']);
    expect(steps).toEqual(['erased', 'rewritten', 'gone']);
    expect(JSON.stringify(await it.story.entries())).not.toContain(CALLED);
  });

  test('killed at any step it goes on where it stopped, and nothing is destroyed twice', async () => {
    const id = await begun();
    it.notes.dieAt = refs[1];
    await pass();
    // The first is destroyed for good; the second, whose transaction died, is untouched.
    expect(await it.items(id)).toMatchObject([{ state: 'erased' }, { state: 'waiting' }]);
    it.notes.dieAt = undefined;
    it.state.dieAtJournal = true;
    await pass(5);
    expect(await it.list()).toMatchObject([{ state: 'waiting', erased: 2 }]);
    it.state.dieAtJournal = false;
    it.state.rewritten = { kind: 'still-seen', table: 'data_keys' };
    await pass(20);
    expect(await it.list()).toMatchObject([{ state: 'erased', problem: expect.stringContaining('open') as string }]);
    it.state.rewritten = undefined;
    await pass(20);
    expect(await it.list()).toMatchObject([{ state: 'gone' }]);
    expect(await it.story.entries('erasure.item_erased')).toHaveLength(2);
  });

  test('a hold keeps one item with its reason, by every way, until it is released', async () => {
    const id = await begun();
    expect(await hold(id, refs[0])).toMatchObject({ ok: true });
    expect(codeOf(await hold(id, refs[0]))).toBe('data-subjects/not-to-be-held');
    expect(codeOf(await hold(id, 'nothing'))).toBe('data-subjects/no-such-item');
    await pass();
    expect(await it.items(id)).toMatchObject([{ state: 'held', reason: 'before the court' }, { state: 'erased' }]);
    expect(await it.list()).toMatchObject([{ state: 'gone', held: 1, erased: 1 }]);
    expect(codeOf(await hold(id, refs[1]))).toBe('data-subjects/not-to-be-held');
    expect(codeOf(await release(id, refs[1]))).toBe('data-subjects/not-held');
    expect(codeOf(await begin())).toBe('data-subjects/erased-already');
    expect(await release(id, refs[0])).toMatchObject({ ok: true });
    await pass();
    expect(await it.list()).toMatchObject([{ state: 'gone', held: 0, erased: 2 }]);
    expect(it.journal.read()).toHaveLength(2);
  });

  test('with a time before it begins, nothing is destroyed until then, whatever is held or released meanwhile', async () => {
    const id = await begun({ called: CALLED, afterHours: 24 });
    await pass(60);
    expect(await it.list()).toMatchObject([{ waiting: 2, says: 'listed; items can be put on hold' }]);
    await hold(id, refs[0]);
    await hold(id, refs[1]);
    await release(id, refs[1]);
    await pass(22 * 60);
    expect(await it.list()).toMatchObject([{ waiting: 1, held: 1, erased: 0 }]);
    await pass(61);
    expect(await it.items(id)).toMatchObject([{ state: 'held' }, { state: 'erased' }]);
  });

  test('a member waits until their access is taken away, and is then erased by every name that texts know them by', async () => {
    const { sre, governance } = it.story;
    await it.name(sre.id, CALLED);
    const id = await begun({ member: sre.id });
    await pass();
    expect(await it.list()).toMatchObject([
      { of: sre.id, waiting: 1, erased: 2, problem: expect.stringContaining('suspend') as string },
    ]);
    await it.story.done(governance, suspendMember, { id: sre.id, reason: ownWords('has left') });
    await pass(61);
    expect(await it.items(id)).toMatchObject([{ place: 'members', state: 'erased' }, {}, {}]);
    expect((await it.people.detailsOf(it.story.host.db, [sre.id])).size).toBe(0);
    expect(it.state.tables.at(-1)).toContain('identity_map');
  });

  test('what another room erases is noted and rewritten too, and what is held is refused there', async () => {
    const { sre, secondSre, governance } = it.story;
    for (const each of [sre, secondSre])
      await it.story.done(governance, suspendMember, { id: each.id, reason: ownWords('has left') });
    await it.story.done(governance, eraseMember, { id: sre.id });
    await pass();
    expect(await it.list()).toMatchObject([{ of: sre.id, state: 'gone' }]);
    expect(it.journal.read()).toEqual([{ place: 'members', ref: sre.id }]);
    await it.name(secondSre.id, 'second@canary.example');
    const id = await begun({ member: secondSre.id });
    const held = { id, place: 'members', ref: secondSre.id, reason: ownWords('a claim') };
    await it.story.done(governance, holdItem, held);
    expect(codeOf(await it.story.as(governance, eraseMember, { id: secondSre.id }))).toBe('identity/held-from-erasure');
  });

  test('by a person who decides over access, of somebody of whom something is kept', async () => {
    expect(codeOf(await begin({ called: CALLED }, it.story.engineer))).toBe('access/not-entitled');
    expect(codeOf(await begin({}))).toBe('data-subjects/who');
    expect(codeOf(await begin({ member: it.story.sre.id, called: CALLED }))).toBe('data-subjects/who');
    expect(codeOf(await begin({ member: '0198e2a0-0000-7000-8000-0000000000ff' }))).toBe('data-subjects/nothing-kept');
    expect(codeOf(await hold('0198e2a0-0000-7000-8000-0000000000ff', 'x'))).toBe('data-subjects/no-such-erasure');
  });
});

describe('what is kept of somebody is told to them [GOV 6.6]', () => {
  test('of a member who they are, and all that names them; the reading is on record and its answer nowhere', async () => {
    const { sre, governance } = it.story;
    await it.name(sre.id, CALLED);
    const told = await it.story.done(governance, exportSubject, { member: sre.id, reason: it.because });
    expect(told).toMatchObject({ places: ['members', 'notes'], items: 3 });
    const document = JSON.parse(told.document) as {
      places: { items: object[] }[];
      named: { rows: { table: string }[] };
    };
    expect(document.places[0]?.items).toMatchObject([{ name: 'Ann Canary', email: CALLED }]);
    expect(document.named.rows.map(({ table }) => table)).toContain('role_grants');
    expect(told.document).not.toMatch(/\$2[aby]\$|\\\\x[0-9a-f]{8}/);
    expect(await it.story.entries('subject.exported')).toMatchObject([
      { data: { places: ['members', 'notes'], items: 3 } },
    ]);
    expect(JSON.stringify(await it.story.entries())).not.toContain(CALLED);
    const nobody = { called: CALLED, reason: it.because };
    expect(codeOf(await it.story.as(it.story.sre, exportSubject, nobody))).toBe('access/not-entitled');
  });
});

describe('a database that was put back loses again what was erased since [GOV 6.3]', () => {
  test('by the journal and by a later ledger, each once, held or not', async () => {
    const { sre, host } = { sre: it.story.sre, host: it.story.host };
    await it.name(sre.id, CALLED);
    const line = `{"action":"member.erased","data":{"principal":"${sre.id}"}}`;
    const told = erasedIn(line, it.parts.places());
    expect(told).toEqual([{ place: 'members', ref: sre.id }]);
    expect(erasedIn('{"action":"member.joined","data":{}}', it.parts.places())).toEqual([]);
    const again = async () =>
      transact(host, { actor: { kind: 'system', part: 'restore' }, requestId: asId('r') }, async (ctx) =>
        ok(await replayErasures(ctx, it.parts.keys, it.parts.places(), [...told, { place: 'notes', ref: 'n' }])),
      );
    expect(await again()).toMatchObject({ value: 2 });
    expect(await again()).toMatchObject({ value: 0 });
    await pass();
    expect(await it.list()).toMatchObject([{ of: sre.id, state: 'gone', erased: 2 }]);
  });

  test('a torn line of the journal spoils none but itself', async () => {
    it.journal.note([{ place: 'notes', ref: 'one' }]);
    it.journal.note([
      { place: 'notes', ref: 'one' },
      { place: 'notes', ref: 'two' },
    ]);
    expect(it.journal.read()).toEqual([
      { place: 'notes', ref: 'one' },
      { place: 'notes', ref: 'two' },
    ]);
  });
});

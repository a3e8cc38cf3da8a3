import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { DueRow } from '../../../platform/due/kind.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { markAnswered, pageSend } from '../../oncall/public.ts';
import { openPageBatcher } from '../reactions/page-batcher.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
beforeEach(async () => {
  paging = await startPagingStory();
  await paging.addWebhook();
});
afterEach(async () => paging.end());

/** The open page tasks of `count` incidents. */
async function tasks(count: number): Promise<DueRow<typeof pageSend>[]> {
  const { story } = paging;
  for (let index = 0; index < count; index += 1)
    await story.done(story.bystander, declareIncident, {
      title: ownWords(`Slow ${index}`),
      facts: { ...factsFor['SEV-1'] },
    });
  const { rows } = await sql<{ id: string; key: string; subject: string; due_at: Date; payload: string }>`
    select distinct on (subject_id) id, key, subject_id as subject, due_at, payload from due_work
    where kind = ${pageSend.name} order by subject_id, id`.execute(story.host.db);
  return rows.map((row) => ({
    id: asId<'due'>(row.id),
    key: row.key,
    subject: { kind: 'incident', id: row.subject },
    dueAt: row.due_at,
    attempt: 1,
    payload: JSON.parse(row.payload) as DueRow<typeof pageSend>['payload'],
  }));
}

const deliveriesBegun = async () =>
  (await sql`select page_id from page_deliveries`.execute(paging.story.host.db)).rows.length;

describe('pages that are taken up at once', () => {
  test('each get what they need, but for one that was answered meanwhile', async () => {
    const [first, second, third] = await tasks(3);
    if (!first || !second || !third) throw new Error('three incidents page somebody');
    const { host } = paging.story;
    const worker = {
      actor: { kind: 'system', part: 'due-work' },
      requestId: asId<'request'>(host.ids.opaque()),
    } as const;
    await transact(host, worker, async (ctx) => ok(await markAnswered(ctx, second.payload.pageId)));
    const batcher = openPageBatcher(paging.parts);
    const begun = await Promise.all(
      [first, second, third].map(async ({ payload, subject }) => batcher.begin({ page: payload.pageId, subject })),
    );
    expect(begun.map((each) => each?.page.id)).toEqual([first.payload.pageId, undefined, third.payload.pageId]);
    expect(begun.map((each) => each?.page.incident)).toEqual([first.subject.id, undefined, third.subject.id]);
    // Two by webhook and one by mail: the second mail is held back for a moment.
    expect(await deliveriesBegun()).toBe(3);
  });

  test('are not held up by one that is damaged', async () => {
    const [first, second, third] = await tasks(3);
    if (!first || !second || !third) throw new Error('three incidents page somebody');
    const batcher = openPageBatcher(paging.parts);
    const damaged = { ...second, subject: first.subject };
    const begun = await Promise.allSettled(
      [first, damaged, third].map(async ({ payload, subject }) => batcher.begin({ page: payload.pageId, subject })),
    );
    expect(begun.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    // Two by webhook and one by mail: the second mail is held back and begins later.
    expect(await deliveriesBegun()).toBe(3);
  });
});

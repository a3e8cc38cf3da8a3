import { afterEach, beforeEach, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { tellOfShift } from '../../oncall/tell.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
beforeEach(async () => void (paging = await startPagingStory()));
afterEach(async () => paging.end());

async function toldAsItStarts(): Promise<string> {
  const { host, sre } = paging.story;
  const who = { actor: { kind: 'system', part: 'due-work' }, requestId: asId<'request'>('starting') } as const;
  const from = host.clock.now().getTime();
  await transact(host, who, async (ctx) => {
    tellOfShift(ctx, asId<'schedule'>(host.ids.opaque()), [sre.id], 'starts', { from, until: from + 3_600_000 });
    return ok(undefined);
  });
  await paging.story.advance({ milliseconds: 0 });
  return paging.office.letters.findLast(({ subject }) => subject.includes('begins soon'))?.text ?? '';
}

test('whoever comes on call reads what is open then, by code and severity alone [GOV 2.1, 6.2]', async () => {
  expect(await toldAsItStarts()).toContain('Nothing is open.');
  const code = await paging.declare({ title: 'Fraud model p99 over 2 s' });
  await paging.story.advance({ minutes: 1 });
  const text = await toldAsItStarts();
  expect(text).toMatch(new RegExp(`Open now:\\s+SEV-\\d ${code}, \\w+`));
  expect(text).not.toContain('Fraud');
});

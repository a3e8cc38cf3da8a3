import { beforeEach, describe, expect, test } from 'vitest';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { addPerson, putOnCall, type TestPerson } from '../../../testing/people.ts';
import { testHost, type TestHost } from '../../../testing/test-host.ts';
import type { PageRequest } from '../domain/page.ts';
import { pagesOf } from '../queries/pages.ts';
import { unreachedOf } from '../queries/unreached-of.ts';
import { pageOnCall } from './page-on-call.ts';
import { stopPages } from './stop-pages.ts';
import { lockedPages } from './locked-pages.ts';
import { beginSending, tellOfPages, type PageNews } from './send-page.ts';

let host: TestHost;
let sre: TestPerson;
let second: TestPerson;
let request: PageRequest;
beforeEach(async () => {
  host = await testHost();
  sre = await addPerson(host, ['ml-platform-sre']);
  second = await addPerson(host, ['ml-platform-sre']);
  request = { incident: asId(host.ids.opaque()), why: 'declared', clause: '3.1.2', drill: false, urgency: 'page' };
  return async () => host.close();
});

async function within<T>(decide: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>('r') } as const;
  const result = await transact(host, who, async (ctx) => ok(await decide(ctx)));
  if (!result.ok) throw new Error(result.error.public);
  return result.value;
}

const call = async () => within(async (ctx) => pageOnCall(ctx, request));
const unreached = async () => (await unreachedOf(host.db, [request.incident])).get(request.incident);
const noChannel: PageNews = { kind: 'failed', channel: 'no-channel', reason: 'no-channel', isFinal: true };
const noMailbox: PageNews = { kind: 'failed', channel: 'e-mail', reason: 'no-mailbox', isFinal: true };
const refused: PageNews = { kind: 'failed', channel: 'webhook', reason: 'answered-503', isFinal: false };
const taken: PageNews = { kind: 'handed-over', channel: 'webhook' };

/** Records news about a person's newest page. */
async function tell(to: PrincipalId, ...news: PageNews[]): Promise<void> {
  const page = (await pagesOf(host.db, request.incident, 100)).findLast((each) => each.to === to);
  if (!page) throw new Error('nobody was called');
  await within(async (ctx) => beginSending(ctx, (await readAlone(ctx.tx, lockedPages([page.id]))).values()));
  await within(async (ctx) => tellOfPages(ctx, new Map([[page.id, news]])));
}

describe('an incident whose pages reached nobody', () => {
  test('is known by it as soon as the last page of a call is given up, and not before', async () => {
    await putOnCall(host, [sre, second]);
    await call();
    expect(await unreached()).toBeUndefined();
    await tell(sre.id, noChannel);
    expect(await unreached()).toBeUndefined();
    await tell(second.id, noChannel);
    expect(await unreached()).toEqual({
      why: 'no-channel',
      called: [sre, second].map(({ id }) => ({ to: id, channel: 'no-channel', failure: 'no-channel' })),
    });
  });

  test('says by what each person was tried last, and why it did not get there', async () => {
    await putOnCall(host, [sre, second]);
    await call();
    await tell(sre.id, noChannel);
    await tell(second.id, refused, noMailbox);
    expect(await unreached()).toMatchObject({
      why: 'not-delivered',
      called: [{ failure: 'no-channel' }, { to: second.id, channel: 'e-mail', failure: 'no-mailbox' }],
    });
    await call();
    await tell(second.id, noChannel);
    expect((await unreached())?.called).toHaveLength(2);
    await tell(sre.id, noChannel);
    expect(await unreached()).toMatchObject({ why: 'no-channel', called: [{ to: sre.id }, { to: second.id }] });
  });

  test('stays so while it calls once more, until a page is taken', async () => {
    await putOnCall(host, [sre]);
    await call();
    await tell(sre.id, noChannel);
    await call();
    expect(await unreached()).toMatchObject({ why: 'no-channel' });
    await tell(sre.id, taken);
    expect(await unreached()).toBeUndefined();
  });

  test('is none where one of several was told', async () => {
    await putOnCall(host, [sre, second]);
    await call();
    await tell(sre.id, taken);
    await tell(second.id, noMailbox);
    expect(await unreached()).toBeUndefined();
  });

  test('is none where the rest of the call was called off by who acknowledged', async () => {
    await putOnCall(host, [sre, second]);
    await call();
    await tell(sre.id, noChannel);
    await within(async (ctx) => stopPages(ctx, request.incident, 'acknowledged'));
    expect(await unreached()).toBeUndefined();
  });

  test('had nobody to call where the list is empty and nobody holds a role that is called instead', async () => {
    expect(await unreached()).toEqual({ why: 'nobody-to-call', called: [] });
    expect(await unreachedOf(host.db, [])).toEqual(new Map());
  });
});

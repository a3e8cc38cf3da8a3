import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalOf, asked, suspended, withApprovals, type Told } from '../../approvals/testing/approvals-story.ts';
import { peopleService } from '../../identity/public.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
let told: Told;
beforeEach(async () => {
  paging = await startPagingStory();
  await paging.addWebhook();
  paging.story.host.services.give(peopleService, paging.parts.reads.people);
  told = withApprovals(paging.story);
  told.desk.commander = paging.story.sre.id;
});
afterEach(async () => paging.end());

const letterTo = (mailbox: string) => paging.office.letters.findLast(({ to }) => to === mailbox);
function linkIn(text: string | undefined): string {
  const link = /https:\/\/muster\.example\.org(\/d\/\S+)/.exec(text ?? '')?.[1];
  if (link === undefined) throw new Error('no link was sent');
  return link;
}
const get = async (url: string) => paging.http.app.inject({ method: 'GET', url });
const press = async (url: string, payload: string) =>
  paging.http.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload,
  });

describe('the link by which a request is decided', () => {
  test('goes to whoever can decide it, says nothing of what it is about, and to a room only asks to sign in [GOV 6.2]', async () => {
    const id = await asked(told, paging.story.bystander);
    await paging.story.advance({ milliseconds: 0 });
    const letter = letterTo('ada@example.org');
    expect(letter?.text).toContain('You are asked to decide: Lower an incident’s severity (GOV-001 3.1.1)');
    expect(letter?.text).not.toContain('INC-7KQ2F');
    expect(paging.office.letters.map(({ to }) => to)).toEqual(['ada@example.org']);
    const [call] = paging.receiver.received;
    expect(JSON.stringify(call)).toContain(`/approvals/${id}`);
    expect(JSON.stringify(call)).not.toContain('/d/');
  });

  test('shows what is asked, does nothing by being opened, and decides once [GOV 2.10, 3.1.1]', async () => {
    const id = await asked(told, paging.story.bystander, { reason: ownWords('only <one> system') });
    await paging.story.advance({ milliseconds: 0 });
    const link = linkIn(letterTo('ada@example.org')?.text);
    const { body } = await get(link);
    expect(body).toContain('INC-7KQ2F from SEV-1 to SEV-3');
    expect(body).toContain('only &#60;one&#62; system');
    expect(await approvalOf(told, id)).toMatchObject({ state: 'open' });
    const done = await press(link, 'verdict=approve');
    expect([done.statusCode, done.body]).toEqual([200, expect.stringContaining('You approved it.')]);
    expect(told.desk.applied).toHaveLength(1);
    const again = await press(link, 'verdict=approve');
    expect([again.statusCode, again.body]).toEqual([403, expect.stringContaining('Nothing was done.')]);
    expect(told.desk.applied).toHaveLength(1);
    await paging.story.advance({ milliseconds: 0 });
    expect(letterTo('mary@example.org')?.text).toContain('Your request was approved');
  });

  test('declines with the reason that is typed', async () => {
    const id = await asked(told, paging.story.bystander);
    await paging.story.advance({ milliseconds: 0 });
    const link = linkIn(letterTo('ada@example.org')?.text);
    expect((await press(link, 'verdict=decline&reason=still+down')).body).toContain('You declined it.');
    expect(await approvalOf(told, id)).toMatchObject({ state: 'declined' });
  });

  test('is its person’s: as another it opens nothing, and what they may not do any more it does not do [GOV 1.1]', async () => {
    const id = await asked(told, paging.story.bystander);
    await paging.story.advance({ milliseconds: 0 });
    const link = linkIn(letterTo('ada@example.org')?.text);
    const claim = /k1~([^~]+)~/.exec(link)?.[1] ?? '';
    const body = Buffer.from(claim, 'base64url');
    Buffer.from(paging.story.secondSre.id.replaceAll('-', ''), 'hex').copy(body, 16);
    const anothers = link.replace(claim, body.toString('base64url'));
    expect(anothers).not.toBe(link);
    expect([(await get(anothers)).statusCode, (await press(anothers, 'verdict=approve')).statusCode]).toEqual([
      404, 404,
    ]);
    told.desk.commander = paging.story.engineer.id;
    const pressed = await press(link, 'verdict=approve');
    expect([pressed.statusCode, pressed.body]).toEqual([403, expect.stringContaining('Nothing was done.')]);
    await suspended(told, paging.story.sre);
    expect((await press(link, 'verdict=approve')).statusCode).toBe(404);
    expect(await approvalOf(told, id)).toMatchObject({ state: 'open' });
    expect(told.desk.applied).toEqual([]);
  });

  test('is no link where it is forged, or where it was made to answer a page', async () => {
    const id = await asked(told, paging.story.bystander);
    await paging.story.advance({ milliseconds: 0 });
    const link = linkIn(letterTo('ada@example.org')?.text);
    expect((await get(`${link.slice(0, -1)}A`)).statusCode).toBe(404);
    expect((await get(link.replace('/d/', '/a/'))).statusCode).toBe(404);
    expect(
      (await press(link.replace('/d/', '/a/').replace('/a/', '/d/').slice(0, -2), 'verdict=approve')).statusCode,
    ).toBe(404);
    expect(await approvalOf(told, id)).toMatchObject({ state: 'open' });
  });
});

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { acknowledgeIncident, declareIncident } from '../../incidents/public.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { awake } from '../commands/awake.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
beforeEach(async () => {
  paging = await startPagingStory();
  await paging.addWebhook();
});
afterEach(async () => paging.end());

/** Declares many incidents at once, as in an alert storm. */
async function storm(count: number, severity: 'SEV-1' | 'SEV-2' = 'SEV-2'): Promise<string[]> {
  const codes: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const facts = { ...factsFor[severity] };
    codes.push(
      (await paging.story.done(paging.story.bystander, declareIncident, { title: ownWords(`S ${index}`), facts })).code,
    );
  }
  await paging.story.advance({ milliseconds: 0 });
  return codes;
}
const lettersTo = (mailbox: string) => paging.office.letters.filter(({ to }) => to === `${mailbox}@example.org`);
const linkIn = (text: string): string => /https:\/\/muster\.example\.org(\/a\/\S+)/.exec(text)?.[1] ?? '';
const press = async (url: string) =>
  paging.http.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });
const phases = async () => {
  const { rows } = await sql<{ code: string; phase: string }>`select code, phase from incidents order by code`.execute(
    paging.story.host.db,
  );
  return rows.map(({ phase }) => phase);
};
const held = async () => (await sql`select page_id from page_held`.execute(paging.story.host.db)).rows.length;

describe('a storm', () => {
  test('rings somebody at once, and then once for all the rest, which the message lists; each page keeps its own record [GOV 3.1.2]', async () => {
    const codes = await storm(6);
    expect(lettersTo('ada')).toHaveLength(1);
    await paging.story.advance({ minutes: 1 });
    const [first, bundle, ...more] = lettersTo('ada');
    expect([first?.subject, more]).toEqual([expect.not.stringContaining('more'), []]);
    expect(bundle?.subject).toMatch(/SEV-2 INC-\w+ and 4 more/);
    for (const code of codes) expect(`${first?.text}${bundle?.text}`).toContain(code);
    expect(await held()).toBe(0);
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from page_deliveries d join pages p on p.id = d.page_id
      where d.channel = 'e-mail' and d.state = 'handed-over' and p.principal_id = ${paging.story.sre.id}`.execute(
      paging.story.host.db,
    );
    expect(rows[0]?.count).toBe(6);
  });

  test('reaches a webhook page by page: it sorts by itself', async () => {
    const codes = await storm(4);
    const told = new Set(
      paging.receiver.received.map(({ body }) => (JSON.parse(body) as { data: { incident: unknown } }).data.incident),
    );
    expect(told).toEqual(new Set(codes));
  });

  test('is answered as a whole by whoever is awake, through the one link [GOV 3.1.2]', async () => {
    await storm(5);
    await paging.story.advance({ minutes: 1 });
    const link = linkIn(lettersTo('ada').at(-1)?.text ?? '');
    const shown = await paging.http.app.inject({ method: 'GET', url: link });
    expect(shown.body).toContain('I am awake: acknowledge all 4 as AL');
    expect(await phases()).toEqual(Array(5).fill('declared'));
    const pressed = await press(link);
    expect(pressed.body).toContain('You have it.');
    expect((await phases()).filter((phase) => phase === 'acknowledged')).toHaveLength(4);
    expect((await press(link)).statusCode).toBe(200);
  });

  test('is answered as a whole signed in, and only by who is called', async () => {
    await storm(3);
    expect(await paging.story.as(paging.story.bystander, awake, {})).toMatchObject({
      ok: false,
      error: { code: 'notifications/not-called' },
    });
    expect(await paging.story.done(paging.story.sre, awake, {})).toEqual({ acknowledged: 3, answered: 0 });
    await paging.story.advance({ minutes: 30 });
    expect(lettersTo('ada').filter(({ subject }) => subject.includes('more'))).toEqual([]);
  });

  test('holds back nothing that is worse than what rang, and nothing of an incident that rings again', async () => {
    await storm(2);
    const [worse] = await storm(1, 'SEV-1');
    expect(lettersTo('ada').map(({ subject }) => subject.slice(0, 5))).toEqual(['SEV-2', 'SEV-1']);
    expect(lettersTo('ada').at(-1)?.subject).toContain(worse);
    await paging.story.advance({ minutes: 2 });
    expect(lettersTo('ada').filter(({ subject }) => subject.includes(worse ?? '?')).length).toBeGreaterThan(1);
  });

  test('leaves out of the one message what somebody has taken meanwhile', async () => {
    const [, second = '', third = ''] = await storm(3);
    await paging.story.done(paging.story.secondSre, acknowledgeIncident, { code: second });
    await paging.story.advance({ minutes: 1 });
    const bundle = lettersTo('ada').at(-1);
    expect(bundle?.subject).toContain(third);
    expect(bundle?.text).not.toContain(second);
  });

  test('loses nothing while the mail server is away, and goes on with what came meanwhile', async () => {
    const codes = await storm(3);
    paging.office.refuses = 451;
    await paging.story.advance({ minutes: 1 });
    const [late = ''] = await storm(1);
    paging.office.refuses = undefined;
    await paging.story.advance({ minutes: 4 });
    const told = lettersTo('ada')
      .map(({ text }) => text)
      .join('\n');
    for (const code of [...codes, late]) expect(told).toContain(code);
    // They keep ringing while nobody answers; nothing is left behind once someone does.
    await paging.story.done(paging.story.sre, awake, {});
    await paging.story.advance({ minutes: 2 });
    expect(await held()).toBe(0);
  });
});

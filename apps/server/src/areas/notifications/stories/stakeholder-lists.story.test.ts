import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { exclude, include } from '../../comms/commands/audience-people.ts';
import { addAudience, changeAudience, removeAudience } from '../../comms/commands/audiences.ts';
import { inform, stopInforming } from '../../comms/commands/inform.ts';
import { publish } from '../../comms/commands/publish.ts';
import { unsubscribe } from '../../comms/commands/subscribe.ts';
import { audienceList, audienceMembers, audiencesOfIncident, toldOfIncident } from '../../comms/queries/audiences.ts';
import { planAudiences } from '../../comms/plan-audiences.ts';
import { peopleService } from '../../identity/public.ts';
import { incidentReads, updateStakeholders } from '../../incidents/public.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
beforeEach(async () => {
  paging = await startPagingStory();
  const { services } = paging.story.host;
  services.give(peopleService, paging.parts.reads.people);
  services.give(incidentReads, paging.parts.reads);
  const hooks = services.use(hooksService);
  services.give(hooksService, {
    ...hooks,
    onUpdateSent: async (ctx, { incident, note }) =>
      planAudiences(ctx, { incident, update: note, wording: 1, reaches: 'stakeholders' }),
  });
});
afterEach(async () => paging.end());

const now = async () => paging.story.advance({ milliseconds: 0 });
const lettersTo = (mailbox: string) =>
  paging.office.letters.filter(({ to, subject }) => to.startsWith(mailbox) && /update on/i.test(subject));
const codeOf = async (who: TestPerson, command: Parameters<PagingStory['story']['as']>[1], input: unknown) => {
  const result = await paging.story.as(who, command, input);
  return result.ok ? 'done' : result.error.code;
};
const list = async (name: string, reaches: 'stakeholders' | 'public', more: object = {}): Promise<string> =>
  (await paging.story.done(paging.story.engineer, addAudience, { name: ownWords(name), reaches, ...more })).id;
const put = async (id: string, whom: object) => paging.story.done(paging.story.engineer, include, { id, ...whom });
async function update(code: string): Promise<void> {
  const text = ownWords('We are looking at a ROW-SECRET thing.');
  await paging.story.done(paging.story.bystander, updateStakeholders, { code, text });
  await now();
}
const asked = { actor: undefined as never, key: {}, filters: {}, after: undefined, limit: 50 };
const rows = async (of: { readonly page: typeof audienceList.page }, key: Readonly<Record<string, string>> = {}) =>
  (await of.page(paging.story.host.services.use, { ...asked, actor: paging.story.sre.actor, key })).items;
const words = { text: ownWords('Scoring is slow.'), state: 'investigating', impact: 'degraded' } as const;

describe('a list for stakeholders', () => {
  test('is told of each update of its severities by number and link alone, and that it arrived is on record [GOV 2.4, 6.2]', async () => {
    const id = await list('The board', 'stakeholders', { severities: ['SEV-1'] });
    await put(id, { member: paging.story.secondSre.id });
    const code = await paging.declare();
    await update(code);
    const [letter] = lettersTo('grace');
    expect(letter?.subject).toBe(`An update on ${code} (SEV-1)`);
    expect(letter?.text).not.toContain('ROW-SECRET');
    expect(await paging.story.entries('audience.told')).toMatchObject([
      { data: { audiences: [id], members: 1, addresses: 0 } },
    ]);
    expect(await rows(toldOfIncident, { code })).toMatchObject([
      { to: { id: paging.story.secondSre.id }, state: 'handed-over', reaches: 'stakeholders' },
    ]);
    await update(code);
    expect(lettersTo('grace')).toHaveLength(2);
  });

  test('never takes an address outside, and gets nothing that is published [GOV 6.2]', async () => {
    const id = await list('The board', 'stakeholders', { severities: ['SEV-1'] });
    await put(id, { member: paging.story.secondSre.id });
    const { engineer, bystander } = paging.story;
    expect(await codeOf(engineer, include, { id, address: 'ceo@customer.example' })).toBe('comms/stays-inside');
    const code = await paging.declare();
    await paging.story.done(bystander, publish, { code, ...words });
    await now();
    expect(lettersTo('grace')).toEqual([]);
  });

  test('is told of another incident where whoever updates it says so, until it is said no more', async () => {
    const id = await list('Payments', 'stakeholders');
    await put(id, { member: paging.story.secondSre.id });
    const code = await paging.declare();
    await update(code);
    expect(lettersTo('grace')).toEqual([]);
    const { bystander } = paging.story;
    await paging.story.done(bystander, inform, { code, audienceId: id });
    expect(await codeOf(bystander, inform, { code, audienceId: id })).toBe('comms/informed-already');
    expect(await rows(audiencesOfIncident, { code })).toMatchObject([{ name: 'Payments', members: 1 }]);
    await update(code);
    expect(lettersTo('grace')).toHaveLength(1);
    await paging.story.done(bystander, stopInforming, { code, audienceId: id });
    expect(await codeOf(bystander, stopInforming, { code, audienceId: id })).toBe('comms/not-informed');
    await update(code);
    expect(lettersTo('grace')).toHaveLength(1);
  });

  test('tells somebody on two of them once, and nobody who has left', async () => {
    const severities = ['SEV-1'];
    for (const name of ['One', 'Two'])
      await put(await list(name, 'stakeholders', { severities }), { member: paging.story.secondSre.id });
    const code = await paging.declare();
    await update(code);
    expect(lettersTo('grace')).toHaveLength(1);
    await laidDown(paging.story.host, async (tx) => {
      await sql`update principals set state = 'suspended' where id = ${paging.story.secondSre.id}`.execute(tx);
    });
    await update(code);
    expect(lettersTo('grace')).toHaveLength(1);
  });
});

describe('a private incident', () => {
  test('is told to nobody on a list who may not know of it [GOV 6.2]', async () => {
    const id = await list('The board', 'stakeholders', { severities: ['SEV-1'] });
    const { engineer, sre } = paging.story;
    await put(id, { member: engineer.id });
    await put(id, { member: sre.id });
    const code = await paging.declare();
    await laidDown(paging.story.host, async (tx) => {
      const team = paging.story.host.ids.opaque();
      await sql`insert into teams (id, name, created_at, last_entry)
        values (${team}, 'Red', ${paging.story.host.clock.now()}, ${team})`.execute(tx);
      await sql`insert into team_members (team_id, principal_id, since) values (${team}, ${sre.id}, 'epoch')`.execute(
        tx,
      );
      await sql`update incidents set visibility = 'team', team_id = ${team}`.execute(tx);
    });
    await update(code);
    expect(await rows(toldOfIncident, { code })).toMatchObject([{ to: { id: sre.id } }]);
  });
});

describe('a list for what is published', () => {
  test('asks an address first, sends it PUBLIC words and no update, and nothing that goes to other lists [GOV 6.2]', async () => {
    const id = await list('Customers', 'public');
    await put(id, { address: 'reader@customer.example' });
    await now();
    const [question] = paging.office.letters.filter(({ to }) => to === 'reader@customer.example');
    const link = /https:\/\/muster\.example\.org(\/s\/\S+)/.exec(question?.text ?? '')?.[1] ?? '';
    await paging.http.app.inject({
      method: 'POST',
      url: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'wants=yes',
    });
    const code = await paging.declare();
    const { bystander, engineer } = paging.story;
    const letters = () => paging.office.letters.filter(({ to }) => to === 'reader@customer.example').length;
    await paging.story.done(bystander, publish, { code, ...words });
    await now();
    expect(letters()).toBe(1);
    await paging.story.done(bystander, inform, { code, audienceId: id });
    await update(code);
    expect(letters()).toBe(1);
    await paging.story.done(bystander, publish, { code, ...words });
    await now();
    expect(letters()).toBe(2);
    const [line] = (await rows(audienceMembers, { id })) as { id: string }[];
    expect(line).toMatchObject({ kind: 'subscriber', name: 'an e-mail address', state: 'confirmed' });
    await paging.story.done(engineer, unsubscribe, { id: line?.id ?? '' });
    expect(await rows(audienceMembers, { id })).toEqual([]);
  });

  test('tells a member by a link to the status page', async () => {
    const id = await list('Everybody', 'public', { severities: ['SEV-1'] });
    await put(id, { member: paging.story.secondSre.id });
    const code = await paging.declare();
    await paging.story.done(paging.story.bystander, publish, { code, ...words });
    await now();
    expect(lettersTo('grace')[0]?.text).toContain('/status');
  });
});

test('what cannot be done with a list is refused, each with a code of its own', async () => {
  const { engineer, bystander, sre } = paging.story;
  const id = await list('The board 🐢', 'stakeholders');
  const nobody = paging.story.host.ids.opaque();
  const tries: readonly [Parameters<typeof codeOf>[1], object, string][] = [
    [addAudience, { name: 'the BOARD 🐢', reaches: 'public' }, 'comms/name-taken'],
    [addAudience, { name: 'B', reaches: 'public', teamId: nobody }, 'comms/no-such-team'],
    [include, { id, member: nobody }, 'comms/not-listable'],
    [include, { id, team: nobody }, 'comms/not-listable'],
    [include, { id }, 'comms/one-of-them'],
    [include, { id, member: sre.id, team: nobody }, 'comms/one-of-them'],
    [exclude, { id, member: sre.id }, 'comms/not-listed'],
    [include, { id: nobody, member: sre.id }, 'comms/no-such-audience'],
    [include, { id: await list('Out', 'public'), address: 'nobody' }, 'comms/address'],
  ];
  for (const [command, input, code] of tries) expect(await codeOf(engineer, command, input), code).toBe(code);
  await put(id, { member: sre.id });
  expect(await codeOf(engineer, include, { id, member: sre.id })).toBe('comms/listed-already');
  expect(await codeOf(bystander, include, { id, member: bystander.id })).toBe('access/not-entitled');
  await paging.story.done(engineer, changeAudience, { id, severities: ['SEV-2', 'SEV-1'] });
  expect(await rows(audienceList)).toContainEqual(
    expect.objectContaining({ name: 'The board 🐢', severities: ['SEV-1', 'SEV-2'], members: 1 }),
  );
  await paging.story.done(engineer, exclude, { id, member: sre.id });
  await paging.story.done(engineer, removeAudience, { id });
  expect(await codeOf(engineer, removeAudience, { id })).toBe('comms/no-such-audience');
});

test('there are as many lists, and lines on one, as can be overlooked', async () => {
  const { engineer, host, sre } = paging.story;
  const id = await list('Full', 'stakeholders');
  await laidDown(host, async (tx) => {
    await sql`insert into audience_people (audience_id, kind, target_id, last_entry)
      select ${id}::uuid, 'member', gen_random_uuid(), gen_random_uuid() from generate_series(1, 500)`.execute(tx);
    await sql`insert into audiences (id, name, reaches, severities, version, last_instant, last_entry)
      select gen_random_uuid(), 'list ' || n, 'public', '{}', 1, ${host.clock.now()}, gen_random_uuid()
      from generate_series(1, 200) n`.execute(tx);
  });
  expect(await codeOf(engineer, include, { id, member: sre.id })).toBe('comms/audience-full');
  expect(await codeOf(engineer, addAudience, { name: 'One more', reaches: 'public' })).toBe('comms/too-many-audiences');
});

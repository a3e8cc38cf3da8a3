import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { approvalsArea, approve, decline } from '../../approvals/public.ts';
import { registerApprovalReactions } from '../../approvals/reactions/register.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { classificationArea } from '../area.ts';
import { classApproval } from '../class-approval.ts';
import { handOverAsset, retireAsset } from '../commands/change-asset.ts';
import { classifyAssets } from '../commands/classify-assets.ts';
import { adoptTables, registerAsset } from '../commands/register-asset.ts';
import { classificationFindings } from '../queries/findings.ts';
import { assetList, decisionList } from '../queries/lists.ts';

let story: Story;
let data: TestPerson;
let team: string;

beforeEach(async () => {
  story = await startStory([registerApprovalReactions]);
  const { services, clock } = story.host;
  services.give(peopleService, createPeople(story.host));
  approvalsArea({ services, clock, kinds: () => [anyApproval(classApproval)] });
  classificationArea({ services, clock });
  data = await addPerson(story.host, ['data-engineer']);
  team = (await story.done(story.governance, createTeam, { name: ownWords('Features') })).id;
  await register('features.income', 'feature');
});
afterEach(async () => story.end());

const register = async (name: string, kind: 'feature' | 'prompt' | 'table') =>
  story.done(data, registerAsset, { name, kind, team });
const input = (dataClass: 'PUBLIC' | 'INTERNAL' | 'CONFIDENTIAL' | 'RESTRICTED', ...assets: string[]) => ({
  assets,
  dataClass,
  reason: ownWords('incomes of customers'),
});
const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);
type Listed = { readonly name: string; readonly dataClass?: string; readonly countsAs: string; readonly owner: string };
const listed = async () => {
  const page = await assetList.page(story.host.services.use, {
    actor: data.actor,
    key: {},
    filters: {},
    after: undefined,
    limit: 1000,
  });
  const items = page.items as readonly Listed[];
  return new Map(items.map((item) => [item.name, item]));
};
const found = async () => {
  const { db, clock } = story.host;
  const policies = () => story.host.policies();
  return (await classificationFindings({ db, clock, policies } as never)).map(({ message }) => message);
};
const approved = async (approval: string) => story.done(story.governance, approve, { id: approval });

describe('every data asset has an owner, one of four classes and a decision record [GOV 6.1]', () => {
  test('without a decision it counts as CONFIDENTIAL, and is a finding', async () => {
    expect((await listed()).get('features.income')).toMatchObject({ owner: 'Features', countsAs: 'CONFIDENTIAL' });
    expect((await listed()).get('features.income')?.dataClass).toBeUndefined();
    expect(await found()).toContainEqual('1 data assets have no class yet and count as CONFIDENTIAL.');
  });

  test('a class holds from the decision on, which names whoever asked and why', async () => {
    const { id, approval } = await story.done(data, classifyAssets, input('INTERNAL', 'features.income'));
    expect((await listed()).get('features.income')?.countsAs).toBe('CONFIDENTIAL');
    await approved(approval);
    expect((await listed()).get('features.income')).toMatchObject({ dataClass: 'INTERNAL', decision: id });
    const decisions = await decisionList.page(story.host.services.use, {
      actor: data.actor,
      key: {},
      filters: {},
      after: undefined,
      limit: 9,
    });
    expect(decisions.items).toMatchObject([
      { id, state: 'approved', assets: ['features.income'], reason: 'incomes of customers' },
    ]);
  });

  test('a class is lowered by another decision and by nothing else', async () => {
    await approved((await story.done(data, classifyAssets, input('CONFIDENTIAL', 'features.income'))).approval);
    const other = (await story.done(story.governance, createTeam, { name: ownWords('Others') })).id;
    await story.done(data, handOverAsset, { name: 'features.income', team: other });
    expect((await listed()).get('features.income')).toMatchObject({ owner: 'Others', dataClass: 'CONFIDENTIAL' });
    const { approval } = await story.done(data, classifyAssets, input('PUBLIC', 'features.income'));
    await story.done(story.governance, decline, { id: approval, reason: ownWords('it names people') });
    expect((await listed()).get('features.income')?.dataClass).toBe('CONFIDENTIAL');
  });

  test('Muster’s own tables are found in the catalog, adopted once, and classified by their beginning', async () => {
    const [own] = (await found()).filter((message) => message.includes('own tables'));
    const { adopted } = await story.done(data, adoptTables, { team });
    expect(own).toBe(`${adopted} of Muster’s own tables are not data assets yet.`);
    expect(adopted).toBeGreaterThan(50);
    expect((await story.done(data, adoptTables, { team })).adopted).toBe(0);
    const asked = await story.done(data, classifyAssets, input('CONFIDENTIAL', 'muster.*'));
    expect(asked.assets).toBe(adopted);
    await approved(asked.approval);
    expect((await listed()).get('muster.ledger_content')?.dataClass).toBe('CONFIDENTIAL');
    expect(await found()).toContain('1 data assets have no class yet and count as CONFIDENTIAL.');
  });

  test('what the code hands on as less than was decided is a finding, until its field is decided on [GOV 2.8, 6.1]', async () => {
    await story.done(data, adoptTables, { team });
    await approved((await story.done(data, classifyAssets, input('CONFIDENTIAL', 'muster.incidents'))).approval);
    const tooLow = async () => (await found()).filter((message) => message.startsWith('Muster hands '));
    expect(await tooLow()).toContainEqual(
      expect.stringMatching(
        /^Muster hands muster\.incidents\.title on as INTERNAL, but its class was decided to be CONFIDENTIAL/,
      ),
    );
    const field = { name: 'muster.incidents.title', kind: 'field', team } as const;
    await story.done(data, registerAsset, field);
    await approved((await story.done(data, classifyAssets, input('INTERNAL', field.name))).approval);
    expect((await tooLow()).some((message) => message.includes('incidents.title'))).toBe(false);
  });

  test('what is RESTRICTED belongs into a secret store, and is a finding while it is here [GOV 6.4]', async () => {
    await approved((await story.done(data, classifyAssets, input('RESTRICTED', 'features.income'))).approval);
    expect(await found()).toContainEqual('1 data assets are RESTRICTED, and belong only in a secret store.');
    await story.done(data, retireAsset, { name: 'features.income', reason: ownWords('moved to Vault') });
    expect((await found()).filter((message) => message.includes('RESTRICTED'))).toEqual([]);
  });
});

describe('a class is asked for by the responsible role and decided by the accountable one [GOV 2.8]', () => {
  test('others may not ask, and whoever asked may not decide', async () => {
    expect(codeOf(await story.as(story.sre, classifyAssets, input('INTERNAL', 'features.income')))).toBe(
      'access/not-entitled',
    );
    const { approval } = await story.done(data, classifyAssets, input('INTERNAL', 'features.income'));
    expect((await story.as(data, approve, { id: approval })).ok).toBe(false);
    expect((await story.as(story.sre, approve, { id: approval })).ok).toBe(false);
    await approved(approval);
  });
});

test('bad input is refused, and nothing is half done', async () => {
  const nowhere = '0198e2a0-0000-7000-8000-0000000000aa';
  const asset = { name: 'features.age', kind: 'feature', team } as const;
  expect(codeOf(await story.as(data, registerAsset, { ...asset, team: nowhere }))).toBe('classification/no-such-team');
  expect(codeOf(await story.as(data, registerAsset, { ...asset, name: 'features.income' }))).toBe(
    'classification/name-taken',
  );
  const classify = async (...assets: string[]) => story.as(data, classifyAssets, input('INTERNAL', ...assets));
  expect(codeOf(await classify('features.income', 'features.height'))).toBe('classification/no-such-assets');
  expect(codeOf(await classify('prompts.*'))).toBe('classification/no-such-assets');
  const gone = { name: 'features.gone', reason: ownWords('x') };
  expect(codeOf(await story.as(data, retireAsset, gone))).toBe('classification/no-such-asset');
  await story.done(data, retireAsset, { ...gone, name: 'features.income' });
  expect(codeOf(await story.as(data, handOverAsset, { name: 'features.income', team }))).toBe('classification/retired');
  expect(codeOf(await classify('features.income'))).toBe('classification/no-such-assets');
});

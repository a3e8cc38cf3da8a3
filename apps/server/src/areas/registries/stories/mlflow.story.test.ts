import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { activateVersion } from '../../models/commands/activate-version.ts';
import { addModel } from '../../models/commands/add-model.ts';
import { quarantineVersion, releaseVersion } from '../../models/commands/quarantine-version.ts';
import { getServing } from '../../models/queries/get-model.ts';
import { modelsReader } from '../../models/room.ts';
import { creditSchema, prediction, startModelStory, type ModelStory } from '../../models/testing/model-story.ts';
import { registriesArea } from '../area.ts';
import { connectRegistry } from '../commands/connect-registry.ts';
import { removeRegistry } from '../commands/remove-registry.ts';
import { registryFindings } from '../queries/findings.ts';
import { registerRegistryReactions } from '../reactions/register.ts';
import { readRegistries } from '../store/registries.ts';
import { aliasesOf, listSaid } from '../store/said.ts';
import { FakeMlflow } from '../testing/fake-mlflow.ts';

let it: ModelStory;
let mlflow: FakeMlflow;
beforeEach(async () => {
  mlflow = new FakeMlflow();
  const parts = {
    outgoing: mlflow,
    keyOf: async (reference: string) => (reference === 'env:MLFLOW' ? ok('token-of-ours') : err('is not there')),
    get host() {
      return it.story.host;
    },
  };
  it = await startModelStory([registerRegistryReactions(parts)]);
  registriesArea(parts);
});
afterEach(async () => it.end());

const schema = { 'muster.schema': JSON.stringify(creditSchema) };
const connect = async (more: { readonly url?: string; readonly credential?: string; readonly name?: string } = {}) =>
  it.story.as(it.story.engineer, connectRegistry, {
    name: ownWords(more.name ?? 'mlflow'),
    url: more.url ?? 'https://mlflow.example.org',
    ...(more.credential === undefined ? {} : { credential: more.credential }),
  });
const codes = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => result.error?.code;
const aMinute = async () => it.story.advance({ minutes: 1 });
const serving = async (at?: string) => {
  const told = await getServing(modelsReader(it.story.host.services.use), 'credit', at);
  if (!told.ok) throw new Error(told.error.code);
  return Object.fromEntries(told.value.serving.map(({ alias, modelVersion }) => [alias, modelVersion]));
};
const standings = async () => {
  const said: Awaited<ReturnType<typeof listSaid>>[number][] = [];
  // Pages of two, so that the listing needs a second page.
  for (;;) {
    const page = await listSaid(it.story.host.db, said.at(-1), 2);
    if (page.length === 0) break;
    said.push(...page);
  }
  return Object.fromEntries(said.map(({ name, version, standing }) => [`${name} ${version}`, standing]));
};
const findings = async () => {
  const { db, clock, services } = it.story.host;
  const policies = () => it.story.host.policies();
  return (await registryFindings({ db, clock, policies, use: services.use })).map(({ message }) => message);
};

describe('what an MLflow registry says [GOV 7.13]', () => {
  test('is registered and activated here: versions by their schema, aliases as they move, with the instant of the reading', async () => {
    const credit = mlflow.register('credit', [{}, schema, { ...schema, 'muster.digest': `sha256:${'ab'.repeat(32)}` }]);
    credit.aliases = { champion: '2' };
    expect((await connect()).ok).toBe(true);
    expect(await serving()).toEqual({ champion: '1' });
    await aMinute();
    expect(await serving()).toEqual({ champion: '2' });
    expect(await standings()).toEqual({ 'credit 1': 'registered', 'credit 2': 'registered', 'credit 3': 'registered' });
    expect(await it.log(prediction({ version: '3' }))).toEqual(['stored']);
    const before = it.story.host.clock.now().toISOString();
    credit.aliases = { champion: '3', challenger: '2' };
    await aMinute();
    expect(await serving()).toEqual({ champion: '3', challenger: '2' });
    expect(await serving(before)).toEqual({ champion: '2' });
    credit.aliases = { champion: '3' };
    await aMinute();
    expect(await serving()).toEqual({ champion: '3' });
    const activated = await it.story.entries('model.activated');
    await it.story.advance({ minutes: 10 });
    expect(await it.story.entries('model.activated')).toHaveLength(activated.length);
    expect(activated.at(-1)?.actor).toBe('system:model-registry');
    expect(await findings()).toEqual([]);
  });

  test('is followed once: whoever goes back here in an incident is not overruled', async () => {
    const credit = mlflow.register('credit', [schema, schema]);
    credit.aliases = { champion: '2' };
    await connect();
    await aMinute();
    await it.story.done(it.story.engineer, activateVersion, { name: 'credit', version: '1' });
    await it.story.advance({ minutes: 5 });
    expect(await serving()).toEqual({ champion: '1' });
  });

  test('does not lift a quarantine; it is followed once that is over, and until then a finding', async () => {
    const credit = mlflow.register('credit', [schema, schema]);
    await connect();
    await aMinute();
    await it.story.done(it.story.engineer, quarantineVersion, {
      name: 'credit',
      version: '2',
      why: ownWords('a leak'),
    });
    credit.aliases = { champion: '2' };
    await aMinute();
    expect(await serving()).toEqual({ champion: '1' });
    expect(await findings()).toEqual(['mlflow says champion of credit is 2; the version is in quarantine here.']);
    await it.story.done(it.story.engineer, releaseVersion, { name: 'credit', version: '2' });
    await aMinute();
    expect(await serving()).toEqual({ champion: '2' });
    expect(await findings()).toEqual([]);
  });

  test('of what is not ready, has no schema or a wrong one, or is not a model here, stands with its reason', async () => {
    mlflow.register(
      'Credit 🦊',
      [{ ...schema, status: 'PENDING_REGISTRATION' }, {}, { 'muster.schema': '{"task":7' }, schema],
      {
        'muster.model': 'credit',
      },
    );
    mlflow.register('elsewhere', [schema]).aliases = { champion: '1' };
    mlflow.register('prompt', [schema], { 'mlflow.prompt.is_prompt': 'true' });
    await connect();
    await aMinute();
    expect(await standings()).toEqual({
      'Credit 🦊 1': 'registered',
      'Credit 🦊 2': 'no-schema',
      'Credit 🦊 3': 'bad-schema',
      'Credit 🦊 4': 'registered',
      'elsewhere 1': 'no-model',
    });
    expect(await findings()).toEqual([
      'A model of mlflow is not registered here: nobody has said whether it decides about people.',
    ]);
    await it.story.done(it.story.engineer, addModel, { name: 'elsewhere', consequential: 'no' });
    await aMinute();
    expect(await findings()).toEqual([]);
    expect((await standings())['elsewhere 1']).toBe('registered');
  });

  test('is read to its last page, and again after it was away', async () => {
    mlflow.aPage = 2;
    for (let n = 0; n < 5; n++) mlflow.register(`model-${n}`, [{}, {}, {}]);
    const credit = mlflow.register('credit', [schema, schema]);
    await connect();
    await aMinute();
    expect(Object.keys(await standings())).toHaveLength(17);
    mlflow.isAway = true;
    await it.story.advance({ minutes: 3 });
    const [away] = await readRegistries(it.story.host.db);
    expect(away).toMatchObject({ problem: 'nobody answers' });
    expect((await findings())[0]).toBe('The model registry mlflow cannot be read: nobody answers.');
    credit.aliases = { champion: '2' };
    mlflow.isAway = false;
    await aMinute();
    expect(await serving()).toEqual({ champion: '2' });
    expect((await readRegistries(it.story.host.db))[0]?.problem).toBeUndefined();
  });
});

describe('a registry', () => {
  test('is asked once before it is taken', async () => {
    expect(codes(await connect({ url: 'ftp://mlflow.example.org' }))).toBe('registries/not-an-address');
    expect(codes(await connect({ url: 'https://other.example.org' }))).toBe('registries/not-a-registry');
    mlflow.token = 'Bearer token-of-ours';
    const refused = await connect();
    expect(!refused.ok && refused.error.fields?.[0]?.problem).toBe('it answered 401');
    expect(codes(await connect({ credential: 'env:NOTHING' }))).toBe('registries/not-a-registry');
    expect((await connect({ credential: 'env:MLFLOW' })).ok).toBe(true);
    expect(codes(await connect({ credential: 'env:MLFLOW', name: 'MLflow' }))).toBe('registries/name-taken');
    expect(
      codes(await it.story.as(it.story.bystander, connectRegistry, { name: ownWords('x'), url: 'https://x' })),
    ).toBe('access/not-entitled');
  });

  test('that was removed is read no more, and what came of it stays', async () => {
    mlflow.register('credit', [schema, schema]).aliases = { champion: '2' };
    const made = await connect();
    if (!made.ok) throw new Error(made.error.code);
    await aMinute();
    await it.story.done(it.story.engineer, removeRegistry, { id: made.value.id });
    const { length } = mlflow.asked;
    await it.story.advance({ minutes: 5 });
    expect(mlflow.asked).toHaveLength(length);
    expect(await serving()).toEqual({ champion: '2' });
    expect(await aliasesOf(it.story.host.db, made.value.id as never)).toEqual([]);
    expect(codes(await it.story.as(it.story.engineer, removeRegistry, { id: made.value.id }))).toBe(
      'registries/no-such-registry',
    );
  });
});

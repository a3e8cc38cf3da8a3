import { Type, type Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { UseService } from '../../../kernel/services.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { mayOn, mayShape, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import type { Provider } from '../domain/provider.ts';
import { dollarsOfMicro } from '../money.ts';
import { llmPermissions } from '../permissions.ts';
import { gatewayService, llmReader } from '../services.ts';
import { allPrices, listProviders } from '../store/providers.ts';
import { newestReconciliations, providersOut } from '../store/watching.ts';
import { verbsOnProvider } from '../verbs.ts';
import { UsageDifference } from './usage-difference.ts';

const MOST_DIFFERENCES = 20;
const Instant = Type.String({ format: 'date-time' });

/** A provider with its prices and current state. */
export const LlmProvider = Type.Object(
  {
    name: Type.String(),
    api: Type.Enum(['openai', 'anthropic']),
    url: Type.String(),
    region: Type.String(),
    retentionDays: Type.Integer(),
    trains: Type.Boolean(),
    external: Type.Boolean(),
    models: Type.Array(
      Type.Object({
        model: Type.String(),
        input: Type.String({ description: 'Dollars for a million tokens in.' }),
        output: Type.String(),
        breaker: Type.Enum(['closed', 'open', 'half-open']),
      }),
    ),
    outSince: Type.Optional(Instant),
    reconciledAt: Type.Optional(Instant),
    unseenRequests: Type.Optional(Type.Integer()),
    differences: Type.Optional(
      Type.Array(UsageDifference, { description: 'The first twenty of its newest reconciliation.' }),
    ),
    retiredAt: Type.Optional(Instant),
    version: Type.Integer(),
    may: mayShape(verbsOnProvider),
  },
  { title: 'LlmProvider' },
);

async function viewsOf(
  use: UseService,
  actor: Actor,
  found: readonly Provider[],
): Promise<Static<typeof LlmProvider>[]> {
  const reader = llmReader(use);
  const { breakers } = use(gatewayService);
  const prices = Map.groupBy(await allPrices(reader.db), ({ providerId }) => providerId);
  const out = await providersOut(reader.db);
  const reconciled = new Map((await newestReconciliations(reader.db)).map((each) => [each.provider, each]));
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnProvider), ORGANISATION)) ?? new Map();
  const here = { actor, policy: reader.policies.current, now: reader.now };
  return found.map((each) => {
    const { id, name, api, url, region, retentionDays, trains, isExternal, retiredAt, version } = each;
    const since = out.get(name);
    const held = reconciled.get(name);
    return {
      name,
      api,
      url,
      region,
      retentionDays,
      trains,
      external: isExternal,
      models: (prices.get(id) ?? []).map(({ model, input, output }) => ({
        model,
        input: dollarsOfMicro(input),
        output: dollarsOfMicro(output),
        breaker: breakers.stateOf({ provider: name, model }),
      })),
      ...(since === undefined ? {} : { outSince: since.toISOString() }),
      ...(held === undefined
        ? {}
        : {
            reconciledAt: held.at.toISOString(),
            unseenRequests: held.unseenRequests,
            differences: held.differences.slice(0, MOST_DIFFERENCES),
          }),
      ...(retiredAt === undefined ? {} : { retiredAt: retiredAt.toISOString() }),
      version,
      may: mayOn(verbsOnProvider, each, decisions, here),
    };
  });
}

/** Providers by name. */
export const providerList = defineList({
  noun: 'provider',
  name: 'list',
  route: '/v1/llm/providers',
  does: 'who runs language models, where, what they cost, and whether they answer',
  empty: { says: 'There are no providers yet.', next: 'muster provider add <name>' },
  clauses: ['6.7', '9.1'],
  permission: llmPermissions.read,
  filters: {},
  item: LlmProvider,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'api', head: 'API' },
    { at: 'region', head: 'Region' },
    { at: 'retentionDays', head: 'Keeps days', dropped: 1 },
    { at: 'outSince', head: 'Out since', as: 'instant' },
  ],
  keyset: { name: Type.String() },
  async page(use, { actor, after, limit }) {
    const found = await listProviders(llmReader(use).db, after?.name ?? '', limit + 1);
    const page = pageOf(found, limit, ({ name }) => ({ name }));
    return { ...page, items: await viewsOf(use, actor, found.slice(0, limit)) };
  },
});

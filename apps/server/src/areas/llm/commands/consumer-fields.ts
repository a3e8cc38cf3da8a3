import { dataClasses } from '@muster/policy';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Choice, Count, field, LongText, Named } from '../../../platform/verbs/fields.ts';
import { serviceCalled } from '../../catalog/public.ts';
import {
  findingModes,
  routeOf,
  writtenRoute,
  type Consumer,
  type FindingMode,
  type Route,
} from '../domain/consumer.ts';
import { allPrices, allProviders } from '../store/providers.ts';
import { Days, limitFields, limitsOf, Regions, toldLimits } from './fields.ts';

const MOST_CACHE_MINUTES = 10_080;

/** A consumer's configuration: everything the policy requires is mandatory (GOV 9.2, 9.3). */
export const consumerFields = {
  service: Type.Optional(Named('service-name', { asks: 'Which service of the catalog it is' })),
  userFacing: Choice(['yes', 'no'], { asks: 'Are its answers user-facing?' }),
  dataClass: Choice(dataClasses, { asks: 'Highest class of the data it sends', option: 'class' }),
  mode: Choice(findingModes, { asks: 'If data above that class is found: refuse, or pseudonymise' }),
  purpose: Type.String({
    pattern: '^[a-z0-9][a-z0-9-]{0,59}$',
    remedy: 'Write it in lower case, as agreements do: support-answers.',
    ...field({ asks: 'For which purpose, as written in agreements' }),
  }),
  regions: Type.Optional(Regions('Only in these regions')),
  maxRetentionDays: Type.Optional(Days('For at most how many days a provider may keep it')),
  routes: Type.Array(
    Type.String({
      pattern: '^[a-z0-9][a-z0-9-]{0,39}/[^\\s/][^\\s]{0,119}$',
      remedy: 'Write provider/model: openai/gpt-5.',
    }),
    {
      minItems: 1,
      maxItems: 10,
      uniqueItems: true,
      ...field({ asks: 'What answers, and its fallbacks, in order: openai/gpt-5', option: 'route' }),
    },
  ),
  ...limitFields,
  cacheMinutes: Count({
    asks: 'For how many minutes an answer may be reused; 0 for never',
    least: 0,
    most: MOST_CACHE_MINUTES,
  }),
  degraded: LongText({ asks: 'What its users get if nothing answers', limit: 1000 }),
};

type Given = {
  readonly service?: string;
  readonly userFacing: 'yes' | 'no';
  readonly dataClass: Consumer['dataClass'];
  readonly mode: FindingMode;
  readonly purpose: string;
  readonly regions?: readonly string[];
  readonly maxRetentionDays?: number;
  readonly routes: readonly string[];
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly perDay: string;
  readonly perMonth: string;
  readonly cacheMinutes: number;
  readonly degraded: string;
};

export type Said = Omit<
  Consumer,
  'id' | 'name' | 'account' | 'teamId' | 'drilledAt' | 'retiredAt' | 'version' | 'lastInstant'
>;

/**
 * The fields in stored form, or an error: every route needs a known provider and a price, and there must be a fallback.
 */
export async function saidOf(ctx: CommandContext, given: Given): Promise<Result<Said, AppError>> {
  const routes = given.routes.map(routeOf).filter((route) => route !== undefined);
  const unpriced = await notPriced(ctx, routes);
  if (unpriced !== undefined) return err(noPrice(unpriced));
  if (routes.length < 2 && given.cacheMinutes === 0) return err(noFallback);
  if (given.service !== undefined && (await serviceCalled(ctx.tx, given.service)) === undefined)
    return err(noSuchService);
  return ok({
    service: given.service,
    userFacing: given.userFacing === 'yes',
    dataClass: given.dataClass,
    mode: given.mode,
    purpose: given.purpose,
    regions: given.regions ?? [],
    maxRetentionDays: given.maxRetentionDays,
    routes,
    limits: limitsOf(given),
    cacheMinutes: given.cacheMinutes,
    degraded: given.degraded,
  });
}

async function notPriced(ctx: CommandContext, routes: readonly Route[]): Promise<Route | undefined> {
  const ids = new Map((await allProviders(ctx.tx)).map(({ id, name }) => [name, id]));
  const priced = new Set((await allPrices(ctx.tx)).map(({ providerId, model }) => `${providerId} ${model}`));
  return routes.find(({ provider, model }) => !priced.has(`${ids.get(provider) ?? ''} ${model}`));
}

export const toldConsumer = (consumer: Pick<Consumer, 'id' | 'name' | 'dataClass' | 'mode' | 'limits' | 'routes'>) => ({
  consumer: consumer.id,
  name: consumer.name,
  dataClass: consumer.dataClass,
  mode: consumer.mode,
  ...toldLimits(consumer.limits),
  routes: consumer.routes.length,
});

const noPrice = (route: Route): AppError => ({
  kind: 'invalid',
  code: 'llm/no-price',
  public: 'A model without a price cannot be used.',
  clause: '9.2',
  fields: [
    {
      path: '/routes',
      problem: `${writtenRoute(route)} is not a model with a price`,
      remedy: 'muster provider price <provider> <model>',
    },
  ],
});

const noFallback: AppError = {
  kind: 'invalid',
  code: 'llm/no-fallback',
  public: 'A consumer needs a fallback: another route, or cached answers.',
  clause: '9.3',
  fields: [
    {
      path: '/routes',
      problem: 'has no second one, and no answer is cached',
      remedy: 'add a route, or minutes to cache answers',
    },
  ],
};

const noSuchService: AppError = {
  kind: 'invalid',
  code: 'llm/no-such-service',
  public: 'The catalog has no service with this name.',
  fields: [{ path: '/service', problem: 'is not a service in the catalog', remedy: 'muster service list' }],
};

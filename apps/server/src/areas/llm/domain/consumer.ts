import type { DataClass } from '@muster/policy';
import type { Id, PrincipalId, TeamId } from '../../../kernel/ids.ts';

export type ConsumerId = Id<'llm-consumer'>;

/** What to do if a request contains data above the class its consumer may send. */
export const findingModes = ['refuse', 'pseudonymise'] as const;
export type FindingMode = (typeof findingModes)[number];

/** A consumer's limits, as integers; money in millionths of a dollar. */
export type Limits = {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly perDay: number;
  readonly perMonth: number;
};

/** A model at a provider, written `openai/gpt-5`. */
export type Route = { readonly provider: string; readonly model: string };

/** A consumer of language models, identified by its service account. */
export type Consumer = {
  readonly id: ConsumerId;
  readonly name: string;
  readonly account: PrincipalId;
  readonly teamId: TeamId;
  /** Its name in the catalog. */
  readonly service: string | undefined;
  readonly userFacing: boolean;
  /** The highest class it may send. */
  readonly dataClass: DataClass;
  readonly mode: FindingMode;
  readonly purpose: string;
  /** Where its data may be; empty: anywhere the provider's agreement allows. */
  readonly regions: readonly string[];
  readonly maxRetentionDays: number | undefined;
  /** Models to try, in order. */
  readonly routes: readonly Route[];
  readonly limits: Limits;
  /** How long a response may be served from the cache; 0: never. */
  readonly cacheMinutes: number;
  /** What its users get if no provider answers. */
  readonly degraded: string;
  readonly drilledAt: Date | undefined;
  readonly retiredAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

const ROUTE = /^([a-z0-9][a-z0-9-]{0,39})\/([^\s/][^\s]{0,119})$/;

export function routeOf(written: string): Route | undefined {
  const [, provider, model] = ROUTE.exec(written) ?? [];
  return provider === undefined || model === undefined ? undefined : { provider, model };
}

export const writtenRoute = ({ provider, model }: Route): string => `${provider}/${model}`;

/** Routes in order: those asked for, by model or `provider/model`, then the others. Undefined if not permitted. */
export function routesFor(consumer: Consumer, model: string): readonly Route[] | undefined {
  const first = consumer.routes.find((route) => route.model === model || writtenRoute(route) === model);
  return first && [first, ...consumer.routes.filter((route) => route !== first)];
}

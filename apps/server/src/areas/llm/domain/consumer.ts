import type { DataClass } from '@muster/policy';
import type { Id, PrincipalId, TeamId } from '../../../kernel/ids.ts';

export type ConsumerId = Id<'llm-consumer'>;

/** What happens where a request holds data of a higher class than its consumer may send. */
export const findingModes = ['refuse', 'pseudonymise'] as const;
export type FindingMode = (typeof findingModes)[number];

/** What a consumer may take at most, in whole numbers; money in millionths of a dollar. */
export type Limits = {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly perDay: number;
  readonly perMonth: number;
};

/** A model at a provider, as it is written: `openai/gpt-5`. */
export type Route = { readonly provider: string; readonly model: string };

/** Something that asks language models, by its service account. */
export type Consumer = {
  readonly id: ConsumerId;
  readonly name: string;
  readonly account: PrincipalId;
  readonly teamId: TeamId;
  /** As the catalog calls it. */
  readonly service: string | undefined;
  readonly userFacing: boolean;
  /** The highest class of what it sends. */
  readonly dataClass: DataClass;
  readonly mode: FindingMode;
  readonly purpose: string;
  /** Where its data may be; empty: anywhere that a provider's agreement says. */
  readonly regions: readonly string[];
  readonly maxRetentionDays: number | undefined;
  /** What answers, and what answers instead, in order. */
  readonly routes: readonly Route[];
  readonly limits: Limits;
  /** How long an answer may be given again; 0: not at all. */
  readonly cacheMinutes: number;
  /** What its users get where no provider answers. */
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

/** In order: what was asked for first, by its model or as `provider/model`, then the others. Undefined: it may not have that model. */
export function routesFor(consumer: Consumer, model: string): readonly Route[] | undefined {
  const first = consumer.routes.find((route) => route.model === model || writtenRoute(route) === model);
  return first && [first, ...consumer.routes.filter((route) => route !== first)];
}

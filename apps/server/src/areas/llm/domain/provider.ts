import type { DataClass } from '@muster/policy';
import type { Api, Price } from '@muster/llm-wire';
import type { Id } from '../../../kernel/ids.ts';

export type ProviderId = Id<'llm-provider'>;

/** Whoever runs models: what is sent there, where it is kept, and what it does with it. */
export type Provider = {
  readonly id: ProviderId;
  readonly name: string;
  readonly api: Api;
  /** Without the path: `https://api.openai.com`. */
  readonly url: string;
  /** Where its key is: `vault:secret/llm#openai`. */
  readonly keyReference: string;
  readonly region: string;
  readonly retentionDays: number;
  readonly trains: boolean;
  /** Outside the organisation. What is sent to one of its own leaves nothing. */
  readonly isExternal: boolean;
  readonly retiredAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

/** What a provider asks for a model, and how much the model takes and gives at most. */
export type PricedModel = Price & {
  readonly model: string;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
};

export type DpaState = 'asked' | 'approved' | 'declined' | 'ended';

/** What a provider may be sent, as Legal has approved it. */
export type Dpa = {
  readonly id: Id<'dpa'>;
  readonly providerId: ProviderId;
  /** The highest class that it covers. */
  readonly dataClass: DataClass;
  readonly regions: readonly string[];
  readonly retentionDays: number;
  readonly mayTrain: boolean;
  readonly purposes: readonly string[];
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly state: DpaState;
};

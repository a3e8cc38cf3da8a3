import type { DataClass } from '@muster/policy';
import type { Api, Price } from '@muster/llm-wire';
import type { Id } from '../../../kernel/ids.ts';

export type ProviderId = Id<'llm-provider'>;

/** An operator of models: what may be sent there, where it is stored, and how it is used. */
export type Provider = {
  readonly id: ProviderId;
  readonly name: string;
  readonly api: Api;
  /** Without the path: `https://api.openai.com`. */
  readonly url: string;
  /** Reference to its key: `vault:secret/llm#openai`. */
  readonly keyReference: string;
  readonly region: string;
  readonly retentionDays: number;
  readonly trains: boolean;
  /** Run by another organisation. Data sent to an internal provider does not leave ours. */
  readonly isExternal: boolean;
  readonly retiredAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

/** A model's price at a provider, and its maximum input and output. */
export type PricedModel = Price & {
  readonly model: string;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
};

export type DpaState = 'asked' | 'approved' | 'declined' | 'ended';

/** A data processing agreement: what a provider may be sent, as Legal approved it. */
export type Dpa = {
  readonly id: Id<'dpa'>;
  readonly providerId: ProviderId;
  /** The highest class it covers. */
  readonly dataClass: DataClass;
  readonly regions: readonly string[];
  readonly retentionDays: number;
  readonly mayTrain: boolean;
  readonly purposes: readonly string[];
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly state: DpaState;
};

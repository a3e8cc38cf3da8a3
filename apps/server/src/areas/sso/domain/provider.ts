import type { Id } from '../../../kernel/ids.ts';

export type ProviderId = Id<'identity-provider'>;

/** An identity provider, without its secret. */
export type Provider = {
  readonly id: ProviderId;
  readonly name: string;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly state: 'off' | 'on';
  readonly version: number;
  readonly lastInstant: Date;
};

/** A provider's name in the redirect URI. */
export const PROVIDER_NAME = '^[a-z0-9][a-z0-9-]{0,39}$';

/**
 * The permanent identity of an account: `sub` is unique only per issuer, and an e-mail can be reassigned (OpenID
 * Connect Core 5.7).
 */
export const accountAt = (issuer: string, subject: string): string => `${issuer}\n${subject}`;

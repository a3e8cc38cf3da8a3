import type { Id } from '../../../kernel/ids.ts';

export type ProviderId = Id<'identity-provider'>;

/** Where members can sign in, as far as it is no secret. */
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

/** How a provider is named in the redirect URI. */
export const PROVIDER_NAME = '^[a-z0-9][a-z0-9-]{0,39}$';

/** What names an account for ever: `sub` is unique at its issuer only, and an e-mail is handed on (OpenID Connect Core 5.7). */
export const accountAt = (issuer: string, subject: string): string => `${issuer}\n${subject}`;

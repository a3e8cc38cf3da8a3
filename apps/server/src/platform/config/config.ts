import type { Concealed } from '../secrets/concealed.ts';
import type { AllowedReferences } from '../secrets/judge-reference.ts';
import type { Homes } from './homes.ts';

/** The configuration, parsed and typed from the environment. Read once, at start. */
export type Config = {
  readonly homes: Homes;
  readonly keysMountedBy: 'kubernetes' | 'vault' | undefined;
  readonly database: DatabaseConfig;
  readonly databasePool: number | undefined;
  readonly listen: { readonly host: string; readonly port: number };
  /** The URL people use; undefined: the listener's own. */
  readonly publicUrl: URL | undefined;
  readonly transport: Transport;
  readonly allowedPrivateHosts: readonly string[];
  readonly deadManUrl: URL | undefined;
  /** The mail server; undefined: no mail is sent. */
  readonly mail: MailConfig | undefined;
  /** The provider for phone calls; undefined: none are made. */
  readonly telephony: TelephonyConfig | undefined;
  /** The connected Slack workspace, if any. */
  readonly slack: SlackConfig | undefined;
  /** Muster's GitHub App, if any. */
  readonly github: GithubConfig | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly isMetricsPublic: boolean;
  /** As configured; the policy in force checks it with `checkRetention`. */
  readonly logRetentionDays: number | undefined;
  /** The policy's retention profile to apply, if any. */
  readonly retentionProfile: string | undefined;
  /** How long responses are kept, so that a retried request takes effect once. Longer than any client retries. */
  readonly answersKeptHours: number;
  readonly vault: VaultConfig | undefined;
  /** The organisation's own secret detectors, as data, besides the built-in ones. */
  readonly detectorsFile: string | undefined;
  /** The folder in which ledger sinks may be files; undefined: nowhere. */
  readonly sinksDir: string | undefined;
  /**
   * What secret references entered by members may point to. Those in these settings, by the operator, may point
   * anywhere.
   */
  readonly references: AllowedReferences;
};

/** An external server's URLs (each a secret, or a reference to one), or Muster's embedded PostgreSQL. */
export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'server';
      readonly app: Concealed;
      readonly owner: Concealed | undefined;
      readonly sequencer: Concealed | undefined;
    };

/** How connections are encrypted (R28). `plain` may be used on loopback only. */
export type Transport =
  | { readonly kind: 'plain' }
  | { readonly kind: 'https'; readonly certificateFile: string; readonly keyFile: string }
  | { readonly kind: 'behind-proxy'; readonly trustedProxies: readonly string[] };

/** The server's URL contains its password, or is a reference to a secret that holds the URL (R27). */
export type MailConfig = { readonly server: Concealed; readonly from: string };

/** An account with a provider that implements Twilio’s API; its token is a secret reference (R27). */
export type TelephonyConfig = {
  readonly url: string;
  readonly account: string;
  readonly tokenRef: string;
  readonly from: string;
};

/** An app in a Slack workspace; its secrets are references (R27). */
export type SlackConfig = {
  readonly url: string;
  readonly botTokenRef: string;
  /** The secret that signs Slack's requests; without it Muster accepts none. */
  readonly signingSecretRef: string | undefined;
  /** The app-level token for Socket Mode; with it Muster connects to Slack, and Slack need not reach Muster. */
  readonly appTokenRef: string | undefined;
  /** The user group that mirrors who is on call. */
  readonly group: string | undefined;
};

/** A GitHub App; its secrets are references (R27). */
export type GithubConfig = {
  readonly url: string;
  readonly appId: string;
  readonly keyRef: string;
  /** The installation in the organisation whose pull requests are judged; undefined: none are. */
  readonly installation: number | undefined;
  /** The secret that signs GitHub's webhooks; without it Muster accepts none. */
  readonly webhookSecretRef: string | undefined;
};

export type VaultConfig = {
  readonly address: URL;
  readonly namespace: string | undefined;
  readonly certificateAuthorityFile: string | undefined;
  readonly token:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'value'; readonly value: Concealed };
};

import type { Concealed } from '../secrets/concealed.ts';
import type { AllowedReferences } from '../secrets/judge-reference.ts';
import type { Homes } from './homes.ts';

/** Everything the environment decides, parsed and typed. Read once, at the start. */
export type Config = {
  readonly homes: Homes;
  readonly keysMountedBy: 'kubernetes' | 'vault' | undefined;
  readonly database: DatabaseConfig;
  readonly databasePool: number | undefined;
  readonly listen: { readonly host: string; readonly port: number };
  /** The address people use; undefined means the listener's own. */
  readonly publicUrl: URL | undefined;
  readonly transport: Transport;
  readonly allowedPrivateHosts: readonly string[];
  readonly deadManUrl: URL | undefined;
  /** Where mail goes out; undefined means that Muster sends none. */
  readonly mail: MailConfig | undefined;
  /** Through whom phones are called; undefined means that none are. */
  readonly telephony: TelephonyConfig | undefined;
  /** The Slack workspace that Muster is connected to; undefined means none. */
  readonly slack: SlackConfig | undefined;
  /** The GitHub App that Muster is; undefined means none. */
  readonly github: GithubConfig | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly isMetricsPublic: boolean;
  /** As configured; the policy in force judges it with `checkRetention`. */
  readonly logRetentionDays: number | undefined;
  /** Which profile of the policy's retention applies, where one does. */
  readonly retentionProfile: string | undefined;
  /** How long a request can be repeated and is done once. Longer than any client's patience; every answer is kept so long. */
  readonly answersKeptHours: number;
  readonly vault: VaultConfig | undefined;
  /** The organisation's own detectors beside Muster's own, as data. */
  readonly detectorsFile: string | undefined;
  /** Where sinks of the ledger may be files; none where it is not set. */
  readonly sinksDir: string | undefined;
  /** What references may point to that are typed in by members. The operator's own, in these settings, may point anywhere. */
  readonly references: AllowedReferences;
};

/** A server by its URLs (each a secret, or a reference to one), or Muster's own PostgreSQL. */
export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'server';
      readonly app: Concealed;
      readonly owner: Concealed | undefined;
      readonly sequencer: Concealed | undefined;
    };

/** How requests are encrypted on their way (R28). `plain` may be used on loopback only. */
export type Transport =
  | { readonly kind: 'plain' }
  | { readonly kind: 'https'; readonly certificateFile: string; readonly keyFile: string }
  | { readonly kind: 'behind-proxy'; readonly trustedProxies: readonly string[] };

/** The server's URL holds its password, or is a reference to a secret that is such a URL (R27). */
export type MailConfig = { readonly server: Concealed; readonly from: string };

/** An account of a provider with Twilio’s API; its token is a reference (R27). */
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
  /** What Slack signs its requests with; without it Muster takes none. */
  readonly signingSecretRef: string | undefined;
  /** The app-level token of Socket Mode; with it Muster calls Slack, and Slack need not reach Muster. */
  readonly appTokenRef: string | undefined;
  /** The user group that follows who is on call. */
  readonly group: string | undefined;
};

/** A GitHub App; its secrets are references (R27). */
export type GithubConfig = {
  readonly url: string;
  readonly appId: string;
  readonly keyRef: string;
  /** Its installation in the organisation whose pull requests are judged; undefined: none are. */
  readonly installation: number | undefined;
  /** What GitHub signs its webhooks with; without it Muster takes none. */
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

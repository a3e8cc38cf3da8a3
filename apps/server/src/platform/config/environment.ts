import { Type, type Static, type TString } from 'typebox';

/** One setting: `muster doctor` shows `description`; `remedy` is shown if the value does not match. */
const setting = (pattern: string, description: string, remedy: string): TString =>
  Type.String({ pattern, description, remedy });

const PATH = '^/';
const YES_NO = '^(yes|no)$';
const MAIL_OR_REFERENCE = '^(smtps?://|env:.|file:/|vault:.)';
const REFERENCE = '^(env:.|file:/|vault:.)';
const URL_OR_REFERENCE = '^(postgres(ql)?://|env:.|file:/|vault:.)';

/** Every environment variable that Muster reads, and the only place that names them. An empty value counts as unset. */
export const Environment = Type.Partial(
  Type.Object({
    MUSTER_HOME: setting(PATH, 'Folder for the data.', 'Give an absolute path.'),
    MUSTER_KEYS_DIR: setting(PATH, 'Folder for the keys; never inside MUSTER_HOME.', 'Give an absolute path.'),
    MUSTER_KEYS_MOUNTED_BY: setting(
      '^(kubernetes|vault)$',
      'What mounts the keys folder, if it is not a Kubernetes Secret volume.',
      'Write kubernetes or vault, or leave it out.',
    ),
    DATABASE_URL: setting(
      URL_OR_REFERENCE,
      'PostgreSQL 15 or later, as the application’s role. Without it, Muster runs its own.',
      'Write postgres://user:password@host:5432/database, or a reference such as file:/run/secrets/database-url.',
    ),
    DATABASE_OWNER_URL: setting(
      URL_OR_REFERENCE,
      'The same database, as the role that owns and migrates the tables.',
      'Write postgres://user:password@host:5432/database, or a reference such as file:/run/secrets/database-owner-url.',
    ),
    DATABASE_SEQUENCER_URL: setting(
      URL_OR_REFERENCE,
      'The same database, as the role that writes the ledger.',
      'Write postgres://user:password@host:5432/database, or a reference such as file:/run/secrets/database-sequencer-url.',
    ),
    MUSTER_DATABASE_POOL: setting(
      '^[1-9]\\d{0,2}$',
      'Connections of the application.',
      'Write a number from 1 to 999.',
    ),
    MUSTER_HOST: setting(
      '^[0-9A-Za-z.:-]+$',
      'Address to listen on.',
      'Write an address such as 127.0.0.1 or 0.0.0.0.',
    ),
    MUSTER_PORT: setting('^\\d{1,5}$', 'Port to listen on.', 'Write a port number up to 65535.'),
    MUSTER_URL: setting(
      '^https?://[^/?#]+/?$',
      'Address at which people reach Muster.',
      'Write it as https://muster.example.org.',
    ),
    MUSTER_TLS_CERT: setting(
      PATH,
      'Certificate chain (PEM) for HTTPS, reloaded when it changes.',
      'Give an absolute path.',
    ),
    MUSTER_TLS_KEY: setting(PATH, 'Private key (PEM) of the certificate.', 'Give an absolute path.'),
    MUSTER_TRUSTED_PROXIES: setting(
      '^[0-9A-Fa-f.:/, ]+$',
      'Addresses of the reverse proxies that end TLS before Muster.',
      'Write addresses or networks separated by commas: 10.0.0.0/8, fd00::/8.',
    ),
    MUSTER_ALLOW_PRIVATE: setting(
      '^[0-9A-Za-z.:/*, -]+$',
      'Private hosts that Muster may call (webhooks, mail, Vault); all others are refused.',
      'Write addresses, networks or host names separated by commas.',
    ),
    MUSTER_DEADMAN_URL: setting(
      '^https?://',
      'URL that Muster calls as long as its worker and sequencer are healthy.',
      'Write an http or https URL.',
    ),
    MUSTER_SMTP_URL: setting(
      MAIL_OR_REFERENCE,
      'Mail server for pages. Encrypted unless it is this machine.',
      'Write smtps://user:password@mail.example.org (or smtp:// for STARTTLS), or a reference such as file:/run/secrets/smtp-url.',
    ),
    MUSTER_MAIL_FROM: setting(
      '^[^\\s@<>]+@[^\\s@<>]+$',
      'Sender address of Muster’s mail.',
      'Write an address such as muster@example.org.',
    ),
    MUSTER_TELEPHONY_ACCOUNT: setting(
      '^[A-Za-z0-9]{8,64}$',
      'Account with the provider of text messages and calls (Twilio’s API).',
      'Write the account’s id, such as AC and 32 characters.',
    ),
    MUSTER_TELEPHONY_TOKEN: setting(
      REFERENCE,
      'Where that account’s token is stored: it authenticates Muster to the provider, and the provider to Muster.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/telephony or vault:mount/path#field.',
    ),
    MUSTER_TELEPHONY_FROM: setting(
      '^\\+[1-9]\\d{6,14}$',
      'The number that Muster calls and sends text messages from.',
      'Write a number with its country code: +4930123456.',
    ),
    MUSTER_TELEPHONY_URL: setting(
      '^https?://[^/?#]+/?$',
      'URL of that API (default: Twilio’s own).',
      'Write it as https://api.twilio.com.',
    ),
    MUSTER_SLACK_BOT_TOKEN: setting(
      REFERENCE,
      'Where the Slack app’s bot token (xoxb-) is stored. Without it, no chat is connected.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/slack-bot or vault:mount/path#field.',
    ),
    MUSTER_SLACK_SIGNING_SECRET: setting(
      REFERENCE,
      'Where the Slack app’s signing secret is stored: requests not signed with it are rejected.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/slack-signing or vault:mount/path#field.',
    ),
    MUSTER_SLACK_APP_TOKEN: setting(
      REFERENCE,
      'Where the Slack app’s app-level token (xapp-) is stored: with it, Muster connects to Slack (Socket Mode), and Slack need not reach Muster.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/slack-app or vault:mount/path#field.',
    ),
    MUSTER_SLACK_GROUP: setting(
      '^S[A-Z0-9]{5,30}$',
      'Id of the Slack user group that follows who is on call.',
      'Write the id of the group, such as S0123ABCD.',
    ),
    MUSTER_SLACK_URL: setting(
      '^https?://[^?#]+$',
      'URL of Slack’s Web API (default: Slack’s own).',
      'Write it as https://slack.com/api.',
    ),
    MUSTER_GITHUB_APP_ID: setting(
      '^[A-Za-z0-9.]{1,60}$',
      'App ID or client ID of Muster’s GitHub App. Without it, Muster does not respond to GitHub.',
      'Write the App ID as the App’s settings show it.',
    ),
    MUSTER_GITHUB_APP_KEY: setting(
      REFERENCE,
      'Where the GitHub App’s private key (PEM) is stored.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/github-app.pem or vault:mount/path#field.',
    ),
    MUSTER_GITHUB_INSTALLATION: setting(
      '^[1-9]\\d{0,14}$',
      'Id of the App’s installation in your organisation. Without it, no pull requests are checked.',
      'Write the number at the end of the installation’s address.',
    ),
    MUSTER_GITHUB_WEBHOOK_SECRET: setting(
      REFERENCE,
      'Where the GitHub App’s webhook secret is stored: requests not signed with it are rejected.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/github-webhook or vault:mount/path#field.',
    ),
    MUSTER_GITHUB_URL: setting(
      '^https?://[^?#]+$',
      'URL of GitHub’s API (default: github.com’s own).',
      'Write it as https://api.github.com, or for an Enterprise Server https://github.example.org/api/v3.',
    ),
    MUSTER_LOG_LEVEL: setting('^(debug|info|warn|error)$', 'How much is logged.', 'Write debug, info, warn or error.'),
    MUSTER_METRICS_PUBLIC: setting(YES_NO, 'Whether /metrics can be read without a key.', 'Write yes or no.'),
    MUSTER_RETENTION_PROFILE: setting(
      '^[a-z][a-z0-9-]{0,59}$',
      'Which retention profile of the policy applies (GOV-001 7.3); it raises the minimum of LOG_RETENTION_DAYS.',
      'Write the name of a profile of audit.yaml, such as high-risk-ai.',
    ),
    LOG_RETENTION_DAYS: setting(
      '^\\d{1,5}$',
      'Days for which sealed ledger segments are kept (GOV-001 7.3).',
      'Write a number of days.',
    ),
    MUSTER_IDEMPOTENCY_HOURS: setting(
      '^[1-9]\\d{0,3}$',
      'Hours for which an Idempotency-Key is remembered and a repeated request gets the first response.',
      'Write a number of hours from 1 to 9999.',
    ),
    MUSTER_SECRETS_DIR: setting(
      PATH,
      'Folder with the files that channels may reference as file:.',
      'Give an absolute path to a folder that contains only secrets for channels.',
    ),
    MUSTER_SECRETS_VAULT: setting(
      '^[^/#\\s]+(/[^/#\\s]+)*$',
      'Path in Vault below which channels may reference secrets as vault:.',
      'Write mount/path, such as secret/muster.',
    ),
    MUSTER_SINKS_DIR: setting(
      PATH,
      'Folder in which ledger sinks may write files.',
      'Give an absolute path to a folder that Muster may write to and that contains nothing else.',
    ),
    MUSTER_DETECTORS: setting(
      PATH,
      'File with your own detectors, for what the scrubber should remove besides secrets and personal data.',
      'Give the absolute path of a JSON file; docs/scrubber.md describes its format.',
    ),
    VAULT_ADDR: setting('^https?://', 'Vault, for vault: references.', 'Write the URL of the Vault server.'),
    VAULT_NAMESPACE: setting('.', 'Namespace in Vault.', 'Write the name of the namespace.'),
    VAULT_TOKEN: setting('.', 'Token for Vault; VAULT_TOKEN_FILE is better.', 'Write the token.'),
    VAULT_TOKEN_FILE: setting(
      PATH,
      'File that contains the token for Vault, as maintained by an agent.',
      'Give an absolute path.',
    ),
    VAULT_CACERT: setting(PATH, 'Certificate authority (PEM) of the Vault server.', 'Give an absolute path.'),
  }),
);

export type Environment = Static<typeof Environment>;
export type SettingName = keyof Environment;

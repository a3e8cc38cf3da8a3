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
      'Who mounts the keys folder, where it is no Secret volume of Kubernetes.',
      'Write kubernetes or vault, or leave it out.',
    ),
    DATABASE_URL: setting(
      URL_OR_REFERENCE,
      'PostgreSQL 15 or later, as the application. Without it Muster runs its own.',
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
      'Address under which people reach Muster.',
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
      'Write addresses or networks with commas between: 10.0.0.0/8, fd00::/8.',
    ),
    MUSTER_ALLOW_PRIVATE: setting(
      '^[0-9A-Za-z.:/*, -]+$',
      'Private hosts that Muster may call (webhooks, mail, Vault); all others are refused.',
      'Write addresses, networks or host names with commas between.',
    ),
    MUSTER_DEADMAN_URL: setting(
      '^https?://',
      'Called while worker and sequencer are well.',
      'Write an http or https URL.',
    ),
    MUSTER_SMTP_URL: setting(
      MAIL_OR_REFERENCE,
      'Mail server for pages. Encrypted unless it is this very machine.',
      'Write smtps://user:password@mail.example.org (or smtp:// for STARTTLS), or a reference such as file:/run/secrets/smtp-url.',
    ),
    MUSTER_MAIL_FROM: setting(
      '^[^\\s@<>]+@[^\\s@<>]+$',
      'Sender of what Muster mails.',
      'Write an address such as muster@example.org.',
    ),
    MUSTER_TELEPHONY_ACCOUNT: setting(
      '^[A-Za-z0-9]{8,64}$',
      'Account at the provider of text messages and calls (Twilio’s API).',
      'Write the account’s id, such as AC and 32 characters.',
    ),
    MUSTER_TELEPHONY_TOKEN: setting(
      REFERENCE,
      'Where the token of that account is kept: it authenticates Muster there, and the provider here.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/telephony or vault:mount/path#field.',
    ),
    MUSTER_TELEPHONY_FROM: setting(
      '^\\+[1-9]\\d{6,14}$',
      'The number that Muster calls and writes from.',
      'Write a number with its country: +4930123456.',
    ),
    MUSTER_TELEPHONY_URL: setting(
      '^https?://[^/?#]+/?$',
      'Where that API is; Twilio’s own where it is left out.',
      'Write it as https://api.twilio.com.',
    ),
    MUSTER_SLACK_BOT_TOKEN: setting(
      REFERENCE,
      'Where the bot token (xoxb-) of the Slack app is kept. Without it no chat is connected.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/slack-bot or vault:mount/path#field.',
    ),
    MUSTER_SLACK_SIGNING_SECRET: setting(
      REFERENCE,
      'Where the signing secret of the Slack app is kept: what is not signed with it is not taken.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/slack-signing or vault:mount/path#field.',
    ),
    MUSTER_SLACK_APP_TOKEN: setting(
      REFERENCE,
      'Where the app-level token (xapp-) of the Slack app is kept: with it Muster calls Slack (Socket Mode), and Slack need not reach Muster.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/slack-app or vault:mount/path#field.',
    ),
    MUSTER_SLACK_GROUP: setting(
      '^S[A-Z0-9]{5,30}$',
      'Id of the Slack user group that follows who is on call.',
      'Write the id of the group, such as S0123ABCD.',
    ),
    MUSTER_SLACK_URL: setting(
      '^https?://[^?#]+$',
      'Where Slack’s Web API is; Slack’s own where it is left out.',
      'Write it as https://slack.com/api.',
    ),
    MUSTER_GITHUB_APP_ID: setting(
      '^[A-Za-z0-9.]{1,60}$',
      'App ID or client ID of the GitHub App that Muster is. Without it GitHub is not answered.',
      'Write the App ID as the App’s settings show it.',
    ),
    MUSTER_GITHUB_APP_KEY: setting(
      REFERENCE,
      'Where the private key (PEM) of the GitHub App is kept.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/github-app.pem or vault:mount/path#field.',
    ),
    MUSTER_GITHUB_INSTALLATION: setting(
      '^[1-9]\\d{0,14}$',
      'Id of the App’s installation in your organisation. Without it no pull requests are judged.',
      'Write the number at the end of the installation’s address.',
    ),
    MUSTER_GITHUB_WEBHOOK_SECRET: setting(
      REFERENCE,
      'Where the webhook secret of the GitHub App is kept: what is not signed with it is not taken.',
      'Write a reference: env:MUSTER_SECRET_NAME, file:/run/secrets/github-webhook or vault:mount/path#field.',
    ),
    MUSTER_GITHUB_URL: setting(
      '^https?://[^?#]+$',
      'Where GitHub’s API is; github.com’s own where it is left out.',
      'Write it as https://api.github.com, or for an Enterprise Server https://github.example.org/api/v3.',
    ),
    MUSTER_LOG_LEVEL: setting('^(debug|info|warn|error)$', 'How much is logged.', 'Write debug, info, warn or error.'),
    MUSTER_METRICS_PUBLIC: setting(YES_NO, 'Whether /metrics answers without a key.', 'Write yes or no.'),
    MUSTER_RETENTION_PROFILE: setting(
      '^[a-z][a-z0-9-]{0,59}$',
      'Which retention profile of the policy applies (GOV-001 7.3); it raises the least of LOG_RETENTION_DAYS.',
      'Write the name of a profile of audit.yaml, such as high-risk-ai.',
    ),
    LOG_RETENTION_DAYS: setting(
      '^\\d{1,5}$',
      'Days that sealed ledger segments are kept (GOV-001 7.3).',
      'Write a number of days.',
    ),
    MUSTER_IDEMPOTENCY_HOURS: setting(
      '^[1-9]\\d{0,3}$',
      'Hours for which an Idempotency-Key is remembered, and a repetition gets the first answer.',
      'Write a number of hours from 1 to 9999.',
    ),
    MUSTER_SECRETS_DIR: setting(
      PATH,
      'Folder whose files channels may refer to as file:.',
      'Give an absolute path, that holds nothing but secrets for channels.',
    ),
    MUSTER_SECRETS_VAULT: setting(
      '^[^/#\\s]+(/[^/#\\s]+)*$',
      'Path in Vault below which channels may refer to secrets as vault:.',
      'Write mount/path, such as secret/muster.',
    ),
    MUSTER_SINKS_DIR: setting(
      PATH,
      'Folder in which sinks of the ledger may be files.',
      'Give an absolute path of a folder that Muster may write to, and in which nothing else lies.',
    ),
    MUSTER_DETECTORS: setting(
      PATH,
      'File with detectors of your own, for what the scrubber shall take out beside secrets and personal data.',
      'Give the absolute path of a JSON file; docs/scrubber.md tells its form.',
    ),
    VAULT_ADDR: setting('^https?://', 'Vault, for vault: references.', 'Write the URL of the Vault server.'),
    VAULT_NAMESPACE: setting('.', 'Namespace in Vault.', 'Write the name of the namespace.'),
    VAULT_TOKEN: setting('.', 'Token for Vault; VAULT_TOKEN_FILE is better.', 'Write the token.'),
    VAULT_TOKEN_FILE: setting(
      PATH,
      'File that holds the token for Vault, as an agent keeps it.',
      'Give an absolute path.',
    ),
    VAULT_CACERT: setting(PATH, 'Certificate authority (PEM) of the Vault server.', 'Give an absolute path.'),
  }),
);

export type Environment = Static<typeof Environment>;
export type SettingName = keyof Environment;

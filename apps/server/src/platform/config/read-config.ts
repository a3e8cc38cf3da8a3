import { Errors } from 'typebox/value';
import { err, ok, type Result } from '../../kernel/result.ts';
import { Concealed } from '../secrets/concealed.ts';
import type {
  Config,
  DatabaseConfig,
  MailConfig,
  GithubConfig,
  SlackConfig,
  TelephonyConfig,
  Transport,
  VaultConfig,
} from './config.ts';
import { Environment, type SettingName } from './environment.ts';
import { areKeysApart, areSecretsApart, defaultHomes, type Homes, type ProcessEnvironment } from './homes.ts';

/** Which variable is invalid and what to write instead; never its value. */
export type ConfigProblem = { readonly variable: string; readonly problem: string; readonly remedy: string };

export type ReadConfig = {
  readonly config: Config;
  /** MUSTER_ variables that nothing reads, most likely misspelt. */
  readonly unknown: readonly string[];
};

/** Parses the environment and reports every problem at once. Pure: the process' environment is passed in. */
export function readConfig(environment: ProcessEnvironment): Result<ReadConfig, readonly ConfigProblem[]> {
  const env = settingsIn(environment.env);
  const problems = [...shapeProblems(env), ...contradictions(env)];
  const homes = homesOf(env, environment);
  if (!areKeysApart(homes)) problems.push(KEYS_IN_DATA);
  if (env.MUSTER_SECRETS_DIR !== undefined && !areSecretsApart(env.MUSTER_SECRETS_DIR, homes))
    problems.push(KEYS_IN_REACH);
  if (problems.length > 0) return err(problems);
  return ok({ config: configOf(env, homes), unknown: unknownIn(environment.env) });
}

/** The first lines an operator sees when Muster refuses to start. */
export const describeProblems = (problems: readonly ConfigProblem[]): string =>
  problems.map(({ variable, problem, remedy }) => `${variable}: ${problem} ${remedy}`).join('\n');

/** Variables with this prefix are not settings but secrets that channels may reference. */
const SECRET_PREFIX = 'MUSTER_SECRET_';
const DEFAULT_PORT = 8080;
const DEFAULT_ANSWERS_KEPT_HOURS = 24;
const LOOPBACK = '127.0.0.1';
const HIGHEST_PORT = 65_535;

const NAMES = Object.keys(Environment.properties) as readonly SettingName[];

function settingsIn(env: ProcessEnvironment['env']): Environment {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = env[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

function shapeProblems(env: Environment): readonly ConfigProblem[] {
  const wrong = new Set(Errors(Environment, env).map((error) => error.instancePath.slice(1) as SettingName));
  return [...wrong].map((variable) => ({
    variable,
    problem: 'its value is not valid.',
    remedy: (Environment.properties[variable] as unknown as { readonly remedy: string }).remedy,
  }));
}

function contradictions(env: Environment): ConfigProblem[] {
  const found: ConfigProblem[] = [];
  const refuse = (variable: SettingName, problem: string, remedy: string): void =>
    void found.push({ variable, problem, remedy });
  if (Number(env.MUSTER_PORT ?? 0) > HIGHEST_PORT)
    refuse('MUSTER_PORT', 'there is no such port.', 'Write one up to 65535.');
  for (const name of ['MUSTER_URL', 'MUSTER_DEADMAN_URL', 'VAULT_ADDR'] as const) {
    if (env[name] !== undefined && !URL.canParse(env[name]))
      refuse(name, 'it is not a URL.', 'Check it for typing errors.');
  }
  if ((env.MUSTER_TLS_CERT === undefined) !== (env.MUSTER_TLS_KEY === undefined)) {
    const missing = env.MUSTER_TLS_CERT === undefined ? 'MUSTER_TLS_CERT' : 'MUSTER_TLS_KEY';
    refuse(
      missing,
      'it is missing, but the setting it goes with is set.',
      'Set both MUSTER_TLS_CERT and MUSTER_TLS_KEY, or neither.',
    );
  }
  if ((env.MUSTER_SMTP_URL === undefined) !== (env.MUSTER_MAIL_FROM === undefined)) {
    const missing = env.MUSTER_SMTP_URL === undefined ? 'MUSTER_SMTP_URL' : 'MUSTER_MAIL_FROM';
    refuse(
      missing,
      'it is missing, but the setting it goes with is set.',
      'Set both MUSTER_SMTP_URL and MUSTER_MAIL_FROM, or neither.',
    );
  }
  const telephony = [
    'MUSTER_TELEPHONY_ACCOUNT',
    'MUSTER_TELEPHONY_TOKEN',
    'MUSTER_TELEPHONY_FROM',
  ] as const satisfies readonly SettingName[];
  if (telephony.some((name) => env[name] !== undefined)) {
    for (const name of telephony)
      if (env[name] === undefined)
        refuse(
          name,
          'it is missing, but the settings it goes with are set.',
          `Set all of ${telephony.join(', ')}, or none.`,
        );
  }
  if (env.DATABASE_URL === undefined) {
    for (const name of ['DATABASE_OWNER_URL', 'DATABASE_SEQUENCER_URL'] as const) {
      if (env[name] !== undefined)
        refuse(name, 'it is set without DATABASE_URL.', 'Set DATABASE_URL too, or leave this out.');
    }
  }
  if (env.VAULT_ADDR !== undefined && env.VAULT_TOKEN === undefined && env.VAULT_TOKEN_FILE === undefined) {
    refuse('VAULT_ADDR', 'there is no token for it.', 'Set VAULT_TOKEN_FILE (or VAULT_TOKEN).');
  }
  return found;
}

const KEYS_IN_DATA: ConfigProblem = {
  variable: 'MUSTER_KEYS_DIR',
  problem: 'it is inside MUSTER_HOME, so backups of the data would contain their own keys (GOV-001 6.4).',
  remedy: 'Use a folder outside it.',
};

const KEYS_IN_REACH: ConfigProblem = {
  variable: 'MUSTER_SECRETS_DIR',
  problem:
    'it is inside MUSTER_HOME or MUSTER_KEYS_DIR or contains one of them, so channels could reference keys (GOV-001 6.4).',
  remedy: 'Use a separate folder that contains only secrets for channels.',
};

function homesOf(env: Environment, environment: ProcessEnvironment): Homes {
  const { data, keys } = defaultHomes(environment);
  return { data: env.MUSTER_HOME ?? data, keys: env.MUSTER_KEYS_DIR ?? keys };
}

function configOf(env: Environment, homes: Homes): Config {
  return {
    homes,
    keysMountedBy: env.MUSTER_KEYS_MOUNTED_BY as Config['keysMountedBy'],
    database: databaseOf(env),
    databasePool: env.MUSTER_DATABASE_POOL === undefined ? undefined : Number(env.MUSTER_DATABASE_POOL),
    listen: { host: env.MUSTER_HOST ?? LOOPBACK, port: Number(env.MUSTER_PORT ?? DEFAULT_PORT) },
    publicUrl: urlOf(env.MUSTER_URL),
    transport: transportOf(env),
    allowedPrivateHosts: listOf(env.MUSTER_ALLOW_PRIVATE),
    deadManUrl: urlOf(env.MUSTER_DEADMAN_URL),
    mail: mailOf(env),
    telephony: telephonyOf(env),
    slack: slackOf(env),
    github: githubOf(env),
    logLevel: (env.MUSTER_LOG_LEVEL ?? 'info') as Config['logLevel'],
    isMetricsPublic: env.MUSTER_METRICS_PUBLIC === 'yes',
    logRetentionDays: env.LOG_RETENTION_DAYS === undefined ? undefined : Number(env.LOG_RETENTION_DAYS),
    retentionProfile: env.MUSTER_RETENTION_PROFILE,
    answersKeptHours: Number(env.MUSTER_IDEMPOTENCY_HOURS ?? DEFAULT_ANSWERS_KEPT_HOURS),
    vault: vaultOf(env),
    sinksDir: env.MUSTER_SINKS_DIR,
    detectorsFile: env.MUSTER_DETECTORS,
    references: {
      envPrefix: SECRET_PREFIX,
      filesBelow: env.MUSTER_SECRETS_DIR,
      vaultBelow: env.MUSTER_SECRETS_VAULT,
    },
  };
}

function databaseOf(env: Environment): DatabaseConfig {
  if (env.DATABASE_URL === undefined) return { kind: 'embedded' };
  const conceal = (text: string | undefined): Concealed | undefined =>
    text === undefined ? undefined : new Concealed(text);
  return {
    kind: 'server',
    app: new Concealed(env.DATABASE_URL),
    owner: conceal(env.DATABASE_OWNER_URL),
    sequencer: conceal(env.DATABASE_SEQUENCER_URL),
  };
}

function transportOf(env: Environment): Transport {
  if (env.MUSTER_TLS_CERT !== undefined && env.MUSTER_TLS_KEY !== undefined) {
    return { kind: 'https', certificateFile: env.MUSTER_TLS_CERT, keyFile: env.MUSTER_TLS_KEY };
  }
  const trustedProxies = listOf(env.MUSTER_TRUSTED_PROXIES);
  return trustedProxies.length > 0 ? { kind: 'behind-proxy', trustedProxies } : { kind: 'plain' };
}

function mailOf(env: Environment): MailConfig | undefined {
  if (env.MUSTER_SMTP_URL === undefined || env.MUSTER_MAIL_FROM === undefined) return undefined;
  return { server: new Concealed(env.MUSTER_SMTP_URL), from: env.MUSTER_MAIL_FROM };
}

const TWILIO = 'https://api.twilio.com';

function telephonyOf(env: Environment): TelephonyConfig | undefined {
  const { MUSTER_TELEPHONY_ACCOUNT: account, MUSTER_TELEPHONY_TOKEN: tokenRef, MUSTER_TELEPHONY_FROM: from } = env;
  if (account === undefined || tokenRef === undefined || from === undefined) return undefined;
  return { url: (env.MUSTER_TELEPHONY_URL ?? TWILIO).replace(/\/$/, ''), account, tokenRef, from };
}

const SLACK = 'https://slack.com/api';

function slackOf(env: Environment): SlackConfig | undefined {
  if (env.MUSTER_SLACK_BOT_TOKEN === undefined) return undefined;
  return {
    url: (env.MUSTER_SLACK_URL ?? SLACK).replace(/\/$/, ''),
    botTokenRef: env.MUSTER_SLACK_BOT_TOKEN,
    signingSecretRef: env.MUSTER_SLACK_SIGNING_SECRET,
    appTokenRef: env.MUSTER_SLACK_APP_TOKEN,
    group: env.MUSTER_SLACK_GROUP,
  };
}

const GITHUB = 'https://api.github.com';

function githubOf(env: Environment): GithubConfig | undefined {
  const { MUSTER_GITHUB_APP_ID: appId, MUSTER_GITHUB_APP_KEY: keyRef } = env;
  if (appId === undefined || keyRef === undefined) return undefined;
  const url = (env.MUSTER_GITHUB_URL ?? GITHUB).replace(/\/$/, '');
  const { MUSTER_GITHUB_INSTALLATION: installation, MUSTER_GITHUB_WEBHOOK_SECRET: webhookSecretRef } = env;
  return {
    url,
    appId,
    keyRef,
    installation: installation === undefined ? undefined : Number(installation),
    webhookSecretRef,
  };
}

function vaultOf(env: Environment): VaultConfig | undefined {
  const address = urlOf(env.VAULT_ADDR);
  if (address === undefined) return undefined;
  return {
    address,
    namespace: env.VAULT_NAMESPACE,
    certificateAuthorityFile: env.VAULT_CACERT,
    token:
      env.VAULT_TOKEN_FILE === undefined
        ? { kind: 'value', value: new Concealed(env.VAULT_TOKEN ?? '') }
        : { kind: 'file', path: env.VAULT_TOKEN_FILE },
  };
}

const urlOf = (text: string | undefined): URL | undefined => (text === undefined ? undefined : new URL(text));

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const unknownIn = (env: ProcessEnvironment['env']): readonly string[] =>
  Object.keys(env)
    .filter(
      (name) =>
        name.startsWith('MUSTER_') &&
        !name.startsWith('MUSTER_TEST_') &&
        !name.startsWith(SECRET_PREFIX) &&
        !NAMES.includes(name as SettingName),
    )
    .toSorted();

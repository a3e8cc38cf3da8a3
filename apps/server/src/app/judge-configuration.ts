import { accessSync, constants } from 'node:fs';
import { loadPolicies } from '../areas/policy/public.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { checkRetention, retentionRule } from '../platform/config/check-retention.ts';
import type { Config } from '../platform/config/config.ts';
import type { ProcessEnvironment } from '../platform/config/homes.ts';
import { readConfig, type ConfigProblem, type ReadConfig } from '../platform/config/read-config.ts';
import { parseDatabaseUrl } from '../platform/database/parse-database-url.ts';
import { judgeExposure } from '../platform/http/guards/transport.ts';
import type { Concealed } from '../platform/secrets/concealed.ts';
import { isSecretReference, resolveSecret } from '../platform/secrets/resolve-secret.ts';
import { parseAllowList } from '../platform/outgoing/allow-list.ts';
import { parseMailServer } from '../platform/outgoing/mail/mail-server.ts';
import { readCustomDetectors } from '../platform/scrubbing/custom-detectors.ts';
import { refuseReachableKeys } from './refuse-reachable-keys.ts';
import { StartFailure } from './start-failure.ts';

/**
 * The configuration, or every problem in it that would keep Muster from starting and can be found before anything is
 * opened: all at once, so that nobody fixes one setting per start. What only a database or Vault can tell is checked on
 * connecting.
 */
export async function judgeConfiguration(
  environment: ProcessEnvironment,
): Promise<Result<ReadConfig, readonly ConfigProblem[]>> {
  const read = readConfig(environment);
  if (read.ok) {
    const problems = await problemsOf(read.value.config, environment);
    return problems.length === 0 ? read : err(problems);
  }
  const rest = { ...environment, env: withoutWrong(environment.env, read.error) };
  const other = readConfig(rest);
  return err([...read.error, ...(other.ok ? await problemsOf(other.value.config, rest) : other.error)]);
}

/** Settings that are validated together: if one is invalid, its group is left out of the further checks. */
const TOGETHER = [
  /^MUSTER_(TLS_|TRUSTED_|HOST)/,
  /^MUSTER_(SMTP_URL|MAIL_FROM)$/,
  /^DATABASE_/,
  /^VAULT_/,
  /^MUSTER_\w+_DIR$|^MUSTER_HOME$/,
];

function withoutWrong(env: ProcessEnvironment['env'], wrong: readonly ConfigProblem[]): ProcessEnvironment['env'] {
  const isOut = (name: string) =>
    wrong.some(
      ({ variable }) => variable === name || TOGETHER.some((group) => group.test(variable) && group.test(name)),
    );
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOut(name)));
}

async function problemsOf(config: Config, { env }: ProcessEnvironment): Promise<readonly ConfigProblem[]> {
  const { database, mail, transport, vault } = config;
  const allow = parseAllowList(config.allowedPrivateHosts);
  const exposure = judgeExposure(config);
  return [
    ...(allow.ok ? [] : [{ variable: 'MUSTER_ALLOW_PRIVATE', problem: `${allow.error}.`, remedy: 'Fix that entry.' }]),
    ...(exposure.ok ? [] : [{ variable: 'MUSTER_HOST', ...exposure.error }]),
    ...retentionProblems(config),
    ...reachProblems(config),
    ...(transport.kind === 'https'
      ? [
          ...unreadable('MUSTER_TLS_CERT', transport.certificateFile),
          ...unreadable('MUSTER_TLS_KEY', transport.keyFile),
        ]
      : []),
    ...detectorProblems(config),
    ...(vault?.token.kind === 'file' ? unreadable('VAULT_TOKEN_FILE', vault.token.path) : []),
    ...(vault?.certificateAuthorityFile === undefined
      ? []
      : unreadable('VAULT_CACERT', vault.certificateAuthorityFile)),
    ...(mail === undefined ? [] : await urlProblems('MUSTER_SMTP_URL', mail.server, parseMailServer, env)),
    ...(database.kind === 'embedded'
      ? []
      : [
          ...(await urlProblems('DATABASE_URL', database.app, parseDatabaseUrl, env)),
          ...(await urlProblems('DATABASE_OWNER_URL', database.owner, parseDatabaseUrl, env)),
          ...(await urlProblems('DATABASE_SEQUENCER_URL', database.sequencer, parseDatabaseUrl, env)),
        ]),
  ];
}

/**
 * Checked against the most lenient policy version shipped: only the database knows which is in force, and it is checked
 * again then.
 */
function retentionProblems({ logRetentionDays, retentionProfile }: Config): readonly ConfigProblem[] {
  const policies = loadPolicies();
  if (!policies.ok) return [];
  const rules = policies.value.map(({ audit }) => retentionRule(audit.retention, retentionProfile));
  const known = rules.flatMap((rule) => (rule.ok ? [rule.value.minimumDays] : []));
  if (known.length === 0) return rules.flatMap((rule) => (rule.ok ? [] : [rule.error])).slice(0, 1);
  const minimumDays = Math.min(...known);
  const days = checkRetention(logRetentionDays, { minimumDays, defaultDays: minimumDays });
  return days.ok ? [] : [days.error];
}

function detectorProblems({ detectorsFile }: Config): readonly ConfigProblem[] {
  const custom = readCustomDetectors(detectorsFile);
  return custom.ok ? [] : [{ variable: 'MUSTER_DETECTORS', ...custom.error }];
}

function reachProblems(config: Config): readonly ConfigProblem[] {
  try {
    refuseReachableKeys(config);
    return [];
  } catch (failure) {
    if (!(failure instanceof StartFailure)) throw failure;
    return [{ variable: 'MUSTER_SECRETS_DIR', problem: failure.message, remedy: failure.remedy }];
  }
}

function unreadable(variable: string, path: string): readonly ConfigProblem[] {
  try {
    accessSync(path, constants.R_OK);
    return [];
  } catch {
    return [
      { variable, problem: 'there is no file there that Muster can read.', remedy: 'Check the path and its owner.' },
    ];
  }
}

type Parse = (url: string) => Result<unknown, string>;

/** References into Vault are not resolved here. */
async function urlProblems(
  variable: string,
  given: Concealed | undefined,
  parse: Parse,
  env: ProcessEnvironment['env'],
): Promise<readonly ConfigProblem[]> {
  const text = given?.reveal();
  if (given === undefined || text === undefined || text.startsWith('vault:')) return [];
  const url = isSecretReference(text) ? await resolveSecret(text, { env, vault: undefined }) : ok(given);
  if (!url.ok) return [{ variable, problem: url.error.problem, remedy: url.error.remedy }];
  const parsed = parse(url.value.reveal());
  return parsed.ok ? [] : [{ variable, problem: `${parsed.error}.`, remedy: 'Fix the URL.' }];
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadPolicies, PolicyRegistry } from '../../areas/policy/public.ts';
import { AppFailure } from '../../kernel/app-error.ts';
import { checkRetention, retentionRule } from '../../platform/config/check-retention.ts';
import type { Config } from '../../platform/config/config.ts';
import { readConfig } from '../../platform/config/read-config.ts';
import { chooseAccount, impassableFolder } from '../../platform/database/embedded/account.ts';
import { layoutOf } from '../../platform/database/embedded/layout.ts';
import { conformance } from '../../platform/keys/conformance.ts';
import { openKeyDirectory } from '../../platform/secrets/key-directory.ts';
import { StartFailure } from '../start-failure.ts';
import { examineDatabase } from './examine-database.ts';
import { advice, ill, well, type Examined } from './finding.ts';
import type { ProcessEnvironment } from './environment.ts';

const NEEDED_NODE = 24;
/** Read by the `muster` command itself: neither server settings nor misspelt ones. */
const OF_THE_COMMAND_LINE = ['MUSTER_API_KEY', 'MUSTER_TOKEN'];

/** Checks everything that Muster depends on, and changes nothing. Each finding says what to do about it. */
export async function examine(environment: ProcessEnvironment): Promise<readonly Examined[]> {
  const node = examineNode(process.versions.node);
  const policy = examinePolicy();
  const read = readConfig(environment);
  if (!read.ok)
    return [
      node,
      ...read.error.map(({ variable, problem, remedy }) => ill('settings', `${variable}: ${problem}`, remedy)),
      ...policy,
    ];
  const { config } = read.value;
  const unknown = read.value.unknown.filter((name) => !OF_THE_COMMAND_LINE.includes(name));
  return [
    node,
    ...(unknown.length === 0
      ? [well('settings', 'all settings are valid')]
      : unknown.map((name) => advice('settings', `${name} is not a Muster setting`, 'Check it for typing errors.'))),
    ...policy,
    ...attempt('retention', () => examineRetention(config)),
    ...attempt('transport', () => examineTransport(config)),
    ...attempt('keys', () => examineKeys(config)),
    ...attempt('account', () => examineAccount(config)),
    ...(await examineDatabase(config, environment).catch((failure: unknown) => [fromFailure('database', failure)])),
  ];
}

/** Whether a Node version can run Muster. */
export function examineNode(version: string): Examined {
  const isEnough = Number(version.split('.')[0]) >= NEEDED_NODE;
  return isEnough
    ? well('node', `Node ${version}`)
    : ill('node', `Node ${version} is too old`, `Run it with npm, which brings Node ${NEEDED_NODE}.`);
}

function examinePolicy(): Examined[] {
  const policies = loadPolicies();
  if (!policies.ok)
    return policies.error.map((problem) => ill('policy', problem, 'Fix the policy files: muster policy check.', '0.1'));
  const { current } = new PolicyRegistry(policies.value).policies();
  const name = `${current.id} ${current.version}`;
  return [well('policy', `${name}, ${policies.value.length} version${policies.value.length === 1 ? '' : 's'}`)];
}

function examineRetention(config: Config): Examined[] {
  const policies = loadPolicies();
  if (!policies.ok) return [];
  const { retention } = new PolicyRegistry(policies.value).policies().current.audit;
  const rule = retentionRule(retention, config.retentionProfile);
  const days = rule.ok ? checkRetention(config.logRetentionDays, rule.value) : rule;
  return [
    days.ok
      ? well('retention', `the ledger is kept for ${days.value} days`)
      : ill('retention', `${days.error.variable}: ${days.error.problem}`, days.error.remedy, '7.3'),
  ];
}

function examineTransport({ transport, listen }: Config): Examined[] {
  const isLoopback = listen.host === 'localhost' || listen.host === '::1' || listen.host.startsWith('127.');
  if (transport.kind === 'plain' && !isLoopback) {
    return [
      ill(
        'transport',
        `plain HTTP on ${listen.host} would send passwords unencrypted`,
        'Set MUSTER_TLS_CERT and MUSTER_TLS_KEY, or MUSTER_TRUSTED_PROXIES.',
        '6.3',
      ),
    ];
  }
  const how = { plain: 'plain HTTP, on this machine only', https: 'HTTPS', 'behind-proxy': 'behind a trusted proxy' }[
    transport.kind
  ];
  return [well('transport', `${how}: ${listen.host}:${listen.port}`)];
}

function examineKeys(config: Config): Examined[] {
  const { keys } = config.homes;
  if (!existsSync(keys))
    return [
      advice(
        'keys',
        `${keys} does not exist yet`,
        'The first start creates it. Then copy it to a safe place: backups of the data do not contain it.',
        '6.4',
      ),
    ];
  // Only reading the key files reveals one with permissions that are too open.
  const directory = openKeyDirectory(keys, config.keysMountedBy);
  for (const name of directory.names().filter((file) => file.endsWith('.key'))) directory.read(name, KEY_BYTES);
  const standing = conformance(keys, config.keysMountedBy);
  return [
    standing.kind === 'projected'
      ? well('keys', standing.evidence)
      : advice('keys', standing.reason, standing.remedy, standing.clause),
  ];
}

const KEY_BYTES = 32;

function examineAccount(config: Config): Examined[] {
  if (config.database.kind !== 'embedded') return [];
  const account = chooseAccount({ uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 });
  const layout = layoutOf(config.homes.data);
  const blocked = existsSync(layout.root) ? impassableFolder(account, layout.root) : undefined;
  if (blocked !== undefined && account.kind === 'lent') {
    return [
      ill(
        'account',
        `PostgreSQL runs as ${account.name}, which cannot access ${blocked}`,
        `Choose a MUSTER_HOME outside of it, or chmod o+x ${blocked}.`,
      ),
    ];
  }
  if (account.kind === 'self') return [well('account', 'PostgreSQL runs as the user that runs Muster')];
  if (account.name !== 'nobody') return [well('account', `PostgreSQL runs as ${account.name}`)];
  return [
    advice(
      'account',
      `PostgreSQL runs as nobody, so anything else running as nobody can access its files; data in ${join(config.homes.data)}`,
      'useradd --system --no-create-home muster',
    ),
  ];
}

function attempt(name: string, look: () => Examined[]): Examined[] {
  try {
    return look();
  } catch (failure) {
    return [fromFailure(name, failure)];
  }
}

/** What an operator can fix becomes a finding; anything else is a bug and is rethrown. */
function fromFailure(name: string, failure: unknown): Examined {
  if (failure instanceof AppFailure)
    return ill(name, failure.error.public, failure.error.remedy ?? '', failure.error.clause);
  if (failure instanceof StartFailure) return ill(name, failure.message, failure.remedy);
  throw failure;
}

import { openAreas } from '../app/open-areas.ts';
import type { Runtime } from '../app/open-runtime.ts';
import { PolicyRegistry } from '../areas/policy/public.ts';
import type { Area } from '../platform/area.ts';
import type { Command } from '../platform/commands/command.ts';
import { readConfig } from '../platform/config/read-config.ts';
import { NOTHING_ALLOWED } from '../platform/outgoing/allow-list.ts';
import { createOutgoing } from '../platform/outgoing/create-outgoing.ts';
import { releasedPolicy } from './released-policy.ts';
import type { TestHost } from './test-host.ts';

/** Every command of every area. */
export const everyCommand = (host: TestHost): readonly Command[] =>
  everyArea(host).flatMap((area) => [...area.commands, ...(area.verbs ?? [])]);

/** All areas, composed as in production but with no external systems. */
export function everyArea(host: TestHost): readonly Area[] {
  const read = readConfig({ env: {}, uid: 1, home: '/' });
  if (!read.ok) throw new Error('a configuration without a setting is not accepted');
  const outgoing = createOutgoing({
    allow: NOTHING_ALLOWED,
    limits: { connectTimeoutMs: 1000, timeoutMs: 1000, maxResponseBytes: 1000 },
    log: host.log,
    resolve: async () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
  });
  const outside = {
    config: read.value.config,
    secrets: { env: {} },
    allow: NOTHING_ALLOWED,
    outgoing,
    mailer: undefined,
  };
  const { areas } = openAreas({
    runtime: { ...host, ...outside } as unknown as Runtime,
    host,
    registry: new PolicyRegistry([releasedPolicy()]),
    publicUrl: () => 'http://localhost',
    onRefused: () => {},
    retentionDays: 90,
    ledger: { origin: 'muster.test/ledger', keys: [] },
  });
  return areas;
}

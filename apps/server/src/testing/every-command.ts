import { openAreas } from '../app/open-areas.ts';
import type { OpenWorld } from '../app/open-world.ts';
import { PolicyRegistry } from '../areas/policy/public.ts';
import type { Command } from '../platform/commands/command.ts';
import { readConfig } from '../platform/config/read-config.ts';
import { releasedPolicy } from './released-policy.ts';
import type { TestHost } from './test-host.ts';

/** Every command of the rooms as they are put together for real. Nothing of the outside is touched before a command is allowed. */
export function everyCommand(host: TestHost): readonly Command[] {
  const read = readConfig({ env: {}, uid: 1, home: '/' });
  if (!read.ok) throw new Error('a configuration without a setting is not accepted');
  const outside = { config: read.value.config, secrets: { env: {} }, allow: [], outgoing: {}, mailer: undefined };
  const { areas } = openAreas({
    world: { ...host, ...outside } as unknown as OpenWorld,
    host,
    registry: new PolicyRegistry([releasedPolicy()]),
    publicUrl: () => 'http://localhost',
    onRefused: () => {},
    retentionDays: 90,
    ledger: { origin: 'muster.test/ledger', keys: [] },
  });
  return areas.flatMap((area) => area.commands);
}

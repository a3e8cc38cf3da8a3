import type { PolicyFinding } from '@muster/policy';
import type { Area } from '../platform/area.ts';
import { judgeClock } from '../platform/clock/judge-clock.ts';
import { conformance } from '../platform/keys/conformance.ts';
import type { Runtime } from './open-runtime.ts';
import { serverClauses } from './server-clauses.ts';
import { CLOCK_LIMITS } from './wellness.ts';

/** The server process as an area: what the platform does for the policy, and what this process lacks for it. */
export const serverArea = (runtime: Pick<Runtime, 'clock' | 'config' | 'database'>): Area => ({
  name: 'server',
  actions: [],
  commands: [],
  routes: () => {},
  clauses: serverClauses,
  findings: async () => ownFindings(runtime),
});

/** Findings about this server: an advisory append-only guard, local keys, a clock that is off. */
function ownFindings({ clock, config, database }: Pick<Runtime, 'clock' | 'config' | 'database'>): PolicyFinding[] {
  const { guard } = database;
  const secrets = conformance(config.homes.keys, config.keysMountedBy);
  const time = judgeClock(clock.standing(), CLOCK_LIMITS);
  return [
    ...(guard.kind === 'advisory'
      ? [
          finding(
            '7.1',
            `The database does not enforce that append-only tables stay unchanged: ${guard.reason}. ${guard.remedy}`,
          ),
        ]
      : []),
    ...(secrets.kind === 'local'
      ? [{ ...finding(secrets.clause, `Secrets are in ${LOCAL_MODE}. ${secrets.remedy}`), ruling: 'R27' as const }]
      : []),
    ...(time.ok ? [] : [finding('7.2', `${time.why} ${time.remedy}`)]),
  ];
}

const LOCAL_MODE = 'local mode, which does not conform';

const finding = (clause: string, message: string): PolicyFinding => ({
  clause,
  weight: 'warning',
  message,
  ruling: null,
  act: { who: 'the operator of the server' },
});

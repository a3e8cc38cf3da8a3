import { ambientCode } from './guards/ambient-code.ts';
import { ambientSql } from './guards/ambient-sql.ts';
import { commands } from './guards/commands.ts';
import { dependencies } from './guards/dependencies.ts';
import { doors } from './guards/doors.ts';
import type { Guard, Violation } from './guards/guard.ts';
import { oneLogger } from './guards/one-logger.ts';
import { outgoing } from './guards/outgoing.ts';
import { policyValues } from './guards/policy-values.ts';
import { tables } from './guards/tables.ts';
import { applyExemptions } from './house/exemptions.ts';
import type { House } from './house/house.ts';

/** Every wall of the house (architecture, "Walls, and what holds them"). */
export const guards: readonly Guard[] = [
  dependencies,
  doors,
  ambientCode,
  ambientSql,
  oneLogger,
  outgoing,
  commands,
  tables,
  policyValues,
];

/** What one guard found in a house, after the exemptions. */
export interface Report {
  readonly guard: Guard;
  readonly read: number;
  readonly violations: readonly Violation[];
}

/** Walks every guard through the house. A guard that read no module is itself a violation: it would pass on anything. */
export const walk = (house: House): Promise<Report[]> =>
  Promise.all(
    guards.map(async (guard) => {
      const { read, violations } = await guard.run(house);
      const left = applyExemptions(violations, house.exemptions[guard.name] ?? []);
      return { guard, read, violations: read === 0 ? [...left, blind(guard)] : left };
    }),
  );

/** Exemptions for a guard that does not exist exempt nothing, and are most likely a slip of the pen. */
export const strayExemptions = (house: House): string[] =>
  Object.keys(house.exemptions).filter((name) => guards.every((guard) => guard.name !== name));

const blind = (guard: Guard): Violation => ({
  file: 'lint/walls.ts',
  line: 1,
  what: 'no-module',
  problem: `${guard.name} read no module and so has proven nothing`,
});

import { ambientCode } from './guards/ambient-code.ts';
import { ambientSql } from './guards/ambient-sql.ts';
import { commands } from './guards/commands.ts';
import { dependencies } from './guards/dependencies.ts';
import { publicExports } from './guards/public-exports.ts';
import type { Guard, Violation } from './guards/guard.ts';
import { oneLogger } from './guards/one-logger.ts';
import { outgoing } from './guards/outgoing.ts';
import { policyValues } from './guards/policy-values.ts';
import { tables } from './guards/tables.ts';
import { applyExemptions } from './project/exemptions.ts';
import type { Project } from './project/project.ts';

/** Every wall of the project (architecture, "Walls"). */
export const guards: readonly Guard[] = [
  dependencies,
  publicExports,
  ambientCode,
  ambientSql,
  oneLogger,
  outgoing,
  commands,
  tables,
  policyValues,
];

/** One guard's findings in a project, after exemptions. */
export interface Report {
  readonly guard: Guard;
  readonly read: number;
  readonly violations: readonly Violation[];
}

/** Runs every guard over the project. A guard that read no module is itself a violation: it would pass on anything. */
export const walk = (project: Project): Promise<Report[]> =>
  Promise.all(
    guards.map(async (guard) => {
      const { read, violations } = await guard.run(project);
      const left = applyExemptions(violations, project.exemptions[guard.name] ?? []);
      return { guard, read, violations: read === 0 ? [...left, blind(guard)] : left };
    }),
  );

/** Exemptions for a guard that does not exist, most likely a typo. */
export const unknownExemptions = (project: Project): string[] =>
  Object.keys(project.exemptions).filter((name) => guards.every((guard) => guard.name !== name));

const blind = (guard: Guard): Violation => ({
  file: 'lint/walls.ts',
  line: 1,
  what: 'no-module',
  problem: `${guard.name} read no module and so has proven nothing`,
});

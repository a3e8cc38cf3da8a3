import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import type { Guard, Verdict } from './guard.ts';
import { dependencyRules } from './dependency-rules.ts';
import { folderCircles } from '../project/folders.ts';
import { mapProblems, unmappedAreas } from '../project/areas.ts';

/**
 * Who may import whom: `lint/areas.json` as rules for dependency-cruiser. Type imports count, as they are dependencies
 * too.
 */
export const dependencies: Guard = {
  name: 'dependencies',
  remedy:
    'ask the other area through its public.ts, along an edge of lint/areas.json; adding an edge is a reviewed diff',
  async run(project): Promise<Verdict> {
    const rules = dependencyRules(project.map);
    const reasons = new Map(rules.map(({ name, comment }) => [name, comment]));
    const { modules, violations } = await walk(project.root, rules);
    const found = violations.map(({ rule, from, to, cycle }) => ({
      file: from,
      line: 1,
      what: rule.name,
      problem: `imports ${cycle?.map((step) => step.name).join(' -> ') ?? to}: ${reasons.get(rule.name) ?? rule.name}`,
    }));
    return {
      read: modules.filter(({ source }) => /\.tsx?$/.test(source)).length,
      violations: [
        ...mapProblems(project.map),
        ...unmappedAreas(
          project.map,
          project.sources.map(({ path }) => path),
        ),
        ...found,
        ...folderCircles(modules),
      ],
    };
  },
};

type Walk = Pick<ICruiseResult, 'modules'> & Pick<ICruiseResult['summary'], 'violations'>;

async function walk(root: string, forbidden: ReturnType<typeof dependencyRules>): Promise<Walk> {
  const shelves = ['apps', 'packages'].filter((shelf) => existsSync(join(root, shelf)));
  if (shelves.length === 0) return { modules: [], violations: [] };
  const { output } = await cruise(
    shelves,
    {
      baseDir: root,
      ruleSet: { forbidden },
      validate: true,
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      // Our own packages are outside the planted project: resolved, but not followed.
      doNotFollow: String.raw`node_modules|^\.\./`,
      exclude: '^(apps|packages)/[^/]+/dist/',
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  );
  if (typeof output === 'string')
    throw new TypeError('dependency-cruiser answered with text where a result was asked for');
  return { modules: output.modules, violations: output.summary.violations };
}

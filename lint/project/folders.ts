import type { IModule } from 'dependency-cruiser';
import type { Violation } from '../guards/guard.ts';

/**
 * Groups of sibling folders: the platform, where single files count as folders too, and each area, where single files
 * (`verbs.ts`, `area.ts`) are its table of contents and do not count.
 */
const ROOM = /^(apps\/server\/src\/(?:platform(?=\/)|areas\/[^/]+(?=\/[^/]+\/)))\/([^/]+)/;
const TESTS = /\.test\.tsx?$|\/(?:testing|test|fixtures)\//;

type Step = { readonly file: string; readonly to: string; readonly from: string; readonly into: string };

/**
 * Imports on a cycle of folders within the platform or an area, even if no two modules form one: reading one of these
 * folders requires reading them all. Type imports count.
 */
export function folderCircles(modules: readonly IModule[]): Violation[] {
  const steps = modules.filter(({ source }) => !TESTS.test(source)).flatMap(stepsFrom);
  const next = Map.groupBy(steps, ({ from }) => from);
  return steps
    .filter(({ from, into }) => isReached(next, into, from))
    .map(({ file, to, from, into }) => ({
      file,
      line: 1,
      what: 'folder-circle',
      problem: `imports ${to}: ${shortened(from)} and ${shortened(into)} need each other`,
    }));
}

function stepsFrom({ source, dependencies }: IModule): Step[] {
  const [from = '', room] = ROOM.exec(source) ?? [];
  return dependencies.flatMap(({ resolved }) => {
    const [into = '', other] = ROOM.exec(resolved) ?? [];
    return room === undefined || room !== other || from === into || TESTS.test(resolved)
      ? []
      : [{ file: source, to: resolved, from, into }];
  });
}

function isReached(next: ReadonlyMap<string, readonly Step[]>, start: string, goal: string): boolean {
  const seen = new Set([start]);
  for (const folder of seen) for (const { into } of next.get(folder) ?? []) seen.add(into);
  return seen.has(goal);
}

const shortened = (folder: string): string => folder.replace('apps/server/src/', '');

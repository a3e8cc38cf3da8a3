import type { IModule } from 'dependency-cruiser';
import type { Violation } from '../guards/guard.ts';

/**
 * Where folders stand side by side: the platform, whose files beside them count as folders of their own, and each area, whose
 * files beside them are the area's own table of contents (`verbs.ts`, `area.ts`) and count for nothing.
 */
const ROOM = /^(apps\/server\/src\/(?:platform(?=\/)|areas\/[^/]+(?=\/[^/]+\/)))\/([^/]+)/;
const TESTS = /\.test\.tsx?$|\/(?:testing|test|fixtures)\//;

type Step = { readonly file: string; readonly to: string; readonly from: string; readonly into: string };

/**
 * Imports that lie on a circle of folders within the platform or an area, though no two modules form one: who reads one
 * of these folders must read them all. Types count.
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

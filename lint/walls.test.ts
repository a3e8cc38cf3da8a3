import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mapProblems, type AreaMap } from './project/areas.ts';
import { openProject, type Project } from './project/project.ts';
import { guards, unknownExemptions, walk } from './walls.ts';

const planted = openProject(join(import.meta.dirname, 'planted'));
const reports = await walk(planted);

/** `guard what` of everything found in a file, without duplicates. */
const foundIn = (file: string): string[] =>
  distinct(
    reports.flatMap(({ guard, violations }) =>
      violations.filter((one) => one.file === file).map((one) => `${guard.name} ${one.what}`),
    ),
  );

/** What a planted file declares in its first line. */
const plantedIn = (text: string): string[] => {
  const list = /^(?:\/\/|--) planted: (.+)/.exec(text)?.[1];
  if (list === undefined) throw new TypeError('a planted file says in its first line what must be found in it');
  return list.startsWith('nothing') ? [] : distinct(list.split(', '));
};

const distinct = (list: readonly string[]): string[] => [...new Set(list)].toSorted();

describe('in the planted project the guards name every breach and nothing else', () => {
  test.each(planted.sources.map(({ path, text }) => [path, text]))('%s', (path, text) => {
    expect(foundIn(path)).toEqual(plantedIn(text));
  });

  test('each guard has a breach to find', () => {
    const breached = new Set(
      planted.sources.flatMap(({ text }) => plantedIn(text).map((found) => found.split(' ')[0])),
    );
    expect(breached).toEqual(new Set(guards.map(({ name }) => name)));
  });

  test('an owned table that no migration creates is named', () => {
    expect(foundIn('lint/areas.json')).toEqual(['tables gone_table']);
  });

  test('an exemption that nothing needs is named', () => {
    expect(foundIn('lint/exemptions.json')).toEqual(['one-logger process.stderr']);
  });

  test('an exemption for a guard that does not exist is named', () => {
    expect(unknownExemptions({ ...planted, exemptions: { 'no-such-guard': [] } })).toEqual(['no-such-guard']);
  });
});

describe('a guard that read no module fails', async () => {
  const root = mkdtempSync(join(tmpdir(), 'muster-empty-house-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const emptyReports = await walk(emptyProject(root));

  test.each(emptyReports.map(({ guard, ...report }) => [guard.name, report] as const))(
    '%s',
    (_, { read, violations }) => {
      expect(read).toBe(0);
      expect(violations.map(({ what }) => what)).toEqual(['no-module']);
    },
  );
});

describe('the map of areas is refused', () => {
  const mapOf = (areas: AreaMap['areas'], platform: AreaMap['platform'] = {}): AreaMap => ({
    areas,
    platform,
  });
  const area = (level: number, calls: string[] = [], tables: string[] = []) => ({ level, calls, tables });

  test.each([
    ['when an edge leads to no area', mapOf({ alerts: area(1, ['gone']) }), ['alerts calls gone, which is no area']],
    ['when an edge goes up', mapOf({ alerts: area(1, ['screens']), screens: area(2) }), ['alerts calls up to screens']],
    [
      'when edges form a cycle',
      mapOf({ policy: area(0, ['identity']), identity: area(0, ['policy']) }),
      [
        'the edges form a cycle: policy -> identity -> policy',
        'the edges form a cycle: identity -> policy -> identity',
      ],
    ],
    [
      'when a side door is for an area that does not come',
      mapOf({ policy: { ...area(0), sideDoors: { 'attic.ts': ['alerts'] } }, alerts: area(1) }),
      ['policy/attic.ts is open to alerts, which does not call policy'],
    ],
    [
      'when a table has two owners',
      mapOf({ alerts: area(0, [], ['cases']) }, { ledger: { tables: ['cases'] } }),
      ['both areas/alerts and platform/ledger own the table cases'],
    ],
  ])('%s', (_, map, problems) => {
    expect(mapProblems(map).map(({ problem }) => problem)).toEqual(problems);
  });
});

function emptyProject(root: string): Project {
  mkdirSync(join(root, 'lint'));
  writeFileSync(join(root, 'lint/areas.json'), '{ "areas": {}, "platform": {} }');
  return openProject(root);
}

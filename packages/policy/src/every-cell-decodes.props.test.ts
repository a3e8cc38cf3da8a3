import { isDeep } from '@muster/testing';
import { expect, test } from 'vitest';
import { readReleasedOnce, releasedFiles } from '../test/released-policy.ts';
import { canonicalText } from './canonical.ts';
import { criterionProblems } from './checking/criterion-problems.ts';
import type { Shape } from './checking/shape.ts';
import { leavesOf } from './checking/shape.ts';
import { shapeProblems } from './checking/shape-problems.ts';
import { decode } from './reading/decode.ts';
import type { Path, YamlFile } from './reading/open-yaml.ts';
import type { SectionName } from './sections.ts';
import { fileOf, sectionNames, sections } from './sections.ts';

type How = 'removed' | 'overwritten';

const texts = new Map(releasedFiles().map(({ path, text }) => [path, text]));

/**
 * The sampled property of `every-cell-counts`, applied below YAML text to individual cells: to every cell in `npm run
 * test:deep`, otherwise to the first of each kind, meaning each place in the schema.
 */
test.each(sectionNames)(
  `%s: each ${isDeep ? 'single' : 'kind of'} cell, removed or overwritten, is noticed`,
  (name) => {
    const cells = new Set<string>();
    for (const original of partsOf(name)) {
      const before = canonicalText(decode(sections[name], original));
      for (const { path } of leavesOf(sections[name], original)) {
        const cell = (isDeep ? path : kindOf(name, path)).join('/');
        if (cells.has(cell)) continue;
        cells.add(cell);
        for (const how of ['removed', 'overwritten'] as const) {
          const value = edited(original, path, how) as Record<string, unknown>;
          expect([path.join('/'), how, isNoticed(value, before)]).toEqual([path.join('/'), how, true]);
        }
      }
    }
    expect(cells.size).toBeGreaterThan(0);

    function isNoticed(value: Record<string, unknown>, before: string): boolean {
      const file = fileWith(name, value);
      if (shapeProblems(file, sections[name]).length > 0) return true;
      if (name === 'severities' && criterionProblems(file, fileWith('triage', read('triage'))).length > 0) return true;
      return canonicalText(decode(sections[name], value)) !== before;
    }
  },
);

/** A section keyed by its own ids is split into its entries, each a section by itself; any other is one part. */
function partsOf(name: SectionName): Record<string, unknown>[] {
  const whole = read(name);
  const { patternProperties } = sections[name] as Shape;
  return patternProperties ? Object.entries(whole).map(([id, entry]) => ({ [id]: entry })) : [whole];
}

/** Items of a list are of one kind, and so are entries of a section keyed by its own ids. */
function kindOf(name: SectionName, path: Path): Path {
  const hasOwnIds = 'patternProperties' in sections[name];
  return path.map((key, depth) => (typeof key === 'number' || (hasOwnIds && depth === 0) ? '*' : key));
}

/** A copy with one cell changed; everything off its path is shared with the original. */
function edited(value: unknown, [key, ...rest]: Path, how: How): unknown {
  if (key === undefined) return anotherThan(value);
  if (Array.isArray(value)) {
    const index = Number(key);
    if (how === 'removed' && rest.length === 0) return value.toSpliced(index, 1);
    return value.with(index, edited(value[index], rest, how));
  }
  const { [key]: inside, ...others } = value as Record<string, unknown>;
  if (how === 'removed' && rest.length === 0) return others;
  return { ...(value as object), [key]: edited(inside, rest, how) };
}

function read(name: SectionName): Record<string, unknown> {
  const { opened } = readReleasedOnce(name, texts.get(fileOf(name)) ?? '');
  if (!opened.ok) throw new Error(`${name} is not as it was released`);
  return opened.value.value as Record<string, unknown>;
}

function fileWith(name: SectionName, value: Record<string, unknown>): YamlFile {
  const path = fileOf(name);
  return {
    path,
    value,
    problemAt: (_at, code, message, remedy) => ({
      file: path,
      line: 1,
      column: 1,
      clause: null,
      code,
      message,
      remedy,
    }),
  };
}

function anotherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return (
    String(value).replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) + (/\d/.test(String(value)) ? '' : '-x')
  );
}

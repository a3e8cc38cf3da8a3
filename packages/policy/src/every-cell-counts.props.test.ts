import { isDeep } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { loadPolicy, readReleasedOnce, releasedFiles, sha256 } from '../test/released-policy.ts';
import { canonicalText } from './canonical.ts';
import type { PolicyFile } from './index.ts';
import { parsePolicy } from './index.ts';

type Document = ReturnType<typeof parseDocument>;
type Place = { file: string; path: (string | number)[]; value: unknown };

const files = releasedFiles();
const originalHash = loadPolicy(files).hash;
const documents = new Map(
  files.filter(({ path }) => path.endsWith('.yaml')).map(({ path, text }) => [path, parseDocument(text)]),
);

/** Every scalar of every YAML file, found without the schemas. */
const cells = [...documents].flatMap(([path, document]) => scalarsOf(path, document.toJS()));

function scalarsOf(file: string, value: unknown, path: (string | number)[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [{ file, path, value }];
  return Object.entries(value).flatMap(([key, item]) =>
    scalarsOf(file, item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A different value of the same form, which a schema alone would often accept. */
function otherThan(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value === 'boolean') return fc.constant(!value);
  if (typeof value === 'number') return fc.integer({ min: 0, max: 200 }).filter((other) => other !== value);
  const sameLook = cells
    .map((cell) => cell.value)
    .filter((other): other is string => typeof other === 'string' && lookOf(other) === lookOf(String(value)));
  return fc
    .oneof(fc.constantFrom(...sameLook, `${String(value)}x`), fc.string({ minLength: 1, maxLength: 12 }))
    .filter((other) => canonicalText(other) !== canonicalText(value) && !sameLength(String(value), other));
}

const lookOf = (text: string): string => text.replace(/\d+/g, '9').replace(/[a-z]+/gi, 'a');

/** `0030m` is not a valid spelling of `30m`, but `1w` and `7d` are the same duration. */
function sameLength(one: string, other: string): boolean {
  const minutes = (text: string): number =>
    Number(text.slice(0, -1)) * ({ m: 1, h: 60, d: 1440, w: 10080 }[text.slice(-1)] ?? Number.NaN);
  return (
    minutes(one) === minutes(other) || (/^\d+%?$/.test(one) && Number.parseFloat(one) === Number.parseFloat(other))
  );
}

function withEdit(path: string, edit: (document: Document) => void): PolicyFile[] {
  const document = documents.get(path)!.clone() as Document;
  edit(document);
  return files.map((file) => (file.path === path ? { path, text: document.toString() } : file));
}

function isNoticed(edited: PolicyFile[]): boolean {
  const parsed = parsePolicy(edited, sha256, readReleasedOnce);
  return !parsed.ok ? parsed.error.length > 0 : parsed.value.hash !== originalHash;
}

describe('no cell of the policy is ignored [GOV 2.10]', () => {
  test('there are cells to change', () => {
    expect(cells.length).toBeGreaterThan(900);
  });

  test('writing the files out again changes nothing (so that what follows proves something)', () => {
    const written = files.map(({ path, text }) => ({ path, text: documents.get(path)?.toString() ?? text }));
    expect(written.filter(({ text }, index) => text !== files[index]?.text).length).toBeGreaterThan(0);
    expect(isNoticed(written)).toBe(false);
  });

  test('a changed cell is a problem or another policy', () => {
    const edit = fc
      .constantFrom(...cells)
      .chain((cell) => fc.record({ cell: fc.constant(cell), value: otherThan(cell.value) }));
    fc.assert(
      fc.property(edit, ({ cell, value }) => {
        expect(isNoticed(withEdit(cell.file, (document) => document.setIn(cell.path, value)))).toBe(true);
      }),
      { seed: 20_260_523, numRuns: isDeep ? 120 : 15 },
    );
  });

  test('a removed cell is a problem or another policy', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cells), (cell) => {
        expect(isNoticed(withEdit(cell.file, (document) => document.deleteIn(cell.path)))).toBe(true);
      }),
      { seed: 20_260_823, numRuns: isDeep ? 120 : 15 },
    );
  });
});

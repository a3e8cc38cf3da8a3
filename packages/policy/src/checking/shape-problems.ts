import type { TSchema } from 'typebox';
import * as Value from 'typebox/value';
import type { PolicyProblem } from '../problem.ts';
import type { Path, YamlFile } from '../reading/open-yaml.ts';
import type { Shape } from './shape.ts';
import { isMap, isMeant } from './shape.ts';

/**
 * Every place where a file does not match its schema, in words. TypeBox's own errors list every branch of a union; this
 * walk follows only the branch that the value was meant as.
 */
export function shapeProblems(file: YamlFile, schema: TSchema): PolicyProblem[] {
  return at([], schema, file.value);

  function at(path: Path, shape: Shape, value: unknown): PolicyProblem[] {
    if (shape.anyOf?.some((branch) => branch.properties)) return inUnion(path, shape.anyOf, value);
    if (shape.properties) return inObject(path, shape, value);
    if (shape.patternProperties) return inRecord(path, shape, value);
    if (shape.items?.properties ?? shape.items?.anyOf) return inList(path, shape, value);
    return Value.Check(shape, value) ? [] : [expected(path, shape, value)];
  }

  function inObject(path: Path, shape: Shape, value: unknown): PolicyProblem[] {
    if (!isMap(value)) return [expected(path, { expects: 'a mapping' }, value)];
    const properties = shape.properties ?? {};
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
    const missing = (shape.required ?? []).filter((key) => !Object.hasOwn(value, key));
    return [
      ...unknown.map((key) =>
        file.problemAt(
          [...path, key],
          'unknown-key',
          `unknown key ${quote(key)}`,
          `Use one of: ${Object.keys(properties).join(', ')}`,
        ),
      ),
      ...missing.map((key) =>
        file.problemAt(
          path,
          'missing-key',
          `${quote(key)} is missing${of(path)}`,
          `Add ${quote(key)}: ${expectation(properties[key])}`,
        ),
      ),
      ...Object.entries(properties)
        .filter(([key]) => Object.hasOwn(value, key))
        .flatMap(([key, property]) => at([...path, key], property, value[key])),
    ];
  }

  function inRecord(path: Path, shape: Shape, value: unknown): PolicyProblem[] {
    const [pattern = '', entry = {}] = Object.entries(shape.patternProperties ?? {})[0] ?? [];
    if (!isMap(value) || Object.keys(value).length === 0)
      return [expected(path, { expects: 'a mapping with entries' }, value)];
    const id = new RegExp(pattern);
    return Object.entries(value).flatMap(([key, item]) =>
      id.test(key)
        ? at([...path, key], entry, item)
        : [
            file.problemAt(
              [...path, key],
              'unknown-key',
              `${quote(key)} is not a valid id here`,
              `Ids here match ${pattern}`,
            ),
          ],
    );
  }

  function inList(path: Path, shape: Shape, value: unknown): PolicyProblem[] {
    if (!Array.isArray(value)) return [expected(path, { expects: 'a list' }, value)];
    const inside = value.flatMap((item, index) => at([...path, index], shape.items as Shape, item));
    // The items have just been checked; what is left is the list's length and duplicates.
    return inside.length > 0 || Value.Check({ ...shape, items: {} }, value) ? inside : [expected(path, shape, value)];
  }

  function inUnion(path: Path, branches: Shape[], value: unknown): PolicyProblem[] {
    if (!isMap(value)) return [expected(path, { expects: 'a mapping' }, value)];
    const meant = branches.find((branch) => isMeant(branch, value));
    if (meant) return at(path, meant, value);
    const [tag, words] = tagOf(branches);
    return [
      file.problemAt(
        [...path, tag],
        'bad-value',
        `it is unclear what this is${of(path)}`,
        `Set ${tag} to one of: ${words.join(', ')}`,
      ),
    ];
  }

  function expected(path: Path, shape: { expects?: string }, value: unknown): PolicyProblem {
    return file.problemAt(path, 'bad-value', `${shown(value)} is not valid${of(path)}`, `Write ${expectation(shape)}`);
  }
}

function tagOf(branches: Shape[]): [tag: string, words: unknown[]] {
  for (const [key, property] of Object.entries(branches[0]?.properties ?? {})) {
    if (property.const !== undefined) return [key, branches.map((branch) => branch.properties?.[key]?.const)];
  }
  return ['a key', branches.map((branch) => branch.required?.[0])];
}

const expectation = (shape: { expects?: string } | undefined): string => shape?.expects ?? 'a value of the right kind';
const quote = (key: string): string => `"${key}"`;
const of = (path: Path): string => (path.length === 0 ? '' : ` at ${path.join('/')}`);

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  const characters = Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
  return characters.length > 60 ? `${characters.slice(0, 57).join('')}…` : text;
}

import { FAILSAFE_SCHEMA, load, Type } from 'js-yaml';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import { createBreath } from '../../../platform/scrubbing/breath.ts';
import {
  problemAt,
  readDescribed,
  type Described,
  type FileField,
  type FileRead,
  type Written,
} from '../domain/described.ts';
import type { ServiceKind } from '../domain/service.ts';

/**
 * Reads Backstage's `catalog-info.yaml` with any number of documents. Components and Resources are imported; other
 * kinds are counted. Annotations cover what Backstage has no field for: `muster/tier`, `muster/user-facing`,
 * `muster/addresses`, `muster/runbook`. Yields to other work between documents.
 */
export async function readBackstage(text: string): Promise<FileRead> {
  const problems: FieldProblem[] = [];
  const described: Described[] = [];
  let skipped = 0;
  const breathe = createBreath();
  for (const part of partsOf(text)) {
    await breathe();
    const entity = openPart(part, problems);
    if (entity === undefined) continue;
    const kind = (entity.at(['kind'])?.text ?? '').toLowerCase();
    if (kind !== 'component' && kind !== 'resource') {
      if (kind === '') problems.push(problemAt(part.line, 'kind', 'is missing', 'Component or Resource'));
      else skipped += 1;
      continue;
    }
    const one = readDescribed({ line: entity.line, fields: fieldsOf(entity, kind) }, problems);
    if (one !== undefined) described.push(one);
  }
  if (described.length + skipped + problems.length === 0)
    problems.push(problemAt(1, 'kind', 'the file is empty', 'Component or Resource'));
  return { described, problems, skipped };
}

type Part = { readonly line: number; readonly text: string };

/** A marker in the first column always starts a document (YAML 1.2), so documents can be parsed separately. */
function partsOf(text: string): readonly Part[] {
  const parts: { line: number; lines: string[] }[] = [{ line: 1, lines: [] }];
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^---(\s|$)/.test(line)) parts.push({ line: index + 2, lines: [] });
    else parts.at(-1)?.lines.push(line);
  });
  return parts
    .map(({ line, lines }) => ({ line, text: lines.join('\n') }))
    .filter(({ text: body }) => body.split('\n').some((line) => /^[^#]*\S/.test(line.replace(/^\s*#.*$/, ''))));
}

/** The parser's time grows with the square of the nesting depth; an entity takes a few hundred characters. */
const LONGEST_PART = 16 * 1024;

type Entity = {
  readonly line: number;
  at(path: readonly string[]): Written | undefined;
  /** The value at a path as a list; a single value becomes a list of one. */
  each(path: readonly string[]): { readonly line: number; readonly items: readonly unknown[] } | undefined;
};

/**
 * Values come from js-yaml, which is thirty times faster than the parser that knows line numbers. The latter runs only
 * to report a line, or for a text with more than plain values.
 */
function openPart(part: Part, problems: FieldProblem[]): Entity | undefined {
  const { line: start, text } = part;
  if (text.length > LONGEST_PART) {
    problems.push(problemAt(start, 'document', 'is far too long for one entity', 'one entity per document'));
    return undefined;
  }
  let precise: Precise | undefined;
  const inLines = (): Precise => (precise ??= openPrecisely(part));
  const whole = plainly(text) ?? valueOf(inLines(), problems);
  if (whole === undefined) return undefined;
  const written = <T extends object>(path: readonly string[], rest: T): T & { readonly line: number } => ({
    get line() {
      return inLines().lineOf(path);
    },
    ...rest,
  });
  return {
    line: start + text.split('\n').findIndex((line) => /^\s*[^#\s]/.test(line)),
    at(path) {
      const value = valueAt(whole.value, path);
      return value === undefined ? undefined : written(path, { text: textOf(value) });
    },
    each(path) {
      const value = valueAt(whole.value, path);
      return value === undefined ? undefined : written(path, { items: Array.isArray(value) ? value : [value] });
    },
  };
}

type Whole = { readonly value: unknown };

/** Plain values only: for text that may contain an alias, tag or merge, the other parser says what is wrong. */
function plainly(text: string): Whole | undefined {
  if (/[&*!]|<</.test(text)) return undefined;
  try {
    return { value: load(text, { schema: AS_WRITTEN }) };
  } catch {
    return undefined;
  }
}

/** Keeps every scalar as its text, because a service may be called 007. Only null is a separate value. */
const AS_WRITTEN = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:null', {
      kind: 'scalar',
      resolve: (text: unknown) => text === null || (typeof text === 'string' && /^(?:~|null|Null|NULL|)$/.test(text)),
      construct: () => null,
    }),
  ],
});

type Precise = {
  readonly lineOf: (path: readonly string[]) => number;
  readonly read: Whole | { readonly problem: FieldProblem };
};

function openPrecisely({ line: start, text }: Part): Precise {
  const refused = (line: number, problem: string, remedy: string): Precise => ({
    lineOf: () => line,
    read: { problem: problemAt(line, 'document', problem, remedy) },
  });
  const lines = new LineCounter();
  const document = parsed(text, lines);
  const mistake = document?.errors[0];
  if (document === undefined || mistake !== undefined)
    return refused(lineIn(lines, mistake?.pos[0], start), 'is not valid YAML', 'check indentation and quotes');
  const whole = plain(document);
  if (whole === undefined) return refused(start, 'contains an alias', 'write out its value');
  return {
    lineOf: (path) => {
      const node = document.getIn(path, true);
      return lineIn(lines, isNode(node) ? node.range?.[0] : undefined, start);
    },
    read: whole,
  };
}

function valueOf({ read }: Precise, problems: FieldProblem[]): Whole | undefined {
  if ('value' in read) return read;
  problems.push(read.problem);
  return undefined;
}

const lineIn = (lines: LineCounter, offset: number | undefined, start: number): number =>
  start + Math.max(offset === undefined ? 1 : lines.linePos(offset).line, 1) - 1;

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );

/** Ten lines of aliases can expand to a gigabyte, so none is followed. */
function plain(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch (failure) {
    if (failure instanceof ReferenceError) return undefined;
    throw failure;
  }
}

function parsed(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, { lineCounter, schema: 'core', version: '1.2', uniqueKeys: true });
  } catch (failure) {
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}

/** A value other than text, number or boolean becomes a string that every field rejects. */
const textOf = (value: unknown): string =>
  value === null
    ? ''
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? `${value}`
      : '\u0000';

function fieldsOf(entity: Entity, kind: 'component' | 'resource'): Partial<Record<FileField, Written>> {
  const annotation = (name: string): Written | undefined => entity.at(['metadata', 'annotations', `muster/${name}`]);
  const links = entity.each(['metadata', 'links']);
  const targets = links?.items.map(linkOf) ?? [];
  const owner = entity.at(['spec', 'owner']);
  const on = entity.each(['spec', 'dependsOn']);
  const runbook = targets.find(({ isRunbook }) => isRunbook);
  const fields: Record<FileField, Written | undefined> = {
    name: entity.at(['metadata', 'name']),
    kind: { line: entity.line, text: kindOf(kind, entity.at(['spec', 'type'])?.text ?? '') },
    team: owner && where(owner, { text: nameIn(owner.text ?? '') }),
    tier: annotation('tier'),
    user_facing: annotation('user-facing'),
    addresses: annotation('addresses'),
    runbook: annotation('runbook') ?? (links && runbook && where(links, { text: runbook.url })),
    links: links && where(links, { items: targets.filter((target) => target !== runbook).map(({ url }) => url) }),
    depends_on: on && where(on, { items: on.items.map(textOf).filter(isKept).map(nameIn) }),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A value on the line of what it came from. The line is computed lazily, only to report a problem. */
const where = (of: { readonly line: number }, rest: Omit<Written, 'line'>): Written => ({
  get line() {
    return of.line;
  },
  ...rest,
});

function linkOf(link: unknown): { readonly url: string; readonly isRunbook: boolean } {
  const { url, title, type } = (typeof link === 'object' && link !== null ? link : {}) as Record<string, unknown>;
  return { url: textOf(url ?? null), isRunbook: /runbook/i.test(`${textOf(type ?? null)} ${textOf(title ?? null)}`) };
}

/** `component:default/checkout` to `checkout`. */
const nameIn = (reference: string): string => reference.replace(/^[a-z]+:/i, '').replace(/^[^/]*\//, '');

const isKept = (reference: string): boolean => !/^(?!component:|resource:)[a-z]+:/i.test(reference);

const kindOf = (kind: 'component' | 'resource', type: string): ServiceKind =>
  /model/i.test(type)
    ? 'model'
    : /pipeline|workflow/i.test(type)
      ? 'pipeline'
      : kind === 'resource'
        ? 'data-set'
        : 'service';

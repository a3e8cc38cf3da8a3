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
 * Reads `catalog-info.yaml` of Backstage, any number of documents. Components and Resources are kept; other kinds are
 * counted. What Backstage has no word for, annotations say: `muster/tier`, `muster/user-facing`, `muster/addresses`,
 * `muster/runbook`. The parser is slow, so others have their turn between documents.
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

/** A marker in the first column always begins a document (YAML 1.2), so that each can be read by itself. */
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

/** The parser's time grows with the square of how deep a text is nested; an entity takes a few hundred characters. */
const LONGEST_PART = 16 * 1024;

type Entity = {
  readonly line: number;
  at(path: readonly string[]): Written | undefined;
  /** The values of a key in each item of a list. */
  each(path: readonly string[]): { readonly line: number; readonly items: readonly unknown[] } | undefined;
};

function openPart({ line: start, text }: Part, problems: FieldProblem[]): Entity | undefined {
  const refuse = (line: number, problem: string, remedy: string): undefined =>
    void problems.push(problemAt(line, 'document', problem, remedy));
  if (text.length > LONGEST_PART) return refuse(start, 'is far too long for one entity', 'one entity a document');
  const lines = new LineCounter();
  const document = parsed(text, lines);
  const mistake = document?.errors[0];
  if (document === undefined || mistake !== undefined)
    return refuse(lineIn(lines, mistake?.pos[0], start), 'is no YAML that can be read', 'check indentation and quotes');
  const whole = plain(document);
  if (whole === undefined) return refuse(start, 'holds an alias', 'write out what it stands for');
  const lineOf = (path: readonly string[]): number => {
    const node = document.getIn(path, true);
    return lineIn(lines, isNode(node) ? node.range?.[0] : undefined, start);
  };
  return {
    line: lineIn(lines, document.contents?.range?.[0], start),
    at(path) {
      const value = valueAt(whole.value, path);
      return value === undefined ? undefined : { line: lineOf(path), text: textOf(value) };
    },
    each(path) {
      const value = valueAt(whole.value, path);
      return value === undefined ? undefined : { line: lineOf(path), items: Array.isArray(value) ? value : [value] };
    },
  };
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

/** Ten lines of aliases can expand to a gigabyte: none is followed. */
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

/** What is neither text, number nor yes or no is refused as such a field's text is. */
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
    team: owner === undefined ? undefined : { line: owner.line, text: nameIn(owner.text ?? '') },
    tier: annotation('tier'),
    user_facing: annotation('user-facing'),
    addresses: annotation('addresses'),
    runbook: annotation('runbook') ?? (links && runbook && { line: links.line, text: runbook.url }),
    links: links && { line: links.line, items: targets.filter((target) => target !== runbook).map(({ url }) => url) },
    depends_on: on && { line: on.line, items: on.items.map(textOf).filter(isKept).map(nameIn) },
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function linkOf(link: unknown): { readonly url: string; readonly isRunbook: boolean } {
  const { url, title, type } = (typeof link === 'object' && link !== null ? link : {}) as Record<string, unknown>;
  return { url: textOf(url ?? null), isRunbook: /runbook/i.test(`${textOf(type ?? null)} ${textOf(title ?? null)}`) };
}

/** `checkout` of `component:default/checkout`. */
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

import { canonicalText } from './canonical.ts';
import { meaningProblems } from './checking/meaning-problems.ts';
import type { OpenFiles } from './checking/meaning-problems.ts';
import { referenceProblems } from './checking/reference-problems.ts';
import type { PolicyProblem, PolicyProblemCode } from './problem.ts';
import { decode } from './reading/decode.ts';
import type { YamlFile } from './reading/open-yaml.ts';
import { readClauses } from './reading/read-clauses.ts';
import { readSection } from './reading/read-section.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';
import { clausesFile, documentFile, fileOf, policyFileNames, sectionNames, sections } from './sections.ts';
import type { Clause, PolicySnapshot } from './snapshot.ts';

/** A file of a policy folder, by its name in the folder. */
export type PolicyFile = { path: string; text: string };

/** Digest of a text as lower-case hex, such as SHA-256; provided by the caller, because this package has no crypto. */
export type TextDigest = (text: string) => string;

/**
 * Parses the files of one policy version into a snapshot, or into every problem found. Problems are found in three
 * passes (files, shapes, meaning): a later pass runs only if the earlier ones found nothing.
 *
 * Most of the time goes into parsing YAML: callers that parse many variants of a policy may pass a caching `read`.
 */
export function parsePolicy(
  files: readonly PolicyFile[],
  digest: TextDigest,
  read = readSection,
): Result<PolicySnapshot, PolicyProblem[]> {
  const texts = new Map(files.map((file) => [file.path, file.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')]));
  const opened = openAll(texts, read);
  if (!opened.ok) return opened;
  const { yaml, departures, clauses, text } = opened.value;

  if (departures.length > 0) return fail(departures);

  const names = namesIn(yaml, clauses);
  const meaning = [
    ...sectionNames.flatMap((name) => referenceProblems(yaml[name], sections[name], names)),
    ...meaningProblems(yaml),
  ];
  if (meaning.length > 0) return fail(meaning);

  return ok(assemble(yaml, clauses, text, digest));
}

type Opened = { yaml: OpenFiles; departures: PolicyProblem[]; clauses: Clause[]; text: string };

function openAll(texts: ReadonlyMap<string, string>, read: typeof readSection): Result<Opened, PolicyProblem[]> {
  const expected = policyFileNames;
  const problems = [
    ...expected
      .filter((path) => !texts.has(path))
      .map((path) => aboutFile(path, 'missing-file', 'the file is missing', 'Add it')),
    ...[...texts.keys()]
      .filter((path) => !expected.includes(path))
      .map((path) => aboutFile(path, 'unknown-file', 'the file does not belong to a policy', 'Remove it')),
  ];
  if (problems.length > 0) return fail(problems);

  const yaml: Partial<Record<string, YamlFile>> = {};
  const departures: PolicyProblem[] = [];
  for (const name of sectionNames) {
    const file = read(name, texts.get(fileOf(name)) ?? '');
    if (file.opened.ok) yaml[name] = file.opened.value;
    else problems.push(...file.opened.error);
    departures.push(...file.departures);
  }
  const clauses = readClauses(texts.get(clausesFile) ?? '');
  if (!clauses.ok) problems.push(...clauses.error);
  if (problems.length > 0 || !clauses.ok) return fail(problems);
  return ok({ yaml: yaml as OpenFiles, departures, clauses: clauses.value, text: texts.get(documentFile) ?? '' });
}

function namesIn(yaml: OpenFiles, clauses: readonly Clause[]): Parameters<typeof referenceProblems>[2] {
  const roles = yaml.roles.value as { raci: object; contacts: object };
  return {
    clause: new Set(clauses.map(({ id }) => id)),
    ruling: new Set(Object.keys(yaml.interpretations.value as object)),
    role: new Set([...Object.keys(roles.raci), ...Object.keys(roles.contacts)]),
  };
}

function assemble(yaml: OpenFiles, clauses: Clause[], text: string, digest: TextDigest): PolicySnapshot {
  const decoded = Object.fromEntries(
    sectionNames.map((name) => [name, decode(sections[name], yaml[name].value)]),
  ) as unknown as Pick<PolicySnapshot, (typeof sectionNames)[number]>;
  const { id, version, revision } = decoded.document;
  const content = { ...decoded, id, version, revision, clauses, text };
  return frozen({ ...content, hash: digest(canonicalText(content)) });
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) frozen(item);
    Object.freeze(value);
  }
  return value;
}

function aboutFile(file: string, code: PolicyProblemCode, message: string, remedy: string): PolicyProblem {
  return { file, line: 1, column: 1, clause: null, code, message, remedy };
}

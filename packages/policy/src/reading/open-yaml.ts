import type { Document, LineCounter as Lines, Node } from 'yaml';
import { LineCounter, isMap, isNode, isScalar, parseDocument, visit } from 'yaml';
import type { PolicyProblem, PolicyProblemCode } from '../problem.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { ClauseId } from '../vocabulary.ts';

export type Path = readonly (string | number)[];

/** A YAML file as plain data that still knows each value's line. */
export type YamlFile = {
  path: string;
  value: unknown;
  problemAt(path: Path, code: PolicyProblemCode, message: string, remedy: string): PolicyProblem;
};

/**
 * Policy files are a few kilobytes. A text four times the size of the longest is not one, and is not worth parsing: the
 * parser's time grows with the square of nesting depth and of the number of errors.
 */
const longestText = 64 * 1024;

/**
 * Opens a YAML 1.2 file strictly: one document, no anchors, aliases, merge keys or tags (a value must be what it looks
 * like, and ten lines must not expand to a gigabyte), no duplicate keys.
 */
export function openYaml(path: string, text: string): Result<YamlFile, PolicyProblem[]> {
  if (text.length > longestText) return fail([unreadable(path, 'the file is too long for a policy file')]);
  const lines = new LineCounter();
  const document = parseSafely(text, lines);
  if (document === null) return fail([unreadable(path, 'the file is nested too deeply')]);
  const problems = [...syntaxProblems(path, document), ...trickProblems(path, document, lines)];
  if (problems.length > 0) return fail(problems);
  return ok({
    path,
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    problemAt: (at, code, message, remedy) => ({
      file: path,
      ...placeOf(document, lines, at),
      clause: clauseAt(document, at),
      code,
      message,
      remedy,
    }),
  });
}

function parseSafely(text: string, lines: Lines): Document.Parsed | null {
  try {
    return parseDocument(text, {
      lineCounter: lines,
      schema: 'core',
      version: '1.2',
      uniqueKeys: true,
      prettyErrors: true,
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function syntaxProblems(path: string, document: Document.Parsed): PolicyProblem[] {
  return document.errors.map((error) => {
    const twice = error.code === 'DUPLICATE_KEY';
    return {
      file: path,
      line: error.linePos?.[0].line ?? 1,
      column: error.linePos?.[0].col ?? 1,
      clause: null,
      code: twice ? 'duplicate-key' : 'unreadable',
      message: twice ? 'the same key appears twice here' : `not YAML: ${error.message.split('\n')[0] ?? error.code}`,
      remedy: twice ? 'Keep one of the two' : 'Correct the YAML',
    };
  });
}

function trickProblems(path: string, document: Document.Parsed, lines: Lines): PolicyProblem[] {
  const found: PolicyProblem[] = [];
  const report = (node: Node, code: PolicyProblemCode, message: string, remedy: string): void => {
    found.push({ file: path, ...lineAndColumn(lines, node.range?.[0] ?? 0), clause: null, code, message, remedy });
  };
  const anchoredOrTagged = (node: Node & { anchor?: string; tag?: string }): void => {
    if (node.anchor !== undefined) report(node, 'alias', 'anchors are not allowed', 'Write the value out');
    if (node.tag !== undefined) report(node, 'tag', `the tag ${node.tag} is not allowed`, 'Remove the tag');
  };
  visit(document, {
    Alias: (_key, node) => report(node, 'alias', 'aliases are not allowed', 'Write the value out'),
    Collection: (_key, node) => anchoredOrTagged(node),
    Scalar: (_key, node) => anchoredOrTagged(node),
    Pair: (_key, pair) => {
      if (isScalar(pair.key) && typeof pair.key.value === 'string') return;
      report(
        isNode(pair.key) ? pair.key : (document.contents as Node),
        'bad-value',
        'a key must be text',
        'Put the key in quotes',
      );
    },
  });
  return found;
}

/**
 * The position of `path`: of its key in a map, of its value in a list; of the nearest existing parent if it is missing.
 */
function placeOf(document: Document.Parsed, lines: Lines, path: Path): { line: number; column: number } {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === last) : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lineAndColumn(lines, node.range[0]);
  }
  return lineAndColumn(lines, document.contents?.range?.[0] ?? 0);
}

function clauseAt(document: Document.Parsed, path: Path): ClauseId | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const clause = document.getIn([...path.slice(0, length), 'clause']);
    if (typeof clause === 'string') return clause;
  }
  return null;
}

function lineAndColumn(lines: Lines, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function unreadable(file: string, message: string): PolicyProblem {
  return { file, line: 1, column: 1, clause: null, code: 'unreadable', message, remedy: 'Correct the file' };
}

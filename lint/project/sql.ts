import ts from 'typescript';
import { lineOf } from './syntax.ts';
import { isCode, type Code, type Source } from '../project/sources.ts';

/** A piece of SQL, with comments blanked out so that line numbers stay right. */
export interface SqlText {
  readonly file: string;
  readonly firstLine: number;
  readonly text: string;
}

/** The SQL of a file: all of a `.sql` file; in code, `sql` templates and every string that looks like a statement. */
export function sqlOf(source: Source): SqlText[] {
  if (!isCode(source)) return [{ file: source.path, firstLine: 1, text: withoutComments(source.text) }];
  return source.nodes().flatMap((node) => sqlOfNode(source, node));
}

/** Every match of a pattern, with its line. */
export function* matchesIn(sql: SqlText, pattern: RegExp): Generator<{ line: number; match: RegExpMatchArray }> {
  for (const match of sql.text.matchAll(pattern)) {
    yield { line: sql.firstLine + sql.text.slice(0, match.index).split('\n').length - 1, match };
  }
}

function sqlOfNode(source: Code, node: ts.Node): SqlText[] {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return [];
  const text = wordsOf(node);
  if (!isInSqlTag(node) && !STATEMENT.test(text)) return [];
  return [{ file: source.path, firstLine: lineOf(node), text: withoutComments(text) }];
}

const STATEMENT =
  /^\s*(?:select|insert\s+into|update|delete\s+from|with|create|alter|drop|grant|revoke|lock\s+table|copy|merge\s+into|truncate|do\s+\$)\s/i;

/** A template's own text, with `?` for each interpolation. */
function wordsOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  if (!ts.isTemplateExpression(node)) return node.text;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('?');
}

/** `sql`...``, `sql<T>`...`` and `sql.raw('...')`. */
function isInSqlTag(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isTaggedTemplateExpression(parent)) return /^sql\b/.test(parent.tag.getText());
  return ts.isCallExpression(parent) && parent.expression.getText() === 'sql.raw';
}

const withoutComments = (text: string): string =>
  text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isCode, isShipped, readSources, type Code } from './project/sources.ts';

/*
 * Lists every sentence that users may read on a page, in the CLI, in a refusal or in a message, by folder, so that the
 * product's text can be read and edited as a whole. Text for developers only (thrown errors, logs) is left out; so is
 * SQL.
 *
 *   npm exec -c 'node lint/sentences.ts'            rewrites docs/sentences.md
 *   npm exec -c 'node lint/sentences.ts --check'    says what it lacks
 */
const root = join(import.meta.dirname, '..');
const list = join(root, 'docs', 'sentences.md');

/** Attributes and properties that contain no text for users. */
const TECHNICAL = new Set(
  'className class id to href src rel key type role variant size color c fz fw gap p m mt mb ml mr mx my w h d viewBox path form autoComplete inputMode method pattern htmlFor lang component tt justify align wrap display target flags usage operationId code clause clauses'.split(
    ' ',
  ),
);
/** Properties whose single words are listed too, such as button labels. */
const SHOWN = new Set(
  'words label title does summary what public remedy placeholder description heading header name text empty button confirm'.split(
    ' ',
  ),
);
const UNSAID =
  /(^|\.)(log|logger|warn|debug|info|fatal|trace|Error|TypeError|RangeError|describe|RegExp|includes|startsWith|endsWith|split)$/;
/** Markup, styles, security policies and column lists are not text for users. */
const NO_WORDS =
  /^(<|:root|[a-z]+\{|#compdef|complete -c|_muster|(default|script|style|img|font|connect|worker|manifest)-src|(base-uri|form-action|frame-ancestors) |(text|application)\/|[a-z_]+, [a-z_, :]+$)|::text/;
const SQL =
  /^\s*(select|insert|update|delete|with|create|alter|lock|set local|listen|notify|begin|vacuum|analyze|drop|grant|revoke|truncate|copy|explain|from|where|and|or|order by|on conflict|values|left join|join|union|not exists|exists|case|coalesce)\b[^.]*$/;

function sentencesOf(source: Code): readonly string[] {
  const found = source.nodes().flatMap((node) => {
    const text = textOf(node);
    return text !== undefined && isSaid(node, text) ? [text] : [];
  });
  return [...new Set(found)];
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return tidy(node.text);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return tidy(node.text);
  if (ts.isTemplateExpression(node))
    return tidy(
      node.head.text +
        node.templateSpans.map(({ expression, literal }) => `{${nameOf(expression)}}${literal.text}`).join(''),
    );
  return undefined;
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A name for an interpolation in a sentence, if one can be derived. */
function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  if (ts.isCallExpression(expression)) return nameOf(expression.expression);
  return '…';
}

function isSaid(node: ts.Node, text: string): boolean {
  if (!/\p{L}{2}/u.test(text.replaceAll(/\{[^}]*\}/g, ''))) return false;
  if (ts.isJsxText(node)) return true;
  const parent = node.parent;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return false;
  if (ts.isTaggedTemplateExpression(parent) || isUnsaid(node)) return false;
  const property = propertyOf(node);
  if (property !== undefined && TECHNICAL.has(property)) return false;
  const isLabel = property !== undefined && SHOWN.has(property) && /^\p{Lu}[\p{L}’-]+$/u.test(text);
  return (
    isLabel ||
    (/\p{L}[\p{L}\d’'",.:;)}»-]* +[\p{L}\d{(“'"–-]/u.test(text) &&
      !SQL.test(text) &&
      !NO_WORDS.test(text) &&
      !/^[\w./-]+ *[=<>]/.test(text))
  );
}

function propertyOf(node: ts.Node): string | undefined {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) {
    if (ts.isPropertyAssignment(at) || ts.isJsxAttribute(at)) return at.name.getText();
    if (!ts.isConditionalExpression(at) && !ts.isJsxExpression(at) && !ts.isParenthesizedExpression(at))
      return undefined;
  }
  return undefined;
}

/** Whether it is thrown, logged, or passed to a function that shows nothing. */
function isUnsaid(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if ((ts.isCallExpression(at) || ts.isNewExpression(at)) && UNSAID.test(at.expression.getText())) return true;
    if (ts.isTaggedTemplateExpression(at) && /^sql\b/.test(at.tag.getText())) return true;
    if (ts.isFunctionLike(at)) return false;
  }
  return false;
}

function written(): string {
  const byFolder = Map.groupBy(
    readSources(root)
      .filter(isCode)
      .filter(
        (source) =>
          isShipped(source) &&
          !/\/stories\/|\/publish\/|blameless\/src\/phrases|scrubber\/src\/(detectors|marks)|\/print-/.test(
            source.path,
          ),
      )
      .map((source) => ({ path: source.path, sentences: sentencesOf(source) }))
      .filter(({ sentences }) => sentences.length > 0)
      .toSorted((one, two) => (one.path < two.path ? -1 : 1)),
    ({ path }) =>
      path.replace(/(\/src\/(?:(?:areas|platform|commands|kit)\/)?[^/]+)\/.*$/, '$1').replace(/\.tsx?$/, ''),
  );
  return [
    '# Every sentence that somebody reads',
    '',
    'Written by `lint/sentences.ts` from the source; edit the source, not this list. `{…}` is filled in when it is said.',
    ...[...byFolder].flatMap(([folder, files]) => [
      '',
      `## ${folder}`,
      '',
      ...[...new Set(files.flatMap(({ sentences }) => sentences))].map((text) => `- ${text.replaceAll('](', ']: (')}`),
    ]),
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const now = written();
  if (process.argv.includes('--check')) {
    const [old, fresh] = [readFileSync(list, 'utf8').split('\n'), now.split('\n')];
    const [had, has] = [new Set(old), new Set(fresh)];
    const differing = [...fresh.filter((line) => !had.has(line)), ...old.filter((line) => !has.has(line))];
    if (differing.length > 0) {
      console.log(
        `docs/sentences.md is not fresh (${differing.length} lines): run node lint/sentences.ts, and read what is new.`,
      );
      for (const line of differing.slice(0, 20)) console.log(`  ${line}`);
      process.exitCode = 1;
    }
  } else writeFileSync(list, now);
}

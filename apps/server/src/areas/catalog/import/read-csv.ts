import { CsvError, parse } from 'csv-parse/sync';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import {
  fileFields,
  problemAt,
  readDescribed,
  type Described,
  type FileField,
  type FileRead,
  type Written,
} from '../domain/described.ts';

/** Reads a table with a header row (RFC 4180). A missing column leaves the field unchanged; an empty cell clears it. */
export function readCsv(text: string): FileRead {
  const problems: FieldProblem[] = [];
  const [head, ...rows] = recordsIn(text, problems);
  if (head === undefined) {
    if (problems.length === 0) problems.push(problemAt(1, 'name', 'the file is empty', `begin with ${HEADINGS}`));
    return { described: [], problems, skipped: 0 };
  }
  const columns = head.cells.map((cell) => columnOf(cell));
  head.cells.forEach((_cell, index) => {
    const column = columns[index];
    if (column === undefined || columns.indexOf(column) < index)
      problems.push(
        problemAt(
          head.line,
          `column-${index + 1}`,
          column === undefined ? 'has an unknown heading' : 'appears twice',
          HEADINGS,
        ),
      );
  });
  if (!columns.includes('name')) problems.push(problemAt(head.line, 'name', 'no such column', HEADINGS));
  if (problems.length > 0) return { described: [], problems, skipped: 0 };
  const described: Described[] = [];
  for (const { line, cells } of rows) {
    if (cells.length > columns.length) {
      problems.push(problemAt(line, `column-${columns.length + 1}`, 'is under no heading', 'put quotes around commas'));
      continue;
    }
    const fields: Partial<Record<FileField, Written>> = {};
    cells.forEach((cell, index) => {
      const column = columns[index];
      if (column !== undefined) fields[column] = { line, text: cell };
    });
    const one = readDescribed({ line, fields }, problems);
    if (one !== undefined) described.push(one);
  }
  return { described, problems, skipped: 0 };
}

const HEADINGS = `headings: ${fileFields.join(', ')}`;

const columnOf = (heading: string): FileField | undefined =>
  fileFields.find((field) => field === heading.trim().toLowerCase().replaceAll(/[ -]+/g, '_'));

type Row = { readonly line: number; readonly cells: readonly string[] };

/**
 * Spreadsheets use semicolons or tabs in locales with decimal commas: take the most frequent separator of the header.
 */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text.replace(/^\uFEFF?\s*/, ''))?.[0] ?? '';
  const countOf = (sign: string): number => head.split(sign).length;
  return [';', '\t'].reduce((most, sign) => (countOf(sign) > countOf(most) ? sign : most), ',');
}

/** A record's line is the one it ends on. */
function recordsIn(text: string, problems: FieldProblem[]): readonly Row[] {
  try {
    const delimiter = delimiterOf(text);
    const records = parse(text, { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true });
    return (records as unknown as readonly { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      cells: record,
    }));
  } catch (failure) {
    if (!(failure instanceof CsvError)) throw failure;
    const line = Number((failure as { lines?: unknown }).lines ?? 1);
    problems.push(
      problemAt(
        line,
        'row',
        'cannot be read',
        'put quotes around a cell that contains quotes, and double the quotes inside',
      ),
    );
    return [];
  }
}

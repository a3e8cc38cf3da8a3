import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDERS = ['apps', 'packages', 'lint', 'e2e'];
const TITLE =
  /\b(?:test|it|describe)(?:\.each\([\s\S]*?\]\s*(?:as const)?\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?\[GOV [0-9., ]+\](?:\\.|(?!\1)[\s\S])*?)\1/g;

/** Which tests carry which clause in their titles, as `[GOV 3.1.2]`: a list of `path: title` by clause. */
export function findClauseTests(root: URL): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const path of FOLDERS.flatMap((folder) => testFiles(root, folder))) {
    for (const [, , title = ''] of readFileSync(new URL(path, root), 'utf8').matchAll(TITLE)) {
      for (const clause of clausesIn(title)) {
        const tests = found.get(clause) ?? new Set();
        found.set(clause, tests.add(`${path}: ${asRead(title)}`));
      }
    }
  }
  return Object.fromEntries(
    [...found]
      .toSorted(([first], [second]) => byNumbers(first, second))
      .map(([clause, tests]) => [clause, [...tests].toSorted()]),
  );
}

/** Drops the clause tags and the placeholders of `test.each`: the list is shown to people. */
const asRead = (title: string): string =>
  title
    .replaceAll(/\s*\[GOV [^\]]*\]/g, '')
    .replaceAll(/\$\{[^}]*\}|\$\w+|%[sdifjoO]/g, '…')
    .trim();

const clausesIn = (title: string): string[] =>
  [...title.matchAll(/\[GOV ([0-9., ]+)\]/g)].flatMap(([, list = '']) =>
    list.split(',').map((clause) => clause.trim()),
  );

const testFiles = (root: URL, folder: string): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(test|e2e)\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => `${entry.parentPath.slice(fileURLToPath(root).length)}/${entry.name}`);

const byNumbers = (first: string, second: string): number => first.localeCompare(second, 'en', { numeric: true });

/** `node find-clause-tests.ts` writes the list that the product shows. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const here = new URL('./clause-tests.json', import.meta.url);
  writeFileSync(here, `${JSON.stringify(findClauseTests(new URL('../../../../../', import.meta.url)), null, 2)}\n`);
}

import { describe, expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';

const problemsOf = (text: string) => readCsv(text).problems.map(({ path, problem }) => [path, problem]);

test.each([';', '\t'])('a spreadsheet that separates with %j is read', (sign) => {
  const { described, problems } = readCsv(
    `\uFEFFname${sign}tier${sign}depends_on\r\ncheckout${sign}1${sign}"orders;fraud"\r\n`,
  );
  expect(problems).toEqual([]);
  expect(described).toMatchObject([{ name: 'checkout', tier: 1, dependsOn: ['fraud', 'orders'] }]);
});

describe('a table of services', () => {
  test('is read with its headings in any order and spelling, quotes and all', () => {
    const { described, problems } = readCsv(
      '\uFEFFTeam,Name,user-facing,Depends on,addresses\r\n"Payments, EU",Checkout,Yes,"fraud; ledger",10.0.0.5 DB-1.Example.org\r\n\r\n,fraud,,,\r\n',
    );
    expect(problems).toEqual([]);
    expect(described).toMatchObject([
      {
        line: 2,
        name: 'checkout',
        team: 'Payments, EU',
        userFacing: true,
        dependsOn: ['fraud', 'ledger'],
        addresses: ['10.0.0.5', 'db-1.example.org'],
        tier: undefined,
      },
      { name: 'fraud', team: null, userFacing: null, dependsOn: [] },
    ]);
  });

  test('names each thing that cannot be read by its line and field, and all of them at once', () => {
    expect(
      problemsOf('name,tier,kind,runbook,addresses\nok,1,service,,\n10.0.0.5,9,toy,ftp://x,300.1.1.1\n,2,model,,\n'),
    ).toEqual([
      ['/lines/3/name', 'cannot be read'],
      ['/lines/3/kind', 'cannot be read'],
      ['/lines/3/tier', 'cannot be read'],
      ['/lines/3/runbook', 'cannot be read'],
      ['/lines/3/addresses', 'contains a value that could not be read'],
      ['/lines/4/name', 'is missing'],
    ]);
  });

  test('takes no password and nobody’s e-mail along in an address [GOV 6.6]', () => {
    expect(problemsOf('name,links\nok,https://ada:secret@wiki.example.org/x\n')).toEqual([
      ['/lines/2/links', 'contains a value that could not be read'],
    ]);
  });

  test.each([
    ['', '/lines/1/name', 'the file is empty'],
    ['name,colour\nx,red\n', '/lines/1/column-2', 'has an unknown heading'],
    ['name,name\nx,y\n', '/lines/1/column-2', 'appears twice'],
    ['tier\n1\n', '/lines/1/name', 'no such column'],
    ['name\nx,1\n', '/lines/2/column-2', 'is under no heading'],
    ['name\n"x\n', '/lines/2/row', 'cannot be read'],
  ])('%j is refused', (text, path, problem) => {
    expect(problemsOf(text)).toEqual([[path, problem]]);
  });
});

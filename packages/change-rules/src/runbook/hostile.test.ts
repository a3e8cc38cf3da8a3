import { describe, expect, test } from 'vitest';
import { readDiagram } from '../diagram/read-diagram.ts';
import { layOut } from '../diagram/lay-out.ts';
import { blocksOf } from './blocks.ts';
import { readRunbook } from './read-runbook.ts';
import { typedNumberIn } from './values.ts';

/** The server's limit for one runbook or diagram, whatever its content; tripled because the machine may be busy. */
const BOUND_MS = 100;

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  let best = Number.POSITIVE_INFINITY;
  let value: T | undefined;
  for (let turn = 0; turn < 3; turn += 1) {
    const began = performance.now();
    value = work();
    best = Math.min(best, performance.now() - began);
  }
  return { value: value as T, ms: best };
}

const matter = (yaml: string): string => `---\n${yaml}\n---\n## Purpose\n`;

describe('hostile YAML is refused within its time', () => {
  test.each([
    ['a billion laughs', 'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]'],
    ['brackets within brackets', `a: ${'['.repeat(12_000)}`],
    ['braces within braces', `a: ${'{a: '.repeat(4000)}`],
    ['dashes within dashes', `${'- '.repeat(10_000)}x`],
    ['questions within questions', `${'? '.repeat(10_000)}x`],
    ['a stair of indentation', Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['thousands of mistakes', '"\n@ `\n'.repeat(4000)],
    ['mistakes within its bounds', '"x": "y\n'.repeat(150)],
    ['one key again and again', 'a: 1\n'.repeat(150)],
    ['keys without end', Array.from({ length: 150 }, (_, at) => `k${at}: ${'v'.repeat(30)}`).join('\n')],
    ['a tag that makes code', 'id: !!js/function "function(){ return 1 }"'],
    ['a prototype', '__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }'],
    ['a long line', `a: "${'x'.repeat(90_000)}"`],
    ['another document', 'id: a\n...\nid: b'],
    ['quotes without end', `a: "${'\\u0041'.repeat(3000)}`],
    ['a merge key', 'base: &b {x: 1}\n<<: *b'],
    ['controls and surrogates', 'a: "\u0000\ud800\u202e\u2066"'],
  ])('%s', (_what, yaml) => {
    const { value, ms } = timed(() => readRunbook('x.md', matter(yaml)));
    expect(value.runbook).toBeUndefined();
    expect(value.problems.length).toBeGreaterThan(0);
    expect(ms).toBeLessThan(BOUND_MS);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

test.each([
  ['front matter that never ends', `---\n${'a\n---x\n'.repeat(15_000)}`],
  ['nothing but dashes', '---\n'.repeat(24_000)],
  ['an empty file', ''],
  ['a megabyte', 'x'.repeat(1_000_000)],
])('%s is refused within its time', (_what, text) => {
  const { value, ms } = timed(() => readRunbook('x.md', text));
  expect(value.runbook).toBeUndefined();
  expect(ms).toBeLessThan(BOUND_MS);
});

describe('hostile Markdown is text, and takes its time at most', () => {
  test.each([
    ['stars', '*'.repeat(90_000)],
    ['pairs of stars', '**a'.repeat(30_000)],
    ['ticks', '`'.repeat(90_000)],
    ['brackets', '['.repeat(90_000)],
    ['half links', '[a]('.repeat(22_000)],
    ['nested links', `${'['.repeat(20_000)}a${'](/x)'.repeat(14_000)}`],
    ['nested lists', Array.from({ length: 1500 }, (_, at) => `${' '.repeat(at % 40)}- x`).join('\n')],
    ['quotes', '>'.repeat(90_000)],
    ['table bars', `${'|'.repeat(45_000)}\n${'|-'.repeat(20_000)}`],
    ['fences that never end', '```\n'.repeat(20_000)],
    ['headings', '#'.repeat(90_000)],
    ['blanks before a heading’s end', `# ${' '.repeat(80_000)}#`],
    ['lines', '\n'.repeat(90_000)],
    ['numbers', '1'.repeat(90_000)],
  ])('%s', (_what, body) => {
    const { ms } = timed(() => blocksOf(body, 1));
    expect(ms).toBeLessThan(BOUND_MS);
    expect(timed(() => typedNumberIn(body)).ms).toBeLessThan(BOUND_MS);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    'https://user@evil.example/',
    'http://plain.example/',
    'file:///etc/passwd',
    'ht\ntps://x',
    '../secret.md',
    'a.md.exe',
  ])('a link to %s is no link', (to) => {
    const [block] = blocksOf(`[go](${to})`, 1);
    const pieces = block?.kind === 'paragraph' ? block.pieces : [];
    expect(pieces.every(({ kind }) => kind === 'text')).toBe(true);
  });

  test('HTML, images, events and comments are shown as they are written', () => {
    const body = '<script>alert(1)</script> <img src=x onerror=alert(1)> ![x](https://evil.example/x.png) <!-- x -->';
    const [block] = blocksOf(body, 1);
    const kinds = block?.kind === 'paragraph' ? block.pieces.map(({ kind }) => kind) : [];
    expect(kinds.filter((kind) => kind !== 'text' && kind !== 'link')).toEqual([]);
    expect(JSON.stringify(block)).toContain('<script>');
  });
});

describe('hostile Mermaid is refused by its line', () => {
  test.each([
    ['a click', 'flowchart TD\nA[x]\nclick A href "javascript:alert(1)"', 3],
    ['a callback', 'flowchart TD\nA[x]\nclick A call alert(1)', 3],
    ['a directive', '%%{init: {"securityLevel": "loose"}}%%\nflowchart TD\nA[x]', 1],
    ['a style', 'flowchart TD\nA[x]\nstyle A fill:url(https://evil.example)', 3],
    ['a class', 'flowchart TD\nA[x]\nclassDef a fill:#000', 3],
    ['HTML in a box', 'flowchart TD\nA["<img src=x onerror=alert(1)>"]', 2],
    ['HTML in a box that is no quote', 'flowchart TD\nA[<script>x</script>]', 2],
    ['a prototype', 'flowchart TD\n__proto__[x]', 2],
    ['a sequence', 'sequenceDiagram\nA->>B: hi', 1],
    ['a subgraph', 'flowchart TD\nsubgraph x\nA\nend', 2],
    ['front matter', '---\nconfig: {}\n---\nflowchart TD\nA', 1],
    ['nothing', '', 1],
    ['too many boxes', `flowchart TD\n${Array.from({ length: 61 }, (_, at) => `n${at}[x]`).join('\n')}`, 62],
    ['too many arrows', `flowchart TD\n${'a --> b\n'.repeat(121)}`, 122],
    ['a chain without end', `flowchart TD\n${Array.from({ length: 200 }, (_, at) => `n${at}`).join(' --> ')}`, 2],
  ])('%s', (_what, text, line) => {
    expect(readDiagram(text)).toMatchObject({ ok: false, line });
  });

  test.each([
    ['arrows', '-'.repeat(16_000)],
    ['brackets', 'A['.repeat(8000)],
    ['bars', `A -->${'|'.repeat(15_000)}`],
    ['quotes', `A["${'"'.repeat(15_000)}`],
    ['a megabyte', 'x'.repeat(1_000_000)],
  ])('%s are refused within their time', (_what, row) => {
    const { value, ms } = timed(() => readDiagram(`flowchart TD\n${row}`));
    expect(value.ok).toBe(false);
    expect(ms).toBeLessThan(BOUND_MS);
  });

  test('the largest diagram, all in a circle, is drawn within its time', () => {
    const rows = Array.from({ length: 120 }, (_, at) => `n${at % 60}[${'w '.repeat(60)}] --> n${(at * 7 + 1) % 60}`);
    const { value, ms } = timed(() => {
      const read = readDiagram(`flowchart LR\n${rows.join('\n')}`);
      return read.ok ? layOut(read.value) : undefined;
    });
    expect(value?.boxes).toHaveLength(60);
    expect(ms).toBeLessThan(BOUND_MS);
  });
});

test('what a runbook needs of Markdown and Mermaid is read', () => {
  const [heading, list, table, code] = blocksOf(
    '## A ##\n- one **two** `x`\n  more\n- [doc](https://example.org/a) [b](other_one.md)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nls\n```',
    10,
  );
  expect(heading).toEqual({ kind: 'heading', level: 2, text: 'A', line: 10 });
  expect(list).toMatchObject({
    kind: 'list',
    line: 11,
    items: [
      { length: 5 },
      [{ kind: 'link', to: 'https://example.org/a' }, {}, { kind: 'link', to: '/runbooks/other_one' }],
    ],
  });
  expect(table).toMatchObject({ kind: 'table', rows: [{ length: 2 }, { length: 2 }] });
  expect(code).toMatchObject({ kind: 'code', text: 'ls' });
  const read = readDiagram('flowchart TD\n  A([Go]) -->|yes| B{"Sure?"}\n  B --> A\n  B --> C');
  expect(read).toMatchObject({
    ok: true,
    value: {
      nodes: [
        { id: 'A', text: 'Go', shape: 'round' },
        { id: 'B', text: 'Sure?', shape: 'choice' },
        { id: 'C', text: 'C', shape: 'box' },
      ],
      edges: [{ label: 'yes' }, { from: 'B', to: 'A' }, { from: 'B', to: 'C' }],
    },
  });
});

import { describe, expect, test } from 'vitest';
import { readBackstage } from './read-backstage.ts';

const checkout = `# our shop
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: Checkout
  annotations:
    muster/tier: '1'
    muster/user-facing: true
    muster/addresses: 10.0.0.5, shop.example.org
  links:
    - url: https://wiki.example.org/runbook
      title: Runbook
    - url: https://grafana.example.org/d/1
spec:
  type: website
  owner: group:default/payments
  dependsOn:
    - component:default/fraud-model
    - resource:orders
    - api:default/tax
`;

describe('catalog-info.yaml of Backstage', () => {
  test('gives its Components and Resources; other kinds are counted', async () => {
    const { described, problems, skipped } = await readBackstage(
      `${checkout}---\nkind: Component\nmetadata: {name: fraud-model}\nspec: {type: ml-model}\n---\nkind: Resource\nmetadata: {name: orders}\nspec: {type: database}\n---\nkind: Group\nmetadata: {name: payments}\n`,
    );
    expect(problems).toEqual([]);
    expect(skipped).toBe(1);
    expect(described).toMatchObject([
      {
        line: 3,
        name: 'checkout',
        kind: 'service',
        team: 'payments',
        tier: 1,
        userFacing: true,
        addresses: ['10.0.0.5', 'shop.example.org'],
        runbook: 'https://wiki.example.org/runbook',
        links: ['https://grafana.example.org/d/1'],
        dependsOn: ['fraud-model', 'orders'],
      },
      { name: 'fraud-model', kind: 'model', team: undefined, dependsOn: undefined, tier: undefined },
      { name: 'orders', kind: 'data-set' },
    ]);
  });

  test('names each thing that cannot be read by its line and field, and reads the rest', async () => {
    const { described, problems } = await readBackstage(
      `kind: Component\nmetadata:\n  name: ok\n---\nkind: Component\nmetadata:\n  name: [a]\n  annotations:\n    muster/tier: 9\n---\nkind: Component\nmetadata: {}\n---\nmetadata: {name: x}\n---\nkind: "Component\n`,
    );
    expect(described.map(({ name }) => name)).toEqual(['ok']);
    expect(problems.map(({ path, problem }) => [path, problem])).toEqual([
      ['/lines/7/name', 'cannot be read'],
      ['/lines/9/tier', 'cannot be read'],
      ['/lines/11/name', 'is missing'],
      ['/lines/14/kind', 'is missing'],
      ['/lines/17/document', 'is not valid YAML'],
    ]);
  });

  test.each([
    ['a number for a name', 'name: 007', '007'],
    ['what other YAML takes for a number', 'name: 1_000', '1_000'],
    ['quotes', 'name: "null"', 'null'],
    ['what the fast parser is not asked for', 'name: !!str checkout', 'checkout'],
  ])('%s is the name that is written', async (_what, written, name) => {
    const { described } = await readBackstage(`kind: Component\nmetadata:\n  ${written}\n`);
    expect(described.map((each) => each.name)).toEqual([name]);
  });

  test('a key that is there twice is refused, and nothing that is empty is a word', async () => {
    const twice = await readBackstage('kind: Component\nmetadata: {name: a}\nmetadata: {name: b}\n');
    expect(twice.problems).toMatchObject([{ path: '/lines/3/document', problem: 'is not valid YAML' }]);
    const empty = await readBackstage(
      'kind: Component\nmetadata: {name: a, annotations: {muster/tier: ~}}\nspec: {owner: }\n',
    );
    expect(empty.described).toMatchObject([{ tier: null, team: null }]);
  });

  test.each([
    ['an alias, which could stand for a gigabyte', 'kind: Component\nx: &a [1]\ny: *a\n', 'contains an alias'],
    ['one that is far too long', `kind: Component\nx: ${'y'.repeat(20_000)}\n`, 'is far too long for one entity'],
    ['one nested without end', `x: ${'['.repeat(16_000)}`, 'is not valid YAML'],
    ['an empty one', '---\n# nothing\n', 'the file is empty'],
  ])('%s is refused', async (_what, text, problem) => {
    expect((await readBackstage(text)).problems.map((each) => each.problem)).toEqual([problem]);
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyScopes } from '../kernel/key-scopes.ts';

type Described = Readonly<Record<string, { readonly 'x-access'?: { readonly scope?: string } }>>;

test('a key can be given every scope that a route asks for, and no other [GOV 7.6]', () => {
  const description = new URL('../../../../packages/api-client/openapi.json', import.meta.url);
  const { paths } = JSON.parse(readFileSync(description, 'utf8')) as { readonly paths: Record<string, Described> };
  const asked = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ 'x-access': access }) => access?.scope ?? [])
    // What people do for themselves: no key gets this scope.
    .filter((scope) => scope !== 'session:none');
  expect(keyScopes).toEqual([...new Set(asked)].toSorted());
});

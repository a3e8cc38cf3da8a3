import { posix } from 'node:path';
import type { SecretProblem } from './secret-problem.ts';
import { isVariableName } from './resolve-secret.ts';

/**
 * What a reference that was typed into the product may point to. Whoever may fill in a form is not thereby somebody who
 * may read the server's environment and files, so an operator sets apart what is meant for it (GOV 6.4).
 */
export type AllowedReferences = {
  /** Environment variables whose names begin so. */
  readonly envPrefix: string;
  /** Files below this folder; none where there is no folder. */
  readonly filesBelow: string | undefined;
  /** Secrets below this `mount/path` of Vault; none where nothing is said. */
  readonly vaultBelow: string | undefined;
};

/** Why a reference may not be followed for a form; undefined where it may. What was typed in is not repeated. */
export function judgeReference(reference: string, allowed: AllowedReferences): SecretProblem | undefined {
  const [, scheme = '', target = ''] = /^(env|file|vault):(.+)$/s.exec(reference) ?? [];
  switch (scheme) {
    case 'env':
      return isNamedWith(allowed.envPrefix, target) ? undefined : notThisVariable(allowed.envPrefix);
    case 'file':
      if (allowed.filesBelow === undefined) return noFiles(allowed.envPrefix);
      return isBelow(target, allowed.filesBelow) ? undefined : notThisFile(allowed.filesBelow);
    case 'vault':
      if (allowed.vaultBelow === undefined) return noVault(allowed.envPrefix);
      return isBelow(target, allowed.vaultBelow) && HAS_FIELD.test(target)
        ? undefined
        : notThisSecret(allowed.vaultBelow);
    default:
      return { problem: 'is not a reference', remedy: 'Write env:NAME, file:/path or vault:mount/path#field.' };
  }
}

const isNamedWith = (prefix: string, name: string): boolean =>
  name.startsWith(prefix) && name !== prefix && isVariableName(name);

const HAS_FIELD = /^[^#]+#[^#]+$/;

/** Only as it is written plainly: what has to be resolved first (`..`, `//`) is not below anything. */
const isBelow = (path: string, folder: string): boolean =>
  posix.normalize(path) === path && path.startsWith(`${folder.replace(/\/+$/, '')}/`) && !path.endsWith('/');

const notThisVariable = (prefix: string): SecretProblem => ({
  problem: 'names an environment variable that is not set apart for this',
  remedy: `Whoever runs Muster sets it under a name that begins with ${prefix}; write env:${prefix}NAME.`,
});

const noFiles = (prefix: string): SecretProblem => ({
  problem: 'names a file, and no folder is set apart for this',
  remedy: `Whoever runs Muster names a folder by MUSTER_SECRETS_DIR; or write env:${prefix}NAME.`,
});

const notThisFile = (folder: string): SecretProblem => ({
  problem: 'names a file outside of the folder that is set apart for this',
  remedy: `Whoever runs Muster puts it below ${folder}; write file:${folder}/name.`,
});

const noVault = (prefix: string): SecretProblem => ({
  problem: 'names a secret in Vault, and no path is set apart for this',
  remedy: `Whoever runs Muster names a path by MUSTER_SECRETS_VAULT; or write env:${prefix}NAME.`,
});

const notThisSecret = (path: string): SecretProblem => ({
  problem: 'names no field of a secret below the path of Vault that is set apart for this',
  remedy: `Keep it below ${path}; write vault:${path}/name#field.`,
});

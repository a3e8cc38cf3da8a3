import { posix } from 'node:path';
import type { SecretProblem } from './secret-problem.ts';
import { isVariableName } from './resolve-secret.ts';

/**
 * What a secret reference entered in the product may point to. Being allowed to fill in a form does not mean being
 * allowed to read the server's environment and files, so an operator designates what may be referenced (GOV 6.4).
 */
export type AllowedReferences = {
  /** Environment variables with this prefix. */
  readonly envPrefix: string;
  /** Files below this folder; undefined: none. */
  readonly filesBelow: string | undefined;
  /** Vault secrets below this `mount/path`; undefined: none. */
  readonly vaultBelow: string | undefined;
};

/** Why a reference entered in a form may not be followed; undefined if it may. The input is not repeated. */
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

/** Only literal paths count: one that needs resolving (`..`, `//`) is never below anything. */
const isBelow = (path: string, folder: string): boolean =>
  posix.normalize(path) === path && path.startsWith(`${folder.replace(/\/+$/, '')}/`) && !path.endsWith('/');

const notThisVariable = (prefix: string): SecretProblem => ({
  problem: 'names an environment variable that is not available for this',
  remedy: `Ask whoever runs Muster to set it under a name that starts with ${prefix}; then write env:${prefix}NAME.`,
});

const noFiles = (prefix: string): SecretProblem => ({
  problem: 'names a file, but no folder is available for this',
  remedy: `Ask whoever runs Muster to set MUSTER_SECRETS_DIR to a folder; or write env:${prefix}NAME.`,
});

const notThisFile = (folder: string): SecretProblem => ({
  problem: 'names a file outside the folder that is available for this',
  remedy: `Ask whoever runs Muster to put it below ${folder}; then write file:${folder}/name.`,
});

const noVault = (prefix: string): SecretProblem => ({
  problem: 'names a secret in Vault, but no path is available for this',
  remedy: `Ask whoever runs Muster to set MUSTER_SECRETS_VAULT to a path; or write env:${prefix}NAME.`,
});

const notThisSecret = (path: string): SecretProblem => ({
  problem: 'does not name a field of a secret below the Vault path that is available for this',
  remedy: `Keep it below ${path}; write vault:${path}/name#field.`,
});

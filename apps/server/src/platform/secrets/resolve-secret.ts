import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../kernel/result.ts';
import { Concealed } from './concealed.ts';
import type { SecretProblem } from './secret-problem.ts';
import { readFromVault, type VaultAccess } from './vault.ts';

/** Where secret references may point. References are stored and shown; their targets never are (GOV 6.4, R27). */
export type SecretSources = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly vault: VaultAccess | undefined;
};

/**
 * Resolves `env:NAME`, `file:/path` or `vault:mount/path#field`. Text that is not a reference might be a secret entered
 * in the wrong field, so it is not repeated either.
 */
export async function resolveSecret(
  reference: string,
  sources: SecretSources,
): Promise<Result<Concealed, SecretProblem>> {
  const [, scheme, target = ''] = /^(env|file|vault):(.+)$/s.exec(reference) ?? [];
  switch (scheme) {
    case 'env':
      return fromEnvironment(target, sources.env);
    case 'file':
      return fromFile(target);
    case 'vault':
      return sources.vault === undefined ? err(NO_VAULT) : readFromVault(target, sources.vault);
    default:
      return err({
        problem: 'This is not a reference to a secret.',
        remedy: 'Write env:NAME, file:/path or vault:mount/path#field. Muster does not store the secrets themselves.',
      });
  }
}

export const isVariableName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);

export const isSecretReference = (text: string): boolean => /^(env|file|vault):./s.test(text);

const NO_VAULT: SecretProblem = {
  problem: 'Vault is not configured.',
  remedy: 'Set VAULT_ADDR and VAULT_TOKEN_FILE (or VAULT_TOKEN), or use env: or file:.',
};

function fromEnvironment(name: string, env: SecretSources['env']): Result<Concealed, SecretProblem> {
  if (!isVariableName(name)) {
    return err({ problem: 'There is no environment variable name after env:.', remedy: 'Write env:NAME.' });
  }
  const value = env[name];
  if (value === undefined || value === '') {
    return err({
      problem: `The environment variable ${name} is not set.`,
      remedy: `Set ${name} where Muster is started.`,
    });
  }
  return ok(new Concealed(value));
}

async function fromFile(path: string): Promise<Result<Concealed, SecretProblem>> {
  if (!path.startsWith('/')) {
    return err({ problem: 'There is no absolute path after file:.', remedy: 'Write file:/run/secrets/name.' });
  }
  try {
    const value = (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
    if (value !== '') return ok(new Concealed(value));
    return err({ problem: `The secret file ${path} is empty.`, remedy: 'Write the secret into it.' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    return err({
      problem: `The secret file ${path} cannot be read (${code}).`,
      remedy: 'Mount it so that Muster can read it.',
    });
  }
}

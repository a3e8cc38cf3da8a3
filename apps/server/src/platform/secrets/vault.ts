import { err, ok, type Result } from '../../kernel/result.ts';
import { Concealed } from './concealed.ts';
import type { SecretProblem } from './secret-problem.ts';

/** A Vault's KV version 2 engine. `get` is the platform's outgoing HTTP, since Vault usually has a private address. */
export type VaultAccess = {
  readonly address: URL;
  readonly namespace: string | undefined;
  /** Read at each use, because an agent renews the token's file. */
  readonly token: () => Promise<Concealed>;
  readonly get: (
    url: URL,
    headers: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly body: string }>;
};

/** `target` is `mount/path#field`: GET /v1/<mount>/data/<path>, field of data.data (Vault API, "KV secrets engine - version 2"). */
export async function readFromVault(target: string, vault: VaultAccess): Promise<Result<Concealed, SecretProblem>> {
  const [, mount, path, field] = /^([^/#]+)\/([^#]+)#(.+)$/.exec(target) ?? [];
  const isPlain = !`${mount}/${path}`.split('/').some((part) => part === '' || part === '.' || part === '..');
  if (mount === undefined || path === undefined || field === undefined || !isPlain) {
    return err({
      problem: 'There is no mount/path#field after vault:.',
      remedy: 'Write it as vault:secret/muster/smtp#password.',
    });
  }
  const where = `vault:${mount}/${path}`;
  const segments = [mount, 'data', ...path.split('/')].map((part) => encodeURIComponent(part)).join('/');
  const base = vault.address.href.replace(/\/$/, '');
  try {
    const { status, body } = await vault.get(new URL(`${base}/v1/${segments}`), {
      'x-vault-token': (await vault.token()).reveal(),
      'x-vault-request': 'true',
      ...(vault.namespace === undefined ? {} : { 'x-vault-namespace': vault.namespace }),
    });
    if (status !== 200) return err(explainStatus(status, where));
    const value = fieldOf(JSON.parse(body), field);
    if (typeof value === 'string' && value !== '') return ok(new Concealed(value));
    return err({ problem: `${where} has no text field ${field}.`, remedy: 'Add the field, or name another.' });
  } catch {
    return err({
      problem: `Vault did not answer for ${where}.`,
      remedy: `Check that ${vault.address.host} can be reached from here.`,
    });
  }
}

function fieldOf(answer: unknown, field: string): unknown {
  const data = (answer as { data?: { data?: Record<string, unknown> } } | null)?.data?.data;
  return data !== undefined && Object.hasOwn(data, field) ? data[field] : undefined;
}

function explainStatus(status: number, where: string): SecretProblem {
  if (status === 403)
    return {
      problem: `Vault does not let this token read ${where}.`,
      remedy: 'Renew the token or widen its policy to read it.',
    };
  if (status === 404)
    return {
      problem: `Vault has nothing at ${where}.`,
      remedy: 'Check mount and path; the mount must be KV version 2.',
    };
  return { problem: `Vault answered ${status} for ${where}.`, remedy: 'See Vault’s audit log for the reason.' };
}

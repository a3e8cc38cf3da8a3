import { ok, type Result } from '../../kernel/result.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Preparing } from '../../platform/commands/command.ts';
import { knownProvider, redirectUriOf } from './known-provider.ts';
import { proofsOf } from './provider/proofs-of.ts';
import { testProvider, type Report } from './provider/test-provider.ts';
import { ssoService } from './sso.ts';
import { providerNamed } from './store/providers.ts';

const NONCE_BYTES = 16;

/** Tests the provider that a verb names, before its transaction. */
export async function reportOn(
  { db, use }: Preparing,
  input: Readonly<Record<string, unknown>>,
): Promise<Result<Report, AppError>> {
  const { outgoing, dataKeys, publicUrl, ids } = use(ssoService);
  const provider = await providerNamed(db, String(input['name']));
  // The verb itself reports a missing provider.
  if (provider === undefined) return ok({ works: false, says: 'There is no such provider.' });
  const proofs = proofsOf(Buffer.from(ids.bytes(NONCE_BYTES)).toString('base64url'));
  const redirectUri = redirectUriOf(publicUrl(), provider.name);
  return ok(await testProvider(outgoing, await knownProvider(db, dataKeys, provider), { redirectUri, proofs }));
}

import { createExportVerifier, type ExportProblem, type VerifiedExport } from '@muster/proofs';
import type { Kysely } from 'kysely';
import { exportLines, planExport, type LedgerIdentity } from './export-lines.ts';
import { nativeSha256 } from './native-sha256.ts';
import { nativeVerify } from './native-verify.ts';

export type LedgerVerdict =
  | { readonly kind: 'empty' }
  | { readonly kind: 'judged'; readonly verdict: VerifiedExport | ExportProblem };

/**
 * Verifies the whole stored ledger against our own keys, using the same lines as an export: every remaining entry,
 * every signed head, and a signed record of whatever retention removed. Names the first bad entry (GOV 7.5). It runs
 * outside any transaction and holds no lock; entries added meanwhile are not checked.
 */
export async function verifyLedger(
  db: Kysely<unknown>,
  ledger: LedgerIdentity,
  witnesses: readonly string[] = [],
): Promise<LedgerVerdict> {
  const plan = await planExport(db, {});
  if (plan === undefined) return { kind: 'empty' };
  const verifier = createExportVerifier({ trust: ledger, witnesses, sha256: nativeSha256, verify: nativeVerify });
  for await (const line of exportLines(db, ledger, plan)) {
    if (verifier.line(line) !== undefined) break;
  }
  return { kind: 'judged', verdict: verifier.finish() };
}

import { createExportVerifier, type ExportProblem, type LogTrust, type VerifiedExport } from '@muster/proofs';
import type { Progress } from '../output/progress.ts';
import type { Shell } from '../shell.ts';
import { nativeSha256, nativeVerify } from './native-crypto.ts';
import { linesOf, wholeLines } from './whole-lines.ts';
import { type CommandFailure, failed } from '../failures/failure.ts';

type Verification = {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Total size, if known. */
  readonly bytes: number | undefined;
  readonly trust: LogTrust | undefined;
  readonly witnesses: readonly string[];
  /** The requested start of the export. */
  readonly from?: number | undefined;
  readonly progress: Progress;
  /** Receives all whole lines, to save the export while it is being verified. */
  readonly keep?: (lines: Uint8Array) => Promise<void>;
};

/** Verifies an exported ledger as it is read, stopping at the first bad entry. */
export async function verifyLines(
  { chunks, bytes, trust, witnesses, from, progress, keep }: Verification,
  { interrupted: signal }: Pick<Shell, 'interrupted'>,
): Promise<VerifiedExport | ExportProblem> {
  const verifier = createExportVerifier({
    ...(trust === undefined ? {} : { trust }),
    ...(from === undefined ? {} : { from }),
    witnesses,
    sha256: nativeSha256,
    verify: nativeVerify,
  });
  let seen = 0;
  let count = 0;
  try {
    for await (const block of wholeLines(chunks)) {
      if (signal.aborted) throw interrupted();
      await keep?.(block);
      seen += block.length;
      for (const line of linesOf(block)) {
        count++;
        if (verifier.line(line) !== undefined) return verifier.finish();
      }
      await progress.show(bytes === undefined ? undefined : seen / bytes, `${count.toLocaleString('en')} lines`);
    }
  } finally {
    await progress.clear();
  }
  return verifier.finish();
}

const interrupted = (): CommandFailure => failed('cli/interrupted', 'Interrupted: the command did not finish.');

import { createExportVerifier, decodeVerifierKey } from '@muster/proofs';
import type { ExportProblem, NoteKey, VerifiedExport } from '@muster/proofs';

const NEWLINE = 10;

/**
 * Verifies an exported ledger in the browser while reading it, against the keys this browser trusts. The file is read
 * in chunks, so the page stays responsive.
 */
export async function verifyExport(
  file: { stream(): ReadableStream<Uint8Array> },
  trustedKeys: string,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<VerifiedExport | ExportProblem> {
  const keys = readKeys(trustedKeys);
  const [first] = keys;
  const verifier = createExportVerifier(first === undefined ? {} : { trust: { origin: first.name, keys } });
  const reader = file.stream().getReader();
  let rest = new Uint8Array();
  let seen = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    seen += value.length;
    onProgress(seen);
    const bytes = joined(rest, value);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      if (verifier.line(bytes.subarray(start, end)) !== undefined) {
        await reader.cancel();
        return verifier.finish();
      }
      start = end + 1;
    }
    rest = bytes.slice(start);
  }
  verifier.line(rest);
  return verifier.finish();
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const readKeys = (lines: string): readonly NoteKey[] =>
  lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const key = decodeVerifierKey(line);
      return key.ok ? [key.value] : [];
    });

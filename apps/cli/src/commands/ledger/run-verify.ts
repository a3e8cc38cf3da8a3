import { statSync } from 'node:fs';
import { encodeHex, parseReceipt, verifyReceipt, type ExportProblem, type VerifiedExport } from '@muster/proofs';
import type { Answer, Asked } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { failed, wrongUsage } from '../../failures/failure.ts';
import { fileBytes } from '../../ledger/file-bytes.ts';
import { nativeSha256 } from '../../ledger/native-crypto.ts';
import { pinnedTrust, readGiven } from '../../ledger/pinned-trust.ts';
import { verifyLines } from '../../ledger/verify-lines.ts';
import { progressOn } from '../../output/progress.ts';
import { isVouchedFor, reportWords } from '../../output/report-words.ts';
import { verdictWords } from '../../output/verdict-words.ts';
import { exportStream } from './export-stream.ts';

/** `muster ledger verify`. Loaded on demand: the proofs are the heaviest code in the CLI. */
export async function runVerify(asked: Asked): Promise<Answer> {
  const { options } = asked;
  const witnesses = options.list('witness').map((path) => readGiven(path, '--witness'));
  const receipt = options.text('receipt');
  if (receipt !== undefined) return checkReceipt(readGiven(receipt, '--receipt'), options.list('key'));
  if (options.flag('on-server')) return onServer(asked, witnesses);
  const file = options.text('file');
  const source =
    file === undefined
      ? { chunks: await exportStream(asked.connection(), {}), bytes: undefined }
      : { chunks: fileBytes(file), bytes: sizeOf(file) };
  const verdict = await verifyLines(
    {
      ...source,
      trust: pinnedTrust(options.list('key')),
      witnesses,
      from: options.number('from'),
      progress: progressOn(asked.shell, asked.isJson),
    },
    asked.shell,
  );
  return {
    json: plainVerdict(verdict),
    words: (screen) => verdictWords(verdict, screen),
    isFailure: !verdict.ok,
    isUnproven: verdict.ok && verdict.caveats.length > 0,
  };
}

const plainVerdict = (verdict: VerifiedExport | ExportProblem): unknown =>
  verdict.ok ? { ...verdict, root: encodeHex(verdict.root) } : verdict;

async function onServer({ connection }: Asked, witnesses: readonly string[]): Promise<Answer> {
  const report = await answerOf(connection().api.POST('/v1/ledger/verify', { body: { witnesses: [...witnesses] } }));
  return {
    json: report,
    words: (screen) => reportWords(report, screen),
    isFailure: !report.ledger.holds || report.state.problems.length > 0,
    isUnproven: report.ledger.entries > 0 && !isVouchedFor(report.outside),
  };
}

function checkReceipt(text: string, keys: readonly string[]): Answer {
  const trust = pinnedTrust(keys);
  if (trust === undefined)
    throw wrongUsage(
      'A receipt proves nothing without a key that you trust.',
      'muster ledger verify --receipt <file> --key <key>',
    );
  const receipt = parseReceipt(text);
  if (!receipt.ok) throw failed('cli/receipt-damaged', 'The receipt cannot be read.', { why: receipt.detail });
  const verified = verifyReceipt(receipt.value, trust, nativeSha256);
  if (!verified.ok)
    throw failed('cli/receipt-does-not-hold', `The receipt of entry ${receipt.value.index} is not valid.`, {
      why: verified.detail,
      clause: '7.5',
    });
  const { size } = verified.value.checkpoint;
  const entry = Buffer.from(receipt.value.entry).toString('utf8');
  return {
    json: { ok: true, seq: receipt.value.index, size, entry: JSON.parse(entry) as unknown },
    words: ({ paint }) =>
      `${paint.green('✓')} Entry ${receipt.value.index} is in the ledger of ${size.toLocaleString('en')} entries that ${trust.origin} signed.\n${entry}\n`,
  };
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true)
    throw wrongUsage(`--file: ${path} is not a file.`, 'muster ledger export --out ledger.ndjson');
  return found.size;
}

import type { Caveat, ExportProblem, VerifiedExport } from '@muster/proofs';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { BusyButton } from '../../kit/busy-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { serverNow } from '../../live/server-clock.ts';
import { fetchKey } from './fetch-evidence.ts';
import { readTrustedKey, trustKey } from './trusted-key.ts';
import './verdict.css';

/**
 * Verifies an exported ledger in this browser, against the key it already knows: nothing of the file is sent anywhere.
 */
export function VerifyFile() {
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState(0);
  const verify = useMutation({
    mutationFn: async (file: File) => {
      const known = readTrustedKey();
      const trusted = known ?? trustKey(await fetchKey(), serverNow());
      const { verifyExport } = await import('./verify-export.ts');
      const verdict = await verifyExport(file, trusted.vkey, (bytes) => setRead(bytes / Math.max(file.size, 1)));
      return { verdict, isKeyNew: known === undefined };
    },
  });
  return (
    <div className="stack">
      <div className="row">
        <BusyButton onClick={() => input.current?.click()} isBusy={verify.isPending}>
          Verify a file here
        </BusyButton>
        <span className="soft small">
          {verify.isPending ? `${Math.round(read * 100)} % read` : 'an export, in this browser, without the server'}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="An exported ledger"
          accept=".ndjson,application/x-ndjson"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) verify.mutate(file);
            target.value = '';
          }}
        />
      </div>
      <ProblemNote problem={verify.error === null ? undefined : problemOf(verify.error)} />
      {verify.data === undefined ? null : <FileVerdict {...verify.data} />}
    </div>
  );
}

function FileVerdict({ verdict, isKeyNew }: { verdict: VerifiedExport | ExportProblem; isKeyNew: boolean }) {
  if (!verdict.ok)
    return (
      <p role="status" className="verdict" data-holds="false">
        The file failed verification{'seq' in verdict ? `, at entry ${verdict.seq}` : ''}: {verdict.detail}.
      </p>
    );
  const { from, size, receipts, caveats } = verdict;
  return (
    <>
      <p role="status" className="verdict" data-holds={caveats.length === 0 && !isKeyNew}>
        Entries {from} to {size - 1} match what was signed
        {receipts === 0 ? '' : `, and so do ${receipts} older entries that were kept`}.
      </p>
      {isKeyNew ? (
        <p>
          Not proven: that the key belongs to the ledger. This browser had no key and used the one from the server;
          compare it with the key you were given (<code>muster ledger key</code>).
        </p>
      ) : null}
      {caveats.map((caveat) => (
        <p key={caveat}>{notProven[caveat]}</p>
      ))}
    </>
  );
}

const notProven: Readonly<Record<Caveat, string>> = {
  'key-not-pinned': 'Not proven: who signed. This browser has no key.',
  'begins-later': 'Not proven: what came before the first entry. The file starts later than the ledger.',
  'kept-not-counted': 'Not proven: that the file contains all older entries that were kept.',
  'witness-not-compared': 'Not proven: agreement with a witness. Its head is older than the file’s first entry.',
};

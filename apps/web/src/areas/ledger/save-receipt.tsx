import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { fetchReceipt } from './fetch-evidence.ts';
import { saveFile } from './save-file.ts';

/**
 * Saves the offline proof that an entry is in the ledger (C2SP tlog-proof), with one click from wherever it is cited.
 */
export function SaveReceipt({ seq }: { seq: number }) {
  const [failure, fail] = useState<unknown>();
  const save = async () => {
    try {
      saveFile(new Blob([await fetchReceipt(seq)], { type: 'text/plain' }), `entry-${seq}.tlog-proof`);
      fail(undefined);
    } catch (cause) {
      fail(cause);
    }
  };
  return (
    <>
      <button
        type="button"
        className="rows-title no-print"
        onClick={() => void save()}
        aria-label={`Receipt of entry ${seq}`}
      >
        Receipt
      </button>
      {failure === undefined ? null : <ProblemNote problem={problemOf(failure)} />}
    </>
  );
}

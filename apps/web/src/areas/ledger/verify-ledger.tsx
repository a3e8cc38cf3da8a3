import { answerOf } from '@muster/api-client';
import type { LedgerReport } from '@muster/api-client';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { CopyLine } from '../../kit/copy-line.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { sharedRefusal } from '../../kit/refusal/shared-refusal.ts';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useMay } from '../session/use-session.ts';
import { ExportLedger } from './export-ledger.tsx';
import { VerifyFile } from './verify-file.tsx';
import './verdict.css';

/**
 * Has the server verify everything, rows included. A reader who does not trust the server exports it and verifies
 * offline.
 */
export function VerifyLedger() {
  const verify = useMutation({ mutationFn: () => answerOf(api.POST('/v1/ledger/verify', { body: {} })) });
  const mayVerify = useMay('ledger.verify');
  const mayExport = useMay('ledger.export');
  return (
    <div className="inset stack below no-print">
      <Guarded may={sharedRefusal([mayVerify, mayExport])}>
        <WhyNot />
        <div className="row">
          <GuardedButton may={mayVerify} isBusy={verify.isPending} onAct={() => verify.mutate()}>
            Verify the whole ledger
          </GuardedButton>
          <ExportLedger />
        </div>
      </Guarded>
      <VerifyFile />
      <ProblemNote problem={verify.error === null ? undefined : problemOf(verify.error)} />
      {verify.data === undefined ? null : <Report report={verify.data} />}
    </div>
  );
}

function Report({ report: { ledger, outside, unseen, state } }: { report: LedgerReport }) {
  const holds = ledger.holds && state.problems.length === 0;
  return (
    <>
      <p role="status" className="verdict" data-holds={holds}>
        {ledger.holds
          ? `${ledger.entries} of ${ledger.size} entries match the signed head.`
          : `The ledger failed verification: ${ledger.problem?.detail ?? 'no reason was given'}.`}{' '}
        {state.problems.length === 0
          ? `${state.rows} rows agree with it.`
          : `${state.problems.length} of ${state.rows} rows disagree with it.`}
        {ledger.problem?.seq === undefined ? null : (
          <>
            {' '}
            <Link to="/ledger/$seq" params={{ seq: String(ledger.problem.seq) }}>
              Entry {ledger.problem.seq}
            </Link>
          </>
        )}
      </p>
      {outside.map(({ anchor, says, upTo, words }) => (
        <p key={anchor} className={says === 'contradicts' ? 'nobody' : ''}>
          {anchor} {saysWords[says]} {says === 'agrees' ? `It had anchored the ledger up to size ${upTo}.` : ''} {words}
        </p>
      ))}
      {unseen === undefined ? null : (
        <p className={outside.length === 0 ? 'nobody' : ''}>
          {outside.some(({ says }) => says === 'agrees')
            ? `Entries ${unseen.from} to ${unseen.below - 1} were not anchored before this check: if they had been changed earlier, nobody could tell.`
            : 'No anchor vouches for it: anyone with the database and the keys could have rewritten all of it.'}{' '}
          <Link to="/settings/sinks">See the anchors</Link>
        </p>
      )}
      {state.problems.map(({ kind, id, problem }) => (
        <p key={kind + id}>
          <span className="mono">
            {kind} {id}
          </span>{' '}
          {problem}
        </p>
      ))}
      <p className="soft small">This is the server’s own report. To check it yourself:</p>
      <CopyLine text="muster ledger verify --key muster.vkey" />
    </>
  );
}

const saysWords = {
  agrees: 'agrees.',
  contradicts: 'has seen a different ledger.',
  silent: 'could not be compared.',
} as const;

import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { BusyButton } from '../../kit/busy-button.tsx';
import { problemOf } from '../../api/problem-of.ts';
import { usePageActions } from '../../keys/page-actions.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { serverNow } from '../../live/server-clock.ts';
import { fetchKey, fetchReceipt } from './fetch-evidence.ts';
import { readTrustedKey, trustKey } from './trusted-key.ts';
import type { TrustedKey } from './trusted-key.ts';
import type { Verification, VerifyStep } from './verify-entry.ts';
import './verdict.css';

type Outcome = { readonly verification: Verification; readonly trusted: TrustedKey; readonly offered: string };

/** Recomputes the proof in the reader's browser and shows each hash as it is combined. */
export function VerifyPanel({ seq, envelope }: { seq: number; envelope: string }) {
  const verify = useMutation({ mutationFn: () => gatherAndVerify(seq, envelope) });
  const outcome = verify.data;
  usePageActions([{ id: 'ledger.verify', key: 'v', does: 'Verify this entry', run: () => verify.mutate() }]);
  return (
    <Panel title="Proof">
      <div className="row">
        <BusyButton onClick={() => verify.mutate()} isBusy={verify.isPending} aria-keyshortcuts="v">
          Verify
        </BusyButton>
        <span className="soft small">in this browser, from the bytes alone</span>
      </div>
      <ProblemNote problem={verify.error === null ? undefined : problemOf(verify.error)} />
      {outcome === undefined ? null : (
        <>
          <ol className="proof">
            {outcome.verification.steps.map((step, at) => (
              <ProofStep key={at} step={step} at={at} />
            ))}
          </ol>
          <div className="appears" style={beat(outcome.verification.steps.length)}>
            <Verdict outcome={outcome} seq={seq} onAccepted={() => verify.mutate()} />
          </div>
        </>
      )}
    </Panel>
  );
}

async function gatherAndVerify(seq: number, envelope: string): Promise<Outcome> {
  const [{ verifyEntry }, receipt, offered] = await Promise.all([
    import('./verify-entry.ts'),
    fetchReceipt(seq),
    fetchKey(),
  ]);
  const trusted = readTrustedKey() ?? trustKey(offered, serverNow());
  return { verification: verifyEntry({ seq, envelope, receipt, trustedKeys: trusted.vkey }), trusted, offered };
}

function ProofStep({ step, at }: { step: VerifyStep; at: number }) {
  return (
    <li data-holds={step.holds} className="appears" style={beat(at)}>
      <span className="proof-mark" aria-hidden="true">
        {step.holds ? '✓' : '✕'}
      </span>
      <div>
        {step.words}
        {step.hash === undefined ? null : <Hash hash={step.hash} />}
        {step.hashes === undefined ? null : (
          <div className="proof-join">
            <Hash hash={step.hashes.left} isGiven={step.hashes.given === 'left'} />
            <Hash hash={step.hashes.right} isGiven={step.hashes.given === 'right'} />
            <span aria-hidden="true">→</span>
            <Hash hash={step.hashes.parent} />
          </div>
        )}
      </div>
    </li>
  );
}

function Hash({ hash, isGiven = false }: { hash: string; isGiven?: boolean }) {
  return (
    <code
      className="proof-hash"
      data-given={isGiven || undefined}
      title={isGiven ? `${hash}\nfrom the proof` : hash}
      tabIndex={0}
    >
      {hash.slice(0, 8)}…{hash.slice(-4)}
    </code>
  );
}

function Verdict({ outcome, seq, onAccepted }: { outcome: Outcome; seq: number; onAccepted: () => void }) {
  const { verification, trusted, offered } = outcome;
  const isOtherKey = !trusted.vkey.split('\n').some((line) => offered.includes(line));
  return (
    <div className="stack">
      <p role="status" className="verdict" data-holds={verification.holds}>
        {verification.holds
          ? 'Verified: this entry is in the ledger, unchanged.'
          : 'Not verified. Keep this page and tell Platform Governance.'}
      </p>
      {isOtherKey ? (
        <>
          <p className="nobody">
            The server now presents a different key from the one this browser trusts. Accept it only if the change was
            announced.
          </p>
          <CopyLine text={offered} />
          <div>
            <Button
              variant="default"
              onClick={() => {
                trustKey(offered, serverNow());
                onAccepted();
              }}
            >
              Trust the new key
            </Button>
          </div>
        </>
      ) : (
        <p className="soft small">
          Checked against the key that this browser has trusted since <Time at={trusted.since} />. Compare it with the
          key you were given:
        </p>
      )}
      <CopyLine text={trusted.vkey} />
      <p className="soft small">To verify it without a browser:</p>
      <CopyLine text={offlineCommands(seq, trusted.vkey)} />
    </div>
  );
}

/** Commands that fetch the receipt and then verify it against the keys trusted here: the second needs no server. */
function offlineCommands(seq: number, vkeys: string): string {
  const keys = vkeys.split('\n').filter((line) => line !== '');
  return [
    `muster ledger receipt ${seq} > entry-${seq}.receipt`,
    `muster ledger verify --receipt entry-${seq}.receipt ${keys.map((key) => `--key '${key}'`).join(' ')}`,
  ].join('\n');
}

/** Staggered, so that each step can be followed; all at once with reduced motion (entry-page.css). */
const beat = (at: number): React.CSSProperties => ({ animationDelay: `${at * 110}ms` });

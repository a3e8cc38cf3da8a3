import type { May, WitnessedLedger } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';

const states: Readonly<Record<WitnessedLedger['state'], string>> = {
  waiting: 'has sent no head yet',
  extends: 'every head extends the one before',
  silent: 'no longer sends heads',
  contradicts: 'contradicts itself',
};

/** Others' ledgers whose heads this Muster cosigns, and those that have contradicted themselves. */
export function Witnessed({ ledgers, may }: { ledgers: readonly WitnessedLedger[]; may: May | undefined }) {
  return (
    <Panel title="Ledgers that this Muster witnesses">
      <div className="row">
        <VerbButton verb="witnessed-ledger.add" may={may}>
          Witness a second Muster
        </VerbButton>
      </div>
      {ledgers.map(({ id, name, origin, state, size, seenAt, problem, problemAt, witnessUrl, witnessKey, version }) => (
        <section key={id} className="stack" aria-label={name}>
          <div className="row">
            <span>
              {name} (<code>{origin}</code>):{' '}
              <strong className={state === 'contradicts' || state === 'silent' ? 'nobody' : ''}>{states[state]}</strong>
              , up to size {size}
              {seenAt === undefined ? null : (
                <>
                  , <Time at={seenAt} />
                </>
              )}
            </span>
            <VerbButton verb="witnessed-ledger.pin-key" may={may} acted={{ key: { id }, version }} isCompact>
              Trust another key
            </VerbButton>
            {problem === undefined ? null : (
              <VerbButton verb="witnessed-ledger.settle" may={may} acted={{ key: { id }, version }} isCompact>
                Mark as investigated
              </VerbButton>
            )}
            <VerbButton verb="witnessed-ledger.remove" may={may} acted={{ key: { id }, version }} isCompact>
              Remove
            </VerbButton>
          </div>
          {problem === undefined || problemAt === undefined ? null : (
            <p role="note">
              <strong>! {problem}</strong> <Time at={problemAt} />
            </p>
          )}
          {state === 'waiting' ? (
            <CopyLine
              text={`muster anchor connect-witness <name> --url ${location.origin}${witnessUrl} --key '${witnessKey}'`}
            />
          ) : null}
        </section>
      ))}
    </Panel>
  );
}

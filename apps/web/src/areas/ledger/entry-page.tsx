import { incidentsOf, type LedgerEntryDetail } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Actor } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { Time } from '../../kit/time/time.tsx';
import { entryQuery } from './ledger-queries.ts';
import { VerifyPanel } from './verify-panel.tsx';
import './entry-page.css';

/** The page of one entry. */
export function EntryPage() {
  const { seq: text } = useParams({ from: '/members/ledger/$seq' });
  const seq = Number(text);
  return (
    <OneThing
      asked={useQuery(entryQuery(seq))}
      name={`Entry ${text}`}
      absent="This entry does not exist, its retention period is over, or it is about something that you may not see."
      back={<Link to="/ledger">The whole ledger</Link>}
    >
      {(entry) => <OpenedEntry seq={seq} entry={entry} />}
    </OneThing>
  );
}

/** The sentence, the hashed envelope, the content the reader may see, and the proof of inclusion. */
function OpenedEntry({ seq, entry }: { seq: number; entry: LedgerEntryDetail }) {
  const { summary, instants, actor, action, at, clause, things, resource, envelope, content, contentState, decision } =
    entry;
  return (
    <Page
      title={`${actor.person?.name ?? actor.person?.initials ?? 'Muster'} ${summary}`}
      instants={instants}
      actions={
        <span className="row small">
          {seq > 0 ? (
            <Link to="/ledger/$seq" params={{ seq: String(seq - 1) }}>
              Earlier
            </Link>
          ) : null}
          <Link to="/ledger/$seq" params={{ seq: String(seq + 1) }}>
            Later
          </Link>
        </span>
      }
    >
      <div className="inset entry">
        <div className="stack">
          <Definitions>
            <Definition name="When">
              <Time at={at} as="absolute" />
            </Definition>
            <Definition name="Actor">
              <Actor actor={actor} />
            </Definition>
            <Definition name="Action">
              <span className="mono">{action}</span>
            </Definition>
            <Definition name="Resource">
              <span className="mono">
                {resource.kind} {resource.id}
              </span>
            </Definition>
            {incidentsOf(things).map((code) => (
              <Definition key={code} name="Incident">
                <Link to="/incidents/$code" params={{ code }} className="mono">
                  {code}
                </Link>
              </Definition>
            ))}
            <Definition name="Decision">
              {decision.allowed ? 'allowed' : `refused (${decision.code ?? 'no code'})`}
            </Definition>
            {clause === undefined ? null : (
              <Definition name="Clause">
                <ClauseChip id={clause} />
              </Definition>
            )}
          </Definitions>
          {content === undefined || contentState !== 'shown' ? (
            <p className="soft small">{contentWords[contentState]}</p>
          ) : (
            <Panel title="Content">
              <Definitions>
                {Object.entries(content).map(([name, value]) => (
                  <Definition key={name} name={name}>
                    <Words text={typeof value === 'string' ? value : JSON.stringify(value)} />
                  </Definition>
                ))}
              </Definitions>
            </Panel>
          )}
          <Panel title="Envelope" aside={<span className="soft small">the exact bytes that are hashed</span>}>
            <CopyLine text={envelope} />
          </Panel>
        </div>
        <VerifyPanel key={seq} seq={seq} envelope={envelope} />
      </div>
    </Page>
  );
}

const contentWords = {
  none: 'It has no content besides its envelope.',
  shown: '',
  withheld: 'You may not see its content; the envelope can be verified without it.',
  erased: 'Its content was erased; the envelope can still be verified without it.',
} as const;

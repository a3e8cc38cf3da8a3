import { answerOf } from '@muster/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';
import { Witnessed } from './witnessed.tsx';

const sinksQuery = queryOptions({
  queryKey: ['sinks'],
  queryFn: async () => ({
    sinks: (await answerOf(api.GET('/v1/sinks'))).items,
    anchors: (await answerOf(api.GET('/v1/anchors'))).items,
    refused: (await answerOf(api.GET('/v1/sinks/refused'))).items,
    ledgers: (await answerOf(api.GET('/v1/witness/ledgers'))).items,
  }),
  refetchInterval: 15_000,
});

const kinds = [
  ['sink.connect-s3', 'Bucket with Object Lock'],
  ['sink.connect-splunk', 'Splunk'],
  ['sink.connect-elastic', 'Elasticsearch'],
  ['sink.connect-cloudwatch', 'CloudWatch Logs'],
  ['sink.connect-file', 'File'],
] as const;

/** Where the ledger is sent, backlogs, rejections, and what each copy was found to hold. */
export function SinksPage() {
  const asked = useQuery(sinksQuery);
  const may = useMay('sink.keep');
  const mayAnchor = useMay('anchor.keep');
  const { sinks = [], refused = [], anchors = [], ledgers = [] } = asked.data ?? {};
  return (
    <Page
      title="Sinks"
      count={asked.data === undefined ? '' : String(sinks.length)}
      lead="Copies of the ledger outside this database, and whether each holds exactly its entries. A locked bucket is the only copy that nobody can change."
      actions={<ClauseChip id="7.4" />}
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.data !== undefined && sinks.length === 0 ? (
        <Emptiness command="muster sink connect-s3 --help">
          No sinks connected: whoever has the database and its keys has the only copy of the ledger.
        </Emptiness>
      ) : null}
      <div className="inset stack">
        <Panel title="Connect a sink">
          <div className="row">
            {kinds.map(([verb, words]) => (
              <VerbButton key={verb} verb={verb} may={may}>
                {words}
              </VerbButton>
            ))}
          </div>
        </Panel>
        {sinks.map((sink) => (
          <Panel
            key={sink.id}
            title={sink.name}
            aside={
              <>
                <VerbButton
                  verb="sink.check"
                  may={may}
                  acted={{ key: { id: sink.id }, version: sink.version }}
                  isCompact
                >
                  Check now
                </VerbButton>
                <VerbButton
                  verb="sink.remove"
                  may={may}
                  acted={{ key: { id: sink.id }, version: sink.version }}
                  isCompact
                >
                  Remove
                </VerbButton>
              </>
            }
          >
            <p>
              {sink.kind}, {sink.format}: <code>{sink.place}</code>
            </p>
            <p>
              {sink.behind === 0 ? 'Has every entry' : `${sink.behind} entries behind`}
              {sink.sentAt === undefined ? null : (
                <>
                  , sent to <Time at={sink.sentAt} />
                </>
              )}
              {sink.rejected === 0 ? null : `, ${sink.rejected} permanently refused`}
            </p>
            <p className={sink.holds === false ? 'nobody' : ''}>
              Compared with the ledger: {sink.proof}
              {sink.checkedAt === undefined ? null : (
                <>
                  {' '}
                  (<Time at={sink.checkedAt} />)
                </>
              )}
            </p>
            {sink.problem === undefined ? null : (
              <p role="note">
                <strong>! {sink.problem}</strong>
              </p>
            )}
          </Panel>
        ))}
        <Panel title="Anchors">
          <div className="row">
            <VerbButton verb="anchor.connect-witness" may={mayAnchor}>
              Second Muster, or another witness
            </VerbButton>
            <VerbButton verb="anchor.connect-locked-object" may={mayAnchor}>
              Locked object
            </VerbButton>
            <VerbButton verb="anchor.connect-time-stamp" may={mayAnchor}>
              Time stamp
            </VerbButton>
          </div>
          {asked.data !== undefined && anchors.length === 0 ? (
            <p className="nobody">Unwitnessed: anyone with the keys can rewrite the ledger and sign it again.</p>
          ) : null}
          {anchors.map(({ id, name, kind, url, state, size, markedAt, everyMinutes, problem, version }) => (
            <div key={id} className="row">
              <span>
                {name} ({kind}, <code>{url}</code>):{' '}
                <strong className={state === 'witnessed' ? '' : 'nobody'}>{state}</strong> up to size {size}
                {markedAt === undefined ? null : (
                  <>
                    , <Time at={markedAt} />
                  </>
                )}
                , every {everyMinutes} minutes{problem === undefined ? '' : `. ${problem}`}
              </span>
              <VerbButton verb="anchor.remove" may={mayAnchor} acted={{ key: { id }, version }} isCompact>
                Remove
              </VerbButton>
            </div>
          ))}
        </Panel>
        <Witnessed ledgers={ledgers} may={mayAnchor} />
        {refused.length === 0 ? null : (
          <Panel title="Permanently refused">
            {refused.map(({ sink, seq, code, reason, at }) => (
              <p key={`${sink} ${seq}`}>
                {sink}:{' '}
                <Link to="/ledger/$seq" params={{ seq: String(seq) }}>
                  entry {seq}
                </Link>{' '}
                <code>{code}</code> {reason} <Time at={at} />
              </p>
            ))}
          </Panel>
        )}
      </div>
    </Page>
  );
}

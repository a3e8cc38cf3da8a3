import { answerOf } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';
import { verdictWords } from './changes-page.tsx';

const SIGNS = { met: '✓ met', missing: '✕ missing', waived: '⚖ waived', later: '⏳ later' } as const;

/** The page of one pull request, clause by clause. */
export function ChangePage() {
  const { id } = useParams({ from: '/members/changes/$id' });
  const asked = useQuery({
    queryKey: ['changes', id],
    queryFn: () => answerOf(api.GET('/v1/changes/{id}', { params: { path: { id } } })),
    refetchInterval: 15_000,
  });
  return (
    <OneThing
      asked={asked}
      name="Change"
      absent="This change does not exist."
      back={<Link to="/changes">All changes</Link>}
    >
      {(change) => (
        <Page
          title={`${change.repository}#${change.number}: ${change.title}`}
          actions={
            <VerbButton
              verb="change.re-evaluate"
              may={change.may['re-evaluate']}
              acted={{ key: { id }, version: change.version }}
            >
              Re-evaluate
            </VerbButton>
          }
        >
          <div className="inset stack">
            <Panel title="Status" aside={<ClauseChip id="7.11" />}>
              <Definitions>
                <Definition name="Verdict">{verdictWords[change.verdict]}</Definition>
                <Definition name="State">
                  {change.state}
                  {change.coveredBy === undefined ? '' : `, covered by ${change.coveredBy}`}
                </Definition>
                <Definition name="Target branch">{change.base}</Definition>
                <Definition name="Head">
                  <code>{change.head.slice(0, 12)}</code>
                </Definition>
                <Definition name="Opened by">{change.author}</Definition>
                <Definition name="Judged">
                  <Time at={change.judgedAt} />
                </Definition>
              </Definitions>
              <p>
                <a href={change.address} rel="noreferrer" target="_blank">
                  View on GitHub
                </a>
              </p>
            </Panel>
            <Panel title={change.groups.length === 0 ? 'The policy requires nothing of it' : change.groups.join(', ')}>
              <ul>
                {change.requirements.map(({ clause, what, state, why }) => (
                  <li key={`${clause} ${what}`}>
                    <ClauseChip id={clause} /> <strong>{SIGNS[state]}</strong> {what}
                    {why.length === 0 ? null : (
                      <ul>
                        {why.map((each) => (
                          <li key={each} className="soft">
                            {each}
                          </li>
                        ))}
                      </ul>
                    )}
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
        </Page>
      )}
    </OneThing>
  );
}

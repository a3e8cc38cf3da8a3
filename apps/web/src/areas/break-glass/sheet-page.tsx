import { answerOf, type BreakGlassSheet } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';
import './sheet-page.css';

/** The emergency process on paper: printed in advance and filled in by hand when Muster is down. */
export function SheetPage() {
  const asked = useQuery({
    queryKey: ['break-glass', 'sheet'],
    queryFn: () => answerOf(api.GET('/v1/break-glass/sheet')),
  });
  return (
    <OneThing
      asked={asked}
      name="The sheet"
      absent="There is no sheet."
      back={<Link to="/break-glass">All emergency changes</Link>}
    >
      {(sheet) => (
        <Page
          title="Break-glass without Muster"
          lead={
            <>
              Policy {sheet.policy}, as of <Time at={sheet.printedAt} as="absolute" />. Print it again when the policy
              changes.
            </>
          }
          actions={
            <button type="button" className="button" onClick={() => window.print()}>
              Print
            </button>
          }
        >
          <div className="inset stack sheet">
            <Panel title="Rules">
              <Lines lines={sheet.rules} />
            </Panel>
            <Panel title="Who could approve when this was printed">
              <p>{sheet.onCall.length === 0 ? 'Nobody was on call.' : sheet.onCall.join(', ')}</p>
            </Panel>
            <Panel title="Fill in by hand">
              <dl className="sheet-blanks">
                {sheet.blanks.map((blank) => (
                  <div key={blank}>
                    <dt>{blank}</dt>
                    <dd />
                  </div>
                ))}
              </dl>
            </Panel>
            <Panel title="Once Muster is back">
              <Lines lines={sheet.afterwards} />
            </Panel>
          </div>
        </Page>
      )}
    </OneThing>
  );
}

function Lines({ lines }: { lines: BreakGlassSheet['rules'] }) {
  return (
    <ol>
      {lines.map(({ clause, says }) => (
        <li key={says}>
          {says} <span className="soft">({clause})</span>
        </li>
      ))}
    </ol>
  );
}

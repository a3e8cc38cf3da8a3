import type { EscalationPathPage } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { pathQuery } from './on-call-queries.ts';
import { EditPathButton } from './path-editor.tsx';
import { PathSteps } from './path-steps.tsx';
import './on-call.css';

/** The page of a team's escalation path. */
export function PathPage() {
  const { id } = useParams({ from: '/members/on-call/paths/$id' });
  return (
    <OneThing
      asked={useQuery(pathQuery(id))}
      name="Escalation path"
      absent="This escalation path does not exist or has been retired."
      back={<Link to="/on-call">All of on-call</Link>}
    >
      {(path) => <OpenedPath path={path} />}
    </OneThing>
  );
}

function OpenedPath({ path }: { path: EscalationPathPage }) {
  const go = useNavigate();
  const { id, name, team, version, running, severities, may } = path;
  return (
    <Page
      title={name}
      lead={`Incidents of ${team.name} (${severities.join(', ')}) call these people in addition to those the policy calls.`}
      actions={<EditPathButton path={path} />}
    >
      <div className="inset stack">
        <Panel
          title="Steps"
          aside={<span className="soft numbers">{running === 0 ? 'none running' : `${running} running`}</span>}
        >
          <PathSteps path={path} />
        </Panel>
        <div className="row">
          <VerbButton
            verb="escalation-path.retire"
            may={may.retire}
            acted={{ key: { id }, version }}
            onDone={() => void go({ to: '/on-call' })}
          >
            Retire
          </VerbButton>
          <Link to="/on-call">All of on-call</Link>
        </div>
      </div>
    </Page>
  );
}

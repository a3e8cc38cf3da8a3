import type { Incident, Phrase } from '@muster/api-client';
import { useState } from 'react';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { StepDialog } from './step-dialog.tsx';
import { Supposed } from './supposed.tsx';

/** Why this severity: what decided it, open questions, and each criterion of the policy compared with the facts. */
export function WhyPanel({ incident }: { incident: Incident }) {
  const { explanation, clause, because, ask, defaults } = incident.classification;
  const held = because.filter((phrase) => phrase.holds === true);
  const others = because.filter((phrase) => phrase.holds !== true);
  return (
    <Panel
      title={`Why ${incident.severity}`}
      aside={<span className="soft small">policy {incident.policyVersion}</span>}
    >
      <p>
        {explanation} <ClauseChip id={clause} />
      </p>
      {held.length === 0 ? null : <Phrases phrases={held} />}
      {ask.length === 0 ? null : (
        <details>
          <summary>{ask.length === 1 ? 'One question is open' : `${ask.length} questions are open`}</summary>
          <ul className="criteria-asked">
            {ask.map(({ fact, question }) => (
              <li key={fact}>{question}</li>
            ))}
          </ul>
        </details>
      )}
      <Supposed defaults={defaults} />
      <ClassifyButton incident={incident} />
      {incident.severity === 'SEV-4' ? null : (
        <div className="no-print">
          <VerbButton verb="incident.lower" acted={{ key: { code: incident.code } }} may={incident.may.lower}>
            Ask to lower severity
          </VerbButton>
        </div>
      )}
      {others.length === 0 ? null : (
        <details className="small">
          <summary>{others.length} criteria that are not met or not known</summary>
          <Phrases phrases={others} />
        </details>
      )}
    </Panel>
  );
}

function ClassifyButton({ incident }: { incident: Incident }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="no-print">
      <GuardedButton may={incident.may.classify} onAct={() => setAsking(true)}>
        {incident.unclassified ? 'Answer and classify' : 'Correct the facts'}
      </GuardedButton>
      {isAsking ? (
        <StepDialog
          step={{ verb: 'classify', words: 'Classify' }}
          incident={incident}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  return (
    <ul className="criteria">
      {phrases.map((phrase) => (
        <li key={phrase.severity + phrase.clause + phrase.words} data-holds={String(phrase.holds)}>
          <span className="criteria-mark" aria-hidden="true">
            {phrase.holds === true ? '✓' : phrase.holds === false ? '–' : '?'}
          </span>
          <span>
            <span className="hidden-words">
              {phrase.holds === true ? 'Met:' : phrase.holds === false ? 'Not met:' : 'Not known:'}
            </span>
            <span className="soft small">{phrase.severity}</span> {phrase.words} <ClauseChip id={phrase.clause} />
          </span>
        </li>
      ))}
    </ul>
  );
}

import type { Prediction } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';
import './models.css';

/** A decision about a person: what made it, and how it turned out. */
export function CaseFile({ prediction }: { prediction: Prediction }) {
  const { decision, score, model, modelVersion, at, subject, features, groups, explanation, outcomes, reviews } =
    prediction;
  return (
    <Panel title={`Prediction ${prediction.id}`}>
      <p>
        <Link to="/models/$name" params={{ name: model }}>
          {model}
        </Link>{' '}
        <code>{modelVersion}</code> decided <strong>{decision ?? score}</strong>
        {decision === undefined || score === undefined ? '' : ` with a score of ${score}`},{' '}
        <Time at={at} as="absolute" />
        {subject === undefined ? '' : ', about '}
        {subject === undefined ? null : <code>{subject.slice(0, 8)}</code>}
      </p>
      {prediction.isForgotten ? (
        <p className="soft">The person it is about was forgotten: the encrypted data is gone.</p>
      ) : null}
      {outcomes.map(({ says, observedAt }) => (
        <p key={observedAt}>
          Outcome: <strong>{says}</strong>, observed <Time at={observedAt} />
        </p>
      ))}
      {reviews.map(({ code, state, verdict, decision: instead }) => (
        <p key={code}>
          <Link to="/reviews/$code" params={{ code }}>
            {code}
          </Link>{' '}
          {verdict ?? state}
          {instead === undefined ? '' : `: ${instead} applies instead`}
        </p>
      ))}
      <Values named={features} />
      {groups.length === 0 ? null : (
        <>
          <h3>Fairness groups</h3>
          <Values named={groups} />
        </>
      )}
      {explanation === undefined ? null : <p>Explanation: {explanation}</p>}
    </Panel>
  );
}

function Values({ named }: { named: Prediction['features'] }) {
  return (
    <dl className="case-values">
      {named.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null ? <span className="soft">empty</span> : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { Consultation } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { Time } from '../../kit/time/time.tsx';

/** A question to a role: its outcome, or the reader's possible answers. */
export function Question({ question, withAct = false }: { question: Consultation; withAct?: boolean }) {
  const { id, role, asks, about, answeredBy, answer, may } = question;
  const acted = { key: { id } };
  return (
    <div className="stack">
      <p>
        {withAct ? <strong>{about}: </strong> : null}
        {role} {stateWords(question)}
        {answeredBy === undefined ? '' : ' by '}
        {answeredBy === undefined ? null : <Person person={answeredBy} />}
        {answer === undefined ? null : (
          <>
            : <Words text={answer} />
          </>
        )}
        {question.state === 'open' ? (
          <span className="soft small">
            {' '}
            until <Time at={question.dueAt} as="in-words" />
          </span>
        ) : null}
      </p>
      {may === undefined ? null : asks === 'advice' ? (
        may.answer?.allowed ? (
          <VerbButton verb="consultation.answer" may={may.answer} acted={acted} isCompact>
            Answer
          </VerbButton>
        ) : null
      ) : may.ratify?.allowed ? (
        <div className="row">
          <VerbButton verb="consultation.ratify" may={may.ratify} acted={acted} isCompact>
            Ratify
          </VerbButton>
          <VerbButton verb="consultation.object" may={may.object} acted={acted} isCompact>
            Object
          </VerbButton>
        </div>
      ) : null}
    </div>
  );
}

function stateWords({ state, asks }: Consultation): string {
  switch (state) {
    case 'open':
      return asks === 'advice' ? 'has been asked for advice' : 'has been asked to ratify it';
    case 'answered':
      return 'answered';
    case 'ratified':
      return 'ratified';
    case 'objected':
      return 'objected';
    case 'silent':
      return 'was asked and did not answer in time';
    case 'nobody':
      return 'should have been asked, but nobody else holds the role';
  }
}

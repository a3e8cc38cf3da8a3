import type { Rollback } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { Time } from '../../kit/time/time.tsx';
import { stateWords } from './rollback-words.ts';

/** One rollback in full, with the reader's possible actions. */
export function RollbackCard({ rollback }: { rollback: Rollback }) {
  const { id, target, to, from, may, version, approval, evidence, detail } = rollback;
  const acted = { key: { id }, version };
  const mayDo = (['break-glass', 'ratify', 'retrospect'] as const).filter((verb) => may[verb].allowed);
  return (
    <section className="stack" aria-label={`${target} back to ${to}`}>
      <p>
        <strong>{target}</strong> back to <code>{to}</code>
        {from === undefined ? null : (
          <>
            {' '}
            from <code>{from}</code>
          </>
        )}{' '}
        <span className="chip">{stateWords(rollback)}</span>
      </p>
      <p className="soft small">
        Asked by <Person person={rollback.requestedBy} /> <Time at={rollback.requestedAt} />, carried out by{' '}
        {rollback.executor.name}
        {rollback.withoutApproval ? ', without approval' : null}
        {rollback.answerBy === undefined || rollback.endedAt !== undefined ? null : (
          <>
            , answer by <Time at={rollback.answerBy} as="absolute" />
          </>
        )}
      </p>
      <p>
        <Words text={evidence} />
      </p>
      {detail === undefined ? null : (
        <p>
          Its executor says: <Words text={detail} />
        </p>
      )}
      {rollback.isGlassOffered ? <p role="status">Nobody has answered in time: you can break the glass.</p> : null}
      <p className="no-print">
        {approval === undefined || rollback.state !== 'asked' ? null : (
          <Link to="/approvals/$id" params={{ id: approval }}>
            The request and who decides it
          </Link>
        )}
        {mayDo.map((verb) => (
          <VerbButton key={verb} verb={`rollback.${verb}`} may={may[verb]} acted={acted}>
            {buttons[verb]}
          </VerbButton>
        ))}
      </p>
    </section>
  );
}

const buttons = {
  'break-glass': 'Break the glass',
  ratify: 'Ratify',
  retrospect: 'Confirm the retrospective',
} as const;

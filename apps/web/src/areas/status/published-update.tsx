import type { StatusUpdate } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { Time } from '../../kit/time/time.tsx';

/** Published text: the current wording, since when, and earlier wordings. */
export function PublishedUpdate({ update }: { update: StatusUpdate }) {
  const { id, code, state, impact, services, text, happenedAt, publishedAt, publishedBy, nextBy, earlier } = update;
  return (
    <article className="stack">
      <p>
        <span className="chip">PUBLIC</span> <strong>{state}</strong>
        {services.length === 0 ? '' : ` · ${services.join(', ')}`} · {impactWords[impact]}{' '}
        <span className="mono soft small">{code}</span>
      </p>
      <p>
        <Words text={text} />
      </p>
      <p className="small soft">
        Happened <Time at={happenedAt} as="absolute" />, published <Time at={publishedAt} as="absolute" /> by{' '}
        <Person person={publishedBy} />
        {nextBy === undefined ? null : (
          <>
            ; next update promised by <Time at={nextBy} as="absolute" />
          </>
        )}
      </p>
      {earlier.map((before) => (
        <p key={before.at} className="small soft">
          <del>{before.text}</del> <Time at={before.at} as="absolute" />
        </p>
      ))}
      <VerbButton verb="status-update.correct" may={{ allowed: true }} acted={{ key: { id } }} isCompact>
        Correct
      </VerbButton>
    </article>
  );
}

/** The impact on users, in words. */
export const impactWords: Readonly<Record<StatusUpdate['impact'], string>> = {
  none: 'no impact on users',
  degraded: 'degraded',
  'partial-outage': 'partly down',
  'full-outage': 'down',
};

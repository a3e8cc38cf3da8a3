import type { PostmortemPage } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Time } from '../../kit/time/time.tsx';

/** The newest published revision, and when and why it was amended. */
export function PublishedText({ postmortem }: { postmortem: PostmortemPage }) {
  const { code, revisions, may, version } = postmortem;
  const newest = revisions.at(-1);
  if (newest === undefined) return null;
  return (
    <>
      <article className="postmortem-text">
        {newest.sections.map(({ id, title, body }) => (
          <section key={id}>
            <h2>
              {title}{' '}
              <VerbButton
                verb="postmortem.amend"
                may={may['amend']}
                acted={{ key: { code }, version }}
                given={{ section: id }}
                label={`Amend ${title}`}
                isCompact
              >
                Amend
              </VerbButton>
            </h2>
            <p className="postmortem-body">{body}</p>
          </section>
        ))}
      </article>
      {revisions.length < 2 ? null : (
        <Panel title="Amendments">
          <ul>
            {revisions.slice(1).map(({ revision, reason, publishedAt, publishedBy }) => (
              <li key={revision}>
                <Time at={publishedAt} as="absolute" /> · <Person person={publishedBy} /> · {reason}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

import type { WhatChanged } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { whatChangedQuery } from './incident-queries.ts';

const SHOWN = 12;

/**
 * Deployments, merges and reported changes around the incident's start, in the broken services and their dependencies.
 */
export function ChangedPanel({ code }: { code: string }) {
  const asked = useQuery(whatChangedQuery(code));
  if (asked.isError)
    return (
      <Panel title="What changed">
        <ProblemNote problem={problemOf(asked.error)} />
      </Panel>
    );
  if (asked.data === undefined) return null;
  const { items } = asked.data;
  const before = items.filter((each) => each.before);
  const after = items.filter((each) => !each.before);
  return (
    <Panel title="What changed" aside={<span className="soft small">a day before, two hours after</span>}>
      {items.length === 0 ? (
        <p className="soft">No known changes around its start, in its services or their dependencies.</p>
      ) : null}
      <Changes items={after} />
      {after.length > 0 && before.length > 0 ? <p className="soft small">before it began</p> : null}
      <Changes items={before.slice(0, SHOWN)} />
      {before.length > SHOWN ? (
        <p className="soft small">
          And {before.length - SHOWN} earlier: <code>muster incident what-changed {code}</code>
        </p>
      ) : null}
    </Panel>
  );
}

function Changes({ items }: { items: readonly WhatChanged[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="reached">
      {items.map((each, index) => (
        // Two may have the same time and text.
        <li key={`${each.at}${each.says}${index}`}>
          <p>
            <span className={each.about === 'it' ? 'strong' : ''}>{each.service ?? each.by}</span>{' '}
            {each.link === undefined ? each.says : <ChangeLink to={each.link}>{each.says}</ChangeLink>}{' '}
            <span className="soft small">
              {[WORDS[each.kind], each.outcome, each.about === 'it' ? undefined : each.about]
                .filter((words) => words !== undefined)
                .join(' · ')}{' '}
              · <Time at={each.at} />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

const WORDS = { deployment: 'deployment', change: 'pull request', event: 'reported' } as const;

function ChangeLink({ to, children }: { to: string; children: string }) {
  return to.startsWith('/') ? (
    <a href={to}>{children}</a>
  ) : (
    <a href={to} rel="noreferrer" target="_blank">
      {children}
    </a>
  );
}

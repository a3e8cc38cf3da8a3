import { answerOf } from '@muster/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { api } from '../../api/client.ts';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';

const LEAST_LETTERS = 6;

const seenBeforeQuery = (title: string, service: string) =>
  queryOptions({
    queryKey: ['seen-before', title, service],
    queryFn: () =>
      answerOf(
        api.GET('/v1/seen-before', {
          params: { query: { ...(title === '' ? {} : { words: title }), ...(service === '' ? {} : { service }) } },
        }),
      ),
    staleTime: 60_000,
    retry: false,
  });

/** Similar past incidents for one being declared: lessons and open action items. Never delays declaring. */
export function SeenBeforePanel({ title, service }: { title: string; service: string }) {
  const words = useDeferredValue(title.trim());
  const isAsked = words.length >= LEAST_LETTERS || service !== '';
  const seen = useQuery({ ...seenBeforeQuery(words, service), enabled: isAsked }).data?.items ?? [];
  if (!isAsked || seen.length === 0) return null;
  return (
    <section className="stack" aria-label="Similar incidents">
      <p className="soft small">Similar incidents in the last year:</p>
      {seen.map((each) => (
        <p key={each.code} className="small">
          <SeverityMark severity={each.severity} />{' '}
          <Link to="/incidents/$code" params={{ code: each.code }} target="_blank">
            {each.code}
          </Link>{' '}
          {each.title} <Time at={each.declaredAt} />
          {each.isOpen ? ', still open' : null}
          {each.postmortem === undefined ? null : (
            <>
              {', '}
              <Link to="/postmortems/$code" params={{ code: each.code }} target="_blank">
                postmortem {each.postmortem}
              </Link>
            </>
          )}
          {each.openActions === 0 ? null : `, ${each.openActions} still to do`}
        </p>
      ))}
    </section>
  );
}

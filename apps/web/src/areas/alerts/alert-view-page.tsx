import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { parseAlertFilters } from './alert-filters.ts';
import { alertViewsQuery } from './kept-views.tsx';

/** A saved view of alerts: the list with its filters. */
export function AlertViewPage() {
  const { id } = useParams({ from: '/members/alerts/views/$id' });
  const views = useQuery(alertViewsQuery);
  const view = views.data?.find((each) => each.id === id);
  if (view !== undefined) return <Navigate to="/alerts" search={parseAlertFilters({ ...view.filters })} replace />;
  return (
    <Page title="Alert view">
      <ProblemNote problem={views.isError ? problemOf(views.error) : undefined} />
      {views.isPending ? <Waiting what="the view" /> : null}
      {views.isSuccess ? (
        <Emptiness action={<Link to="/alerts">All alerts</Link>}>
          This view does not exist, was removed, or is private to somebody else.
        </Emptiness>
      ) : null}
    </Page>
  );
}

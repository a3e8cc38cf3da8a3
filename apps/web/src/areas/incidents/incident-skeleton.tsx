import { useTitle } from '../../app/page.tsx';
import './incident-skeleton.css';

/** The page's layout while the incident loads, so that nothing shifts when it arrives. */
export function IncidentSkeleton({ code }: { code: string }) {
  useTitle(code);
  return (
    <article className="incident" aria-busy="true">
      <header className="incident-header">
        <div className="incident-what">
          <div className="incident-title">
            <h1 className="skeleton-words">Opening {code}</h1>
          </div>
          <div className="incident-state">
            <span className="skeleton-bar" />
          </div>
        </div>
        <div className="next-deadline">
          <span className="skeleton-bar skeleton-tall" />
        </div>
        <div className="incident-steps">
          <span className="skeleton-bar skeleton-button" />
        </div>
      </header>
      <ColumnsSkeleton />
    </article>
  );
}

export function ColumnsSkeleton() {
  return (
    <div className="incident-columns" aria-hidden="true">
      <div className="skeleton-rows">{lines(9)}</div>
      <div className="incident-side">
        <div className="skeleton-rows panel">{lines(4)}</div>
        <div className="skeleton-rows panel">{lines(3)}</div>
      </div>
    </div>
  );
}

const lines = (count: number) => Array.from({ length: count }, (_, at) => <span key={at} className="skeleton-bar" />);

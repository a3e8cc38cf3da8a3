import './waiting.css';

/**
 * A loading placeholder that takes up the space, so that nothing below it moves later. Used in place of everything
 * requested together, not beside content that has already loaded.
 */
export function Waiting({ what }: { what: string }) {
  return (
    <div className="waiting" role="status">
      <span className="hidden-words">Loading {what}…</span>
    </div>
  );
}

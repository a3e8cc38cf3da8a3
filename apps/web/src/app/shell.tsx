import { remembered } from '../kit/remember.ts';
import './frame.css';

/** The frame before anybody knows who is looking. index.html has the same, which shows before any script runs. */
export function Shell() {
  return (
    <div className="frame" data-rail={remembered('rail') === 'narrow' ? 'narrow' : 'wide'} aria-hidden="true">
      <div className="rail" />
      <div className="frame-page">
        <div className="top" />
      </div>
    </div>
  );
}

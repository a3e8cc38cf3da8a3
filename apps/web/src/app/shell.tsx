import { MusterMark } from './muster-mark.tsx';
import { remembered } from '../kit/remember.ts';
import './frame.css';

/** The frame before the session is known. index.html contains the same, shown before any script runs. */
export function Shell() {
  return (
    <div className="frame" data-rail={remembered('rail') === 'narrow' ? 'narrow' : 'wide'} aria-hidden="true">
      <div className="rail">
        <span className="rail-name">
          <MusterMark />
          <span className="rail-word">Muster</span>
        </span>
      </div>
      <div className="frame-page">
        <div className="top">
          <span className="top-where">Opening…</span>
        </div>
      </div>
    </div>
  );
}

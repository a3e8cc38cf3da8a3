import { useState } from 'react';
import './emptiness.css';

/** Text to copy, such as a command, a key or a file. */
export function CopyLine({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle');
  const copy = () => {
    // Without HTTPS there is no clipboard: say so; the text can still be selected.
    const writing =
      navigator.clipboard === undefined
        ? Promise.reject(new Error('no clipboard'))
        : navigator.clipboard.writeText(text);
    writing.then(
      () => setState('copied'),
      () => setState('by-hand'),
    );
  };
  return (
    <div className="copy">
      <pre tabIndex={0}>{text}</pre>
      <button type="button" className="no-print" onClick={copy} aria-live="polite">
        {state === 'idle' ? label : state === 'copied' ? 'Copied' : 'Select and copy by hand'}
      </button>
    </div>
  );
}

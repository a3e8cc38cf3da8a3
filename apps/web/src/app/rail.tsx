import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { MusterMark } from './muster-mark.tsx';
import { useSession } from '../areas/session/use-session.ts';
import { places, placesOutside, settings } from './places.ts';
import type { Place } from './places.ts';

type Props = { isOpen: boolean; onClose: () => void; isNarrow: boolean; onNarrow: (isNarrow: boolean) => void };

/** Navigation to every page. On a phone it opens over the page. */
export function Rail({ isOpen, onClose, isNarrow, onNarrow }: Props) {
  const isOutside = useSession()?.outside !== undefined;
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    rail.current?.querySelector('a')?.focus();
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOpen, onClose]);
  return (
    <>
      {isOpen ? <button type="button" className="rail-shade" aria-label="Close the menu" onClick={onClose} /> : null}
      <nav ref={rail} className="rail no-print" data-open={isOpen || undefined} aria-label="Muster">
        <Link to={isOutside ? '/evidence' : '/'} className="rail-name" onClick={onClose}>
          <MusterMark />
          <span className="rail-word">Muster</span>
        </Link>
        {(isOutside ? placesOutside : places).map((place) => (
          <RailLink key={place.to} {...place} onGo={onClose} />
        ))}
        <h2 className="rail-group rail-word">Settings</h2>
        {settings
          .filter(({ to }) => !isOutside || to === '/settings/profile')
          .map((place) => (
            <RailLink key={place.to} {...place} onGo={onClose} />
          ))}
        <button
          type="button"
          className="rail-link rail-fold"
          aria-expanded={!isNarrow}
          onClick={() => onNarrow(!isNarrow)}
        >
          {isNarrow ? (
            <IconLayoutSidebarLeftExpand size={18} stroke={1.6} />
          ) : (
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.6} />
          )}
          <span className="rail-word">Collapse</span>
        </button>
      </nav>
    </>
  );
}

function RailLink({ to, words, Icon, onGo }: Place & { onGo: () => void }) {
  return (
    <Link
      to={to}
      className="rail-link"
      activeOptions={{ exact: to === '/' }}
      activeProps={{ 'aria-current': 'page' }}
      title={words}
      onClick={onGo}
    >
      <Icon size={18} stroke={1.6} />
      <span className="rail-word">{words}</span>
    </Link>
  );
}

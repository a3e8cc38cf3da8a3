import { Outlet, useNavigate } from '@tanstack/react-router';
import { useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { usePageActions } from '../keys/page-actions.tsx';
import { LiveBar } from '../live/live-bar.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

const KeyList = lazy(() => import('../keys/key-list.tsx'));
const Palette = lazy(() => import('../keys/palette.tsx'));

/** What is around every page: the rail, the top bar, the live line, the keys and the palette. */
export function Frame() {
  const [overlay, setOverlay] = useState<'none' | 'keys' | 'palette'>('none');
  const [isRailOpen, setRailOpen] = useState(false);
  const [isRailNarrow, setRailNarrow] = useState(false);
  useFrameActions(setOverlay);
  return (
    <div className="frame" data-rail={isRailNarrow ? 'narrow' : 'wide'}>
      <a className="skip no-print" href="#main">
        Skip to the page
      </a>
      <Rail isOpen={isRailOpen} onClose={() => setRailOpen(false)} isNarrow={isRailNarrow} onNarrow={setRailNarrow} />
      <div className="frame-page">
        <TopBar onMenu={() => setRailOpen(true)} onSearch={() => setOverlay('palette')} onKeys={() => setOverlay('keys')} />
        <LiveBar />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Suspense fallback={null}>
        {overlay === 'keys' ? <KeyList onClose={() => setOverlay('none')} /> : null}
        {overlay === 'palette' ? <Palette onClose={() => setOverlay('none')} /> : null}
      </Suspense>
    </div>
  );
}

function useFrameActions(show: (overlay: 'keys' | 'palette') => void): void {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  usePageActions([
    { id: 'frame.palette', key: 'mod+k', does: 'Find or do anything', run: () => show('palette') },
    { id: 'frame.keys', key: '?', does: 'Show the keys of this page', run: () => show('keys') },
    { id: 'frame.declare', key: 'd', does: 'Declare an incident', run: () => void navigate({ to: '/incidents/declare' }) },
    { id: 'frame.overview', does: 'Go to the overview', run: () => void navigate({ to: '/' }) },
    { id: 'frame.incidents', does: 'Go to incidents', run: () => void navigate({ to: '/incidents' }) },
    { id: 'frame.alerts', does: 'Go to alerts', run: () => void navigate({ to: '/alerts' }) },
    { id: 'frame.policy', does: 'Go to the policy', run: () => void navigate({ to: '/policy' }) },
    { id: 'frame.ledger', does: 'Go to the ledger', run: () => void navigate({ to: '/ledger' }) },
    { id: 'frame.light', does: 'Light theme', run: () => setColorScheme('light') },
    { id: 'frame.dark', does: 'Dark theme', run: () => setColorScheme('dark') },
    { id: 'frame.auto', does: 'Theme of the system', run: () => setColorScheme('auto') },
  ]);
}

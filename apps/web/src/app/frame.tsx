import { Outlet, useNavigate } from '@tanstack/react-router';
import { useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { policyQuery } from '../areas/policy/policy-queries.ts';
import { sessionQuery } from '../areas/session/session-queries.ts';
import { useSameReader } from '../areas/session/use-same-reader.ts';
import { signOut } from '../areas/session/sign-out.ts';
import { usePageActions } from '../keys/page-actions.tsx';
import { RoleTitles } from '../kit/role-titles.tsx';
import { rememberFocus } from '../kit/keep-focus.ts';
import { remember, remembered } from '../kit/remember.ts';
import { LiveBar } from '../live/live-bar.tsx';
import { places, settings } from './places.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

const loadPalette = () => import('../keys/palette.tsx');
const KeyList = lazy(() => import('../keys/key-list.tsx'));
const Palette = lazy(loadPalette);

/** The frame around every page: rail, top bar, live stream, keyboard shortcuts and palette. */
export function Frame() {
  const [overlay, setOverlay] = useState<'none' | 'keys' | 'palette'>('none');
  const [isRailOpen, setRailOpen] = useState(false);
  const closeRail = useCallback(() => setRailOpen(false), []);
  const [isRailNarrow, setRailNarrow] = useState(() => remembered('rail') === 'narrow');
  const foldRail = (isNarrow: boolean) => {
    setRailNarrow(isNarrow);
    remember('rail', isNarrow ? 'narrow' : 'wide');
  };
  useFrameActions(setOverlay);
  useSignInAgain();
  useSameReader();
  useEffect(() => {
    void loadPalette();
  }, []);
  useEffect(rememberFocus, []);
  const roleTitles = useQuery(policyQuery).data?.roleTitles;
  return (
    <RoleTitles titles={roleTitles}>
      <div className="frame" data-rail={isRailNarrow ? 'narrow' : 'wide'}>
        <a className="skip no-print" href="#main">
          Skip to content
        </a>
        <Rail isOpen={isRailOpen} onClose={closeRail} isNarrow={isRailNarrow} onNarrow={foldRail} />
        <div className="frame-page">
          <TopBar
            onMenu={() => setRailOpen(true)}
            onSearch={() => setOverlay('palette')}
            onKeys={() => setOverlay('keys')}
          />
          <LiveBar />
          <main id="main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <Suspense fallback={<Opening />}>
          {overlay === 'keys' ? <KeyList onClose={() => setOverlay('none')} /> : null}
          {overlay === 'palette' ? <Palette onClose={() => setOverlay('none')} /> : null}
        </Suspense>
      </div>
    </RoleTitles>
  );
}

/** If the session ends while a page is open, goes to sign-in and back here afterwards. */
function useSignInAgain(): void {
  const navigate = useNavigate();
  const isGone = useQuery(sessionQuery).data === null;
  useEffect(() => {
    if (isGone) void navigate({ to: '/sign-in', search: { next: window.location.pathname + window.location.search } });
  }, [isGone, navigate]);
}

/** Captures keys until the overlay has loaded, so that early typing does not act on the page. */
function Opening() {
  return (
    <div
      role="dialog"
      aria-label="Opening"
      className="hidden-words overlay-opening"
      tabIndex={-1}
      ref={(element) => element?.focus({ preventScroll: true })}
    />
  );
}

function useFrameActions(show: (overlay: 'keys' | 'palette') => void): void {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  usePageActions([
    { id: 'frame.palette', key: 'mod+k', does: 'Search or run an action', run: () => show('palette') },
    { id: 'frame.keys', key: '?', does: 'Show keyboard shortcuts', run: () => show('keys') },
    {
      id: 'frame.declare',
      key: 'd',
      does: 'Declare an incident',
      run: () => void navigate({ to: '/incidents/declare' }),
    },
    ...[...places, ...settings].map(({ to, words }) => ({
      id: `frame.to${to.replaceAll('/', '.')}`,
      does: `Go to ${words}`,
      run: () => void navigate({ to }),
    })),
    { id: 'frame.profile', does: 'Change your password', run: () => void navigate({ to: '/settings/profile' }) },
    { id: 'frame.sign-out', does: 'Sign out', run: () => void signOut() },
    { id: 'frame.light', does: 'Light theme', run: () => setColorScheme('light') },
    { id: 'frame.dark', does: 'Dark theme', run: () => setColorScheme('dark') },
    { id: 'frame.auto', does: 'System theme', run: () => setColorScheme('auto') },
  ]);
}

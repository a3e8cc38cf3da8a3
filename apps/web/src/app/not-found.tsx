import { Link } from '@tanstack/react-router';
import { Emptiness } from '../kit/emptiness.tsx';
import { Page } from './page.tsx';

/** Shown for unknown addresses, inside the frame, so that every other page is one step away. */
export function NotFound() {
  return (
    <Page title="Page not found">
      <Emptiness action={<Link to="/">Go to the overview</Link>}>
        This page does not exist, or you do not have access to it.
      </Emptiness>
    </Page>
  );
}

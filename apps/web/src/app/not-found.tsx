import { Link } from '@tanstack/react-router';
import { Emptiness } from '../kit/emptiness.tsx';
import { Page } from './page.tsx';

/** Shown for unknown addresses, inside the frame, so that every other page is one step away. */
export function NotFound() {
  return (
    <Page title="Nothing here">
      <Emptiness action={<Link to="/">Go to the overview</Link>}>
        There is nothing at this address, or nothing that you may see.
      </Emptiness>
    </Page>
  );
}

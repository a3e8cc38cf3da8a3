import { Link } from '@tanstack/react-router';
import { Emptiness } from '../kit/emptiness.tsx';
import { useTitle } from './page.tsx';

export function NotFound() {
  useTitle('Nothing here');
  return (
    <main className="page">
      <header className="page-head">
        <h1>Nothing here</h1>
      </header>
      <Emptiness action={<Link to="/">Go to the overview</Link>}>
        There is nothing at this address, or nothing that you may see.
      </Emptiness>
    </main>
  );
}

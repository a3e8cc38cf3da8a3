import { Link } from '@tanstack/react-router';
import { Emptiness } from '../kit/emptiness.tsx';

export function NotFound() {
  return (
    <main className="page">
      <Emptiness action={<Link to="/">Go to the overview</Link>}>
        There is nothing at this address, or nothing that you may see.
      </Emptiness>
    </main>
  );
}

// planted: dependencies resolvable
export { gone } from './gone.ts';

export { holdPrincipals } from '../store/principals.ts';

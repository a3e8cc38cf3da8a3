export { timeZoneOf } from '../store/principals.ts';

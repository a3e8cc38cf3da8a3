// planted: nothing
export { later } from '../../incidents/domain/severity.ts';

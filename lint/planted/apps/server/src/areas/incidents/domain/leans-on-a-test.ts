// planted: dependencies tests-stay-outside
export { seen } from './severity.test.ts';

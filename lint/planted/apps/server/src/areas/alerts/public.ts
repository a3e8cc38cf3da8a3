// planted: dependencies public-layer
export { alerts } from './store/names-a-strangers-table.ts';

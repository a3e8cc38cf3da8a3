export { llmArea } from './area.ts';
export { openGateway, type Gateway } from './gateway/open-gateway.ts';

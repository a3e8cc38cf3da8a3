export { detectionArea } from './area.ts';
export { incidentsAboutModel } from './queries/incidents-about-model.ts';

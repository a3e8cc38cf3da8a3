export { createPredictionLog, type LogOptions, type PredictionLog, type Refusal } from './prediction-log.ts';

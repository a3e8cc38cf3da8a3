export { callsOn, escalationsTo, incidentsCalledTo, type CallOf } from '../store/calls.ts';

export { unseparatedPlaces } from '../store/places.ts';

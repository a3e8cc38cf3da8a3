export { privacyArea } from './area.ts';
export { createPseudonymBook, type PseudonymBook } from './pseudonym-book.ts';

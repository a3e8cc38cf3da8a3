export { privacyArea } from './area.ts';
export { createPseudonymBook, type PseudonymBook } from './pseudonym-book.ts';
export { pseudonymBookService } from './pseudonym-thing.ts';

export { privacyArea } from './area.ts';
export { createPseudonymBook, type PseudonymBook } from './pseudonym-book.ts';
export { pseudonymBookService } from './pseudonym-thing.ts';
export { pseudonymData } from './personal-data.ts';

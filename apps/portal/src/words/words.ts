import i18next from 'i18next';
import { en } from './en.js';

// The keys are typed from the English texts: a key that is missing does not compile, and a second language has the same shape.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

void i18next.init({
  lng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  // React escapes what it writes.
  interpolation: { escapeValue: false },
});

/** The text of a key, with its figures already written by `formats/`. */
export const t = i18next.getFixedT('en');

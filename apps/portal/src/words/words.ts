import type { TFunction } from 'i18next';
import { en } from './en.js';
import { write, type Values } from './write.js';

// The keys and what is filled into them are typed from the English texts by i18next: a key that is missing does not compile, and a second language
// has the same shape. Its types are all that is taken: running, it would add 15 kB to every first view.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

/** The text of a key, with its figures already written by `formats/`. */
export const t = ((key: string, values?: Values) => write(en, key, values)) as unknown as TFunction<'translation'>;

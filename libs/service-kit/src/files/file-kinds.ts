import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { RuleBroken } from '../rule-broken.js';
import { endingOf, type FileKind } from './file-names.rules.js';

const kind = (mediaType: string, ...extensions: FileKind['extensions']): FileKind => ({ mediaType, extensions });
const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const KINDS: readonly FileKind[] = [
  kind('application/pdf', 'pdf'),
  kind('image/png', 'png'),
  kind('image/jpeg', 'jpg', 'jpeg'),
  kind(`${office}.wordprocessingml.document`, 'docx'),
  kind(`${office}.spreadsheetml.sheet`, 'xlsx'),
  kind(`${openDocument}.text`, 'odt'),
  kind(`${openDocument}.spreadsheet`, 'ods'),
];
const TEXT = kind('text/plain', 'txt');
const CSV = kind('text/csv', 'csv');

/** Formats whose mark is two or three letters with which a text may begin as well: `BMW …` is no picture. */
const MARKS_OF_LETTERS = ['image/bmp', 'application/x-msdownload', 'audio/mpeg'];

/**
 * What a file on disk is, judged by its bytes; containers in zip by their inner mark. The name only tells a table from other text, as both are
 * the same bytes. Throws `file.type` for all that is not among the kinds that may be kept, macros in office documents included.
 */
export async function fileKind(path: string, name: string): Promise<FileKind> {
  const found = await fileTypeFromFile(path);
  const known = KINDS.find(({ mediaType }) => mediaType === found?.mime);
  if (known) return known;
  if ((!found || MARKS_OF_LETTERS.includes(found.mime)) && (await isText(path))) return endingOf(name) === 'csv' ? CSV : TEXT;
  throw new RuleBroken('file.type', { detail: 'Send a PDF, PNG, JPEG, DOCX, XLSX, ODT, ODS, CSV or a plain text in UTF-8.' });
}

async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (chunk.includes(0)) return false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

import { crc32 } from 'node:zlib';

/** One dot. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const main = (type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${type}.main+xml"/></Types>`;
const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** Zip files, each of the kind that its name says, as far as their marks go. */
export const containers = {
  docx: zip('[Content_Types].xml', main(`${office}.wordprocessingml.document`)),
  xlsx: zip('[Content_Types].xml', main(`${office}.spreadsheetml.sheet`)),
  docm: zip('[Content_Types].xml', main('application/vnd.ms-word.document.macroEnabled')),
  odt: zip('mimetype', `${openDocument}.text`),
  ods: zip('mimetype', `${openDocument}.spreadsheet`),
  zip: zip('readme.txt', 'hello'),
};

// One entry, not compressed: local header, content, directory, end of directory (PKWARE APPNOTE 4.3).
function zip(name: string, words: string): Buffer {
  const [title, content] = [Buffer.from(name), Buffer.from(words)];
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, title, content]);
  const directory = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, Buffer.alloc(14), title]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, Buffer.from('PK\u0005\u0006'), end]);
}

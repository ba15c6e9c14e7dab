import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { containers, png } from '../../test/notes/file-contents.fixture.js';
import { fileKind } from './file-kinds.js';

describe('the kind of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinds-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const judge = async (content: string | Buffer, name = 'a'): Promise<string> => {
    const path = join(folder, 'content');
    await writeFile(path, content);
    return (await fileKind(path, name)).mediaType;
  };

  it.each<[content: string | Buffer, name: string, mediaType: string, what: string]>([
    ['%PDF-1.7\n%âãÏÓ\n', 'a.png', 'application/pdf', 'a PDF, whatever it is called'],
    [png, 'a.txt', 'image/png', 'a picture'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]), 'a', 'image/jpeg', 'a photograph'],
    [containers.docx, 'a.zip', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'a document in a zip'],
    [containers.xlsx, 'a.docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'a spreadsheet in a zip'],
    [containers.odt, 'a', 'application/vnd.oasis.opendocument.text', 'an open document'],
    [containers.ods, 'a', 'application/vnd.oasis.opendocument.spreadsheet', 'an open spreadsheet'],
    ['a;b\n1;2\n', 'a.csv', 'text/csv', 'a table'],
    ['Grüße, 学校', 'a.exe', 'text/plain', 'a text'],
    [`${'é'.repeat(70_000)}`, 'a', 'text/plain', 'a text whose letters lie across two chunks'],
    ['BMW and MZ', 'a', 'text/plain', 'a text that begins like a picture'],
  ])('of %# is told by its content', async (content, name, mediaType, _what) => {
    expect(await judge(content, name)).toBe(mediaType);
  });

  it.each([
    ['a zip', containers.zip],
    ['a document with macros', containers.docm],
    ['a program', Buffer.from('MZ\u0000\u0001')],
    ['a script for a shell in binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['an SVG with its declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['text with a NUL', 'a\u0000b'],
    ['text in Latin-1', Buffer.from('Gr\xfc\xdfe', 'latin1')],
    ['text that ends within a letter', Buffer.from('é').subarray(0, 1)],
  ])('refuses %s', async (_, content) => {
    await expect(judge(content, 'a.pdf')).rejects.toMatchObject({ code: 'file.type' });
  });
});

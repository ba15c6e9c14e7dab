import { Readable } from 'node:stream';
import { LineDecoder } from './line-decoder.js';
import { type FileRecord, readRecords } from './read-records.js';

async function read(file: string | Buffer, chunkBytes = 7): Promise<{ encoding: string; records: FileRecord[] }> {
  const bytes = Buffer.from(file);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, at) =>
    bytes.subarray(at * chunkBytes, (at + 1) * chunkBytes),
  );
  const decoder = new LineDecoder();
  const records: FileRecord[] = [];
  for await (const record of readRecords(decoder.decode(Readable.from(chunks)))) records.push(record);
  return { encoding: decoder.encoding, records };
}

const cells = (records: readonly FileRecord[]): (readonly string[])[] => records.map((record) => record.cells);

describe('reading a file as it arrives', () => {
  it.each<[string, string | Buffer, 'utf-8' | 'latin-1']>([
    ['UTF-8', 'LEAID,NAME\n0103540,Peña Blanca\n', 'utf-8'],
    ['UTF-8 with a byte order mark', '\ufeffLEAID,NAME\n0103540,Peña Blanca\n', 'utf-8'],
    ['Latin-1', Buffer.from('LEAID,NAME\n0103540,Peña Blanca\n', 'latin1'), 'latin-1'],
    ['lines that end in CR LF, the last one not at all', 'LEAID,NAME\r\n0103540,Peña Blanca', 'utf-8'],
    ['tabs', 'LEAID\tNAME\n0103540\tPeña Blanca\n', 'utf-8'],
    ['quotes', '"LEAID","NAME"\n"0103540","Peña Blanca"\n', 'utf-8'],
  ])('%s', async (_, file, encoding) => {
    const { records, ...found } = await read(file);
    expect(found.encoding).toBe(encoding);
    expect(cells(records)).toEqual([
      ['LEAID', 'NAME'],
      ['0103540', 'Peña Blanca'],
    ]);
  });

  it('cuts no character in two, wherever the chunks end', async () => {
    for (let bytes = 1; bytes < 12; bytes += 1) {
      expect(cells((await read('LEAID,NAME\n0103540,–†ñ\n', bytes)).records)[1]).toEqual(['0103540', '–†ñ']);
    }
  });

  it('reads the dashes and daggers of a Windows file', async () => {
    const file = Buffer.concat([
      Buffer.from('agency_id_nces,students\n103540,'),
      Buffer.from([0x86]),
      Buffer.from('\n103541,'),
      Buffer.from([0x96, 0x0a]),
    ]);
    expect(cells((await read(file)).records).slice(1)).toEqual([
      ['103540', '†'],
      ['103541', '–'],
    ]);
  });

  it('knows the line of each record, also after one that goes over several', async () => {
    const { records } = await read('a,b\n1,"x\ny"\n\n2,3\n');
    expect(records.map(({ line, lines }) => [line, lines])).toEqual([
      [1, 1],
      [2, 2],
      [4, 1],
      [5, 1],
    ]);
  });

  it('takes a quotation mark inside a name as it stands', async () => {
    expect(cells((await read('a,b\n1,5" pipe\n')).records)[1]).toEqual(['1', '5" pipe']);
  });

  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'district-import.empty'],
    ['a quotation mark that never closes', 'a,b\n1,"x\n2,3\n', 'district-import.unreadable'],
    ['a line without an end', `a,b\n${'x'.repeat(200_000)}`, 'district-import.unreadable'],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'district-import.encoding'],
  ])('refuses %s', async (_, file, code) => {
    await expect(read(file, 1_000)).rejects.toMatchObject({ code });
  });

  it('hands on what went wrong with the upload itself', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('a,b\n1,2\n');
        throw new Error('The connection broke.');
      })(),
    );
    await expect(async () => {
      for await (const _ of readRecords(new LineDecoder().decode(broken))) continue;
    }).rejects.toThrow('The connection broke.');
  });
});

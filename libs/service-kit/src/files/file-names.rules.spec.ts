import fc from 'fast-check';
import { attachment, cleanName, endingOf, NAME_LENGTH } from './file-names.rules.js';

const pdf = { mediaType: 'application/pdf', extensions: ['pdf'] } as const;
const jpeg = { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] } as const;

describe('the name of a file', () => {
  it.each([
    ['offer.pdf', 'offer.pdf', 'is kept where it is clean'],
    ['Offer.PDF', 'Offer.pdf', 'has its ending in small letters'],
    ['../../etc/passwd', 'passwd.pdf', 'is its last part alone'],
    ['C:\\Users\\bea\\offer.pdf', 'offer.pdf', 'is its last part alone, on Windows too'],
    ['offer.exe', 'offer.pdf', 'gets the ending of its content'],
    ['offer v1.2', 'offer v1.2.pdf', 'keeps a number that follows a dot'],
    ['annex\u202Efdp.exe', 'annexfdp.pdf', 'loses what turns the direction of reading'],
    ['a\u0000b\r\nc\u200B.pdf', 'abc.pdf', 'loses control and hidden characters'],
    ['.pdf', 'pdf.pdf', 'is never hidden'],
    ['..', 'file.pdf', 'is never empty'],
    ['', 'file.pdf', 'is never empty'],
    ['Preisliste für Schüler – 学校.pdf', 'Preisliste für Schüler – 学校.pdf', 'keeps letters of every script'],
  ])('%j becomes %j: it %s', (given, cleaned) => {
    expect(cleanName(given, pdf)).toBe(cleaned);
  });

  it('keeps each ending that fits the content', () => {
    expect([cleanName('a.jpeg', jpeg), cleanName('a.JPG', jpeg), cleanName('a.png', jpeg)]).toEqual(['a.jpeg', 'a.jpg', 'a.jpg']);
  });

  it('is one safe line of bounded length with a fitting ending, whatever is given, and cleaning it again changes nothing', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }));
    fc.assert(
      fc.property(anything, (given) => {
        const name = cleanName(given, pdf);
        expect(name.length).toBeLessThanOrEqual(NAME_LENGTH);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(endingOf(name)).toBe('pdf');
        expect(cleanName(name, pdf)).toBe(name);
      }),
    );
  });

  it('stands encoded in the header of a download', () => {
    expect(attachment("Schüler's (1)*.pdf")).toBe("attachment; filename*=UTF-8''Sch%C3%BCler%27s%20%281%29%2A.pdf");
  });
});

import { pagePdf } from './page-pdf.ts';

describe('a page of text as a PDF', () => {
  const file = new TextDecoder().decode(pagePdf(['Quote (1)', 'C:\\prices']));

  it('has its lines, with the signs escaped that mean something', () => {
    expect(file).toContain('(Quote \\(1\\)) Tj');
    expect(file).toContain('(C:\\\\prices) Tj');
  });

  it('says where each of its objects begins, and where the table of them does', () => {
    const offsets = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(5);
    offsets.forEach((offset, index) => expect(file.slice(offset).startsWith(`${index + 1} 0 obj\n`)).toBe(true));
    const [, table = ''] = /startxref\n(\d+)\n/.exec(file) ?? [];
    expect(file.slice(Number(table)).startsWith('xref\n0 6\n')).toBe(true);
  });
});

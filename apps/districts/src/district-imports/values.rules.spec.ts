import { boundedText, decimal, gradeCode, localeCode, schoolYear, textOf, webAddress, wholeNumber } from './values.rules.js';
import { refusalOf } from '../refusal.fixture.js';

describe('what a cell says', () => {
  it.each(['', '   ', '-1', '-2', '-9', 'M', 'N', '†', '–', '‡', 'Not reported'])('“%s” is no value', (cell) => {
    expect(textOf(cell)).toBeNull();
  });

  it.each([
    ['white space is made single', '  NYC  Charter\u00a0School ', 'NYC Charter School'],
    ['a name keeps its case', 'WINFIELD city', 'WINFIELD city'],
    ['zero is a value', '0', '0'],
    ['a city may begin with N', 'Northport', 'Northport'],
  ])('%s', (_, cell, text) => {
    expect(textOf(cell)).toBe(text);
  });

  it.each<[string, (text: string | null) => unknown, string | null, unknown]>([
    ['a school year in full', schoolYear, '2024-2025', '2024-25'],
    ['a school year in short', schoolYear, '2018-19', '2018-19'],
    ['the turn of a century', schoolYear, '1999-2000', '1999-00'],
    ['a locale code', localeCode, '43', '43'],
    ['a locale in words', localeCode, '32-Town: Distant', '32'],
    ['a grade code', gradeCode, '09', '09'],
    ['a grade in words', gradeCode, '9th Grade', '09'],
    ['the first grade', gradeCode, '1st Grade', '01'],
    ['prekindergarten', gradeCode, 'Prekindergarten', 'PK'],
    ['kindergarten in capitals', gradeCode, 'KINDERGARTEN', 'KG'],
    ['ungraded', gradeCode, 'Ungraded', 'UG'],
    ['a whole number', (text) => wholeNumber(text, 'number'), '1304', 1304],
    ['a position', (text) => decimal(text, 'longitude', [-180, 180]), '-86.209263', -86.209263],
    ['a web site', webAddress, 'http://www.albertk12.org', 'http://www.albertk12.org'],
    ['a web site without its scheme', webAddress, 'www.albertk12.org', 'http://www.albertk12.org'],
    ['a street in place of a web site, which is none', webAddress, 'http://375 LEE ST', null],
    ['an e-mail address in place of a web site, which is none', webAddress, 'someone@k12.example', null],
    ['a script in place of a web site, which is none', webAddress, 'javascript:alert(1)', null],
    ['nothing', schoolYear, null, null],
  ])('%s', (_, read, text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each<[string, (text: string) => unknown, string, string]>([
    ['a year that is none', schoolYear, '2024-2026', 'year.malformed'],
    ['a locale that does not exist', localeCode, '14', 'locale.unknown'],
    ['a locale with a tail', localeCode, '321', 'locale.unknown'],
    ['a grade that does not exist', gradeCode, '14', 'grade.unknown'],
    ['a grade in words that does not exist', gradeCode, '15th Grade', 'grade.unknown'],
    ['half a school', (text) => wholeNumber(text, 'number'), '1.5', 'number.malformed'],
    ['a negative count', (text) => wholeNumber(text, 'number'), '-3', 'number.malformed'],
    ['a latitude beyond the pole', (text) => decimal(text, 'latitude', [-90, 90]), '90.5', 'number.malformed'],
    ['a latitude in words', (text) => decimal(text, 'latitude', [-90, 90]), 'north', 'number.malformed'],
    ['text with a character that was lost', (text) => boundedText(text, 'name', 200), 'Pe\ufffda', 'text.unreadable'],
    ['text with a NUL', (text) => boundedText(text, 'name', 200), 'Win\u0000field', 'text.unreadable'],
    ['text that turns its direction', (text) => boundedText(text, 'name', 200), 'Winfield\u202eytiC', 'text.unreadable'],
    ['text that is too long', (text) => boundedText(text, 'name', 3), 'Winfield', 'text.too-long'],
  ])('refuses %s', (_, read, text, code) => {
    expect(refusalOf(() => read(text))).toMatchObject({ code });
  });

  it('is composed as every name is', () => {
    expect(boundedText('Pen\u0303a Blanca', 'name', 200)).toBe('Pe\u00f1a Blanca');
  });
});

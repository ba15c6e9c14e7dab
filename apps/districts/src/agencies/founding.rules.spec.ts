import { refusalOf } from '../refusal.fixture.js';
import { type Founding, readFounding } from './founding.rules.js';

const given: Founding = {
  name: 'Alabama State Department of Education (sample)',
  zone: 'America/Chicago',
  colour: '#0e5f7d',
  senderAddress: 'purchasing@agency.example',
  adminEmail: 'dana.whitfield@sample.example',
  adminName: 'Dana Whitfield (sample)',
};

describe('founding the agency', () => {
  it('takes its particulars, with addresses in small letters', () => {
    expect(readFounding({ ...given, adminEmail: 'Dana.Whitfield@Sample.Example' })).toEqual(given);
  });

  it.each<[string, Partial<Record<keyof Founding, string>>, (keyof Founding)[]]>([
    ['a name of nothing but blanks', { ...given, name: '  ' }, ['name']],
    ['a zone that does not exist', { ...given, zone: 'America/Winfield' }, ['zone']],
    ['a color in words', { ...given, colour: 'teal' }, ['colour']],
    ['addresses that are none', { ...given, senderAddress: 'agency', adminEmail: 'dana' }, ['senderAddress', 'adminEmail']],
    ['nothing at all', {}, ['name', 'zone', 'colour', 'senderAddress', 'adminEmail', 'adminName']],
  ])('refuses %s, and names each', (_, particulars, fields) => {
    const errors = fields.map((field) => expect.objectContaining({ field }) as unknown);
    expect(refusalOf(() => readFounding(particulars))).toMatchObject({ code: 'agency.malformed', facts: { errors } });
  });
});

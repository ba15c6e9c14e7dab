import { fieldIdOf } from './field-ids.js';

const body = {
  lots: [
    { lotId: 'a', lines: [{ siteId: 's', quantity: 1 }], tolerance: 0, ceilingE4: null, alonePriceE4: null },
    {
      lotId: 'b',
      lines: [
        { siteId: 's', quantity: 1 },
        { siteId: 'r', quantity: 2 },
      ],
      tolerance: 0,
      ceilingE4: null,
      alonePriceE4: null,
    },
  ],
  approval: null,
};

describe('what the service finds at fault', () => {
  it.each([
    ['lots.1.lines.1.quantity', 'quantity-b-r'],
    ['lots.1.lines', 'quantity-b-s'],
    ['lots.0.tolerance', 'tolerance-a'],
    ['lots.0.ceilingE4', 'ceiling-a'],
    ['approval.approvedOn', 'approved-on'],
    ['approval.fileId', 'approval-document'],
    ['lots.7.tolerance', null],
    ['lots.0.other', null],
    ['title', null],
  ])('%s leads to %s', (path, field) => {
    expect(fieldIdOf(path, body)).toBe(field);
  });
});

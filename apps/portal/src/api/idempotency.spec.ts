import { keyFor } from './idempotency.js';

describe('the key of a form', () => {
  let made = 0;
  const make = () => `key-${++made}`;

  it('stays the same however often the same is sent', () => {
    const first = keyFor({ quantity: 120 }, null, make);
    expect(keyFor({ quantity: 120 }, first, make)).toBe(first);
  });

  it('is another one once something else is sent: the first may have had its effect', () => {
    const first = keyFor({ quantity: 120 }, null, make);
    expect(keyFor({ quantity: 130 }, first, make).key).not.toBe(first.key);
  });
});

import { Anchor } from '@mantine/core';
import type { PriceSource } from '@tributary/contracts';
import type { Fact } from '../parts/facts.js';
import { t } from '../words/words.js';

/** Whom to ask at the vendor, and how to reach them. */
export function contactFacts({ name, email, phone }: PriceSource['contact']): Fact[] {
  const facts: Fact[] = [{ label: t('purchases.source.contact'), value: name }];
  if (email !== null) facts.push({ label: t('purchases.source.email'), value: <Way href={`mailto:${email}`}>{email}</Way> });
  if (phone !== null) facts.push({ label: t('purchases.source.phone'), value: <Way href={`tel:${phone}`}>{phone}</Way> });
  return facts;
}

// A long address breaks rather than running out of its box.
function Way({ href, children }: { href: string; children: string }) {
  return (
    <Anchor href={href} fz="sm" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Anchor>
  );
}

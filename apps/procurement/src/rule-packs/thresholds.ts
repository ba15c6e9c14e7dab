import type { ThresholdFlag } from '@tributary/contracts';

/** From which total a state asks its districts for sealed bids on goods. Data with dates and sources: rules differ, and change. */
export interface Threshold extends Pick<ThresholdFlag, 'state' | 'rule' | 'thresholdCents' | 'cite' | 'source' | 'status'> {
  /** First day on which it holds, where a source gives it. */
  readonly from: string | null;
  readonly until: string | null;
  /** True where the rule says 'above' the amount: exactly so much is still below it. */
  readonly above: boolean;
}

/** Read in November 2026. `read`: the rule's text or an official page was seen, a named reprint included. */
export const thresholds: readonly Threshold[] = [
  {
    state: 'AL',
    rule: 'Sealed bids from this amount on',
    thresholdCents: 4_000_000,
    cite: 'Code of Alabama 16-13B-1',
    source: 'HB65 as enrolled, legiplex.com',
    status: 'read',
    from: null,
    until: null,
    above: false,
  },
  {
    state: 'AZ',
    rule: 'Formal procurement above this amount',
    thresholdCents: 10_000_000,
    cite: 'A.R.S. 41-2535(A), A.A.C. R7-2-1002',
    source: 'azleg.gov, Cornell LII',
    status: 'read',
    from: null,
    until: null,
    above: true,
  },
  {
    state: 'NY',
    rule: 'Sealed bids for goods above this amount',
    thresholdCents: 2_000_000,
    cite: 'General Municipal Law 103(1)',
    source: 'nysed.gov, nysenate.gov',
    status: 'read',
    from: '2010-06-22',
    until: null,
    above: true,
  },
  {
    state: 'US',
    rule: 'Formal methods for federal money above this amount',
    thresholdCents: 35_000_000,
    cite: '2 CFR 200.1, FAR 2.101 (90 FR 41872)',
    source: 'Federal Acquisition Institute bulletin',
    status: 'read',
    from: '2025-10-01',
    until: null,
    above: true,
  },
];

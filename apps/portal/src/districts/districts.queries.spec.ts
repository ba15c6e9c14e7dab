import { readAllDistricts } from './districts.queries.js';

const total = 2_450;

/** The service as it answers: so many districts from the one after which is asked. */
function answer(address: string): Response {
  const asked = new URL(address, 'http://portal.example').searchParams;
  const [from, limit] = [Number(asked.get('after') ?? 0), Number(asked.get('limit'))];
  const items = Array.from({ length: Math.min(limit, total - from) }, (_, index) => ({ organisationId: String(from + index) }));
  const next = from + limit < total ? String(from + limit) : null;
  return Response.json({ items, next, total });
}

describe('reading all districts', () => {
  beforeEach(
    () => void jest.spyOn(globalThis, 'fetch').mockImplementation(async (address) => answer(typeof address === 'string' ? address : '')),
  );
  afterEach(() => jest.restoreAllMocks());

  it('leaves none out', async () => {
    const all = await readAllDistricts('agency', {});
    expect(new Set(all.map(({ organisationId }) => organisationId)).size).toBe(total);
  });

  it('ends where more are of no use', async () => expect(await readAllDistricts('agency', {}, { most: 1_000 })).toHaveLength(1_000));
});

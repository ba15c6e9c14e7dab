import { RuleBroken, type Tx } from '@tributary/service-kit';

/** The districts of these networks as they are at this moment. Throws `joint-purchase.network-unknown` for one that there is not, or no more. */
export async function readMembers(tx: Pick<Tx, 'query'>, networkIds: readonly string[], fieldName: string): Promise<string[]> {
  if (networkIds.length === 0) return [];
  const rows = await tx.query<{ id: string; members: string[] }>(
    'select network_id as id, member_ids as members from network where network_id = any ($1::uuid[]) and not ended',
    [networkIds],
  );
  const known = new Map(rows.map(({ id, members }) => [id, members]));
  return networkIds.flatMap((id, index) => {
    const members = known.get(id);
    if (!members)
      throw new RuleBroken('joint-purchase.network-unknown', {
        field: `${fieldName}.${index}`,
        detail: 'There is no such network any more. Choose another one.',
      });
    return members;
  });
}

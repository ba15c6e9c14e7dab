/** Who sees rows of a purchase beside its lead: whoever is invited, or whoever takes part. */
export type Circle = 'invited_to' | 'participates_in';

/**
 * Rows of a purchase are seen by its lead and by its circle. Each table holds both columns, so that neither policy reads another table row by
 * row; what a district is invited to is looked up once for a statement.
 */
export function seenWithPurchase(table: string, circle: Circle): string[] {
  return [
    `grant select on ${table} to procurement_request`,
    `create policy ${table}_request_select on ${table} for select to procurement_request
       using (lead_organisation_id = current_organisation() or joint_purchase_id = any (array(select ${circle}())))`,
  ];
}

/**
 * What makes two mails of one kind about one thing two different mails: a person gets each occasion once. '' where there is only one. It stands
 * in the delivery and goes into the Message-ID, so it is made of the event alone.
 */
export const once = '';

/** Districts that are invited later: told by the first of them. */
export const addedOccasion = ({ invited: [first] }: { readonly invited: readonly { readonly organisationId: string }[] }): string =>
  `added ${first?.organisationId ?? ''}`;

/** A role in a further district of a purchase, for somebody who was invited to it for another one. */
export const joinedOccasion = ({ organisationId }: { readonly organisationId: string }): string => `joined ${organisationId}`;

export const reminderOccasion = ({ remindedAt }: { readonly remindedAt: string }): string => remindedAt;

/** The cut-off itself: after it has moved, its warnings and its change are others. */
export const cutOffOccasion = ({ cutOffAt }: { readonly cutOffAt: string }): string => cutOffAt;

/** A warning that a cut-off comes in so many days, as the copies keep it beside the districts it means. */
export const warning = (days: 3 | 1, occasion: string): string => `${days} ${occasion}`;

export const commitmentOccasion = ({ revision }: { readonly revision: number }): string => String(revision);

export const documentOccasion = ({ document }: { readonly document: { readonly fileId: string } }): string => `document ${document.fileId}`;

export const rungOccasion = ({ lotId, fromQuantity }: { readonly lotId: string; readonly fromQuantity: number }): string =>
  `${lotId} ${fromQuantity}`;

export const missedOccasion = ({ closedAt }: { readonly closedAt: string }): string => closedAt;

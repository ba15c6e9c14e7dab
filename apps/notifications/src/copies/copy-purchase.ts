import { Injectable } from '@nestjs/common';
import type {
  cutOffMoved,
  districtsInvited,
  documentAdded,
  invitationContactRecorded,
  jointPurchasePublished,
  rungReached,
} from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';
import { cutOffOccasion, documentOccasion } from '../mails/occasions.rules.js';
import { movePurchase } from './move-purchase.js';

const INVITE = `
  insert into joint_purchase_invitation (joint_purchase_id, organisation_id) select $1, unnest($2::uuid[])
  on conflict (joint_purchase_id, organisation_id) do update set organisation_id = excluded.organisation_id`;

const CHANGE = `
  insert into joint_purchase_change (joint_purchase_id, occasion, was_published, facts)
  values ($1, $2, exists (select from joint_purchase where joint_purchase_id = $1), $3)`;

/** A purchase enters the copy when it is published: of a draft nobody is told. */
@Injectable()
export class CopyPublishedPurchase implements EventHandler<typeof jointPurchasePublished> {
  async handle({ data }: EventOf<typeof jointPurchasePublished>, tx: Tx): Promise<void> {
    const { jointPurchaseId, reference, title, leadOrganisationId, cutOffAt, source, invited, lots } = data;
    await tx.query(
      `insert into joint_purchase (joint_purchase_id, reference, title, lead_organisation_id, cut_off_at, source, lots)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [jointPurchaseId, reference, title, leadOrganisationId, cutOffAt, JSON.stringify(source), JSON.stringify(lots)],
    );
    await tx.query(INVITE, [jointPurchaseId, invited.map(({ organisationId }) => organisationId)]);
  }
}

/** More districts are invited. */
@Injectable()
export class CopyInvitedDistricts implements EventHandler<typeof districtsInvited> {
  async handle({ data: { jointPurchaseId, invited } }: EventOf<typeof districtsInvited>, tx: Tx): Promise<void> {
    await tx.query(INVITE, [jointPurchaseId, invited.map(({ organisationId }) => organisationId)]);
  }
}

/** Whom to tell where nobody has a role. */
@Injectable()
export class CopyInvitationContact implements EventHandler<typeof invitationContactRecorded> {
  async handle({ data }: EventOf<typeof invitationContactRecorded>, tx: Tx): Promise<void> {
    const { contactId, jointPurchaseId, organisationId, email } = data;
    await tx.query(
      `insert into invitation_contact (contact_id, joint_purchase_id, organisation_id, email) values ($1, $2, $3, $4)
       on conflict (contact_id) do update set email = excluded.email`,
      [contactId, jointPurchaseId, organisationId, email],
    );
  }

  async forget(contactId: string, tx: Tx): Promise<void> {
    await tx.query('delete from invitation_contact where contact_id = $1', [contactId]);
  }
}

/** The cut-off is later; a purchase that missed its minimum is open again. */
@Injectable()
export class CopyMovedCutOff implements EventHandler<typeof cutOffMoved> {
  async handle({ data }: EventOf<typeof cutOffMoved>, tx: Tx): Promise<void> {
    const { jointPurchaseId, ...facts } = data;
    await movePurchase(tx, jointPurchaseId, `state = 'open', missed = null, cut_off_at = $2`, [data.cutOffAt]);
    await tx.query(CHANGE, [jointPurchaseId, cutOffOccasion(data), JSON.stringify({ is: 'cut-off', ...facts })]);
  }
}

/** A document was added, to a draft or to what is published. */
@Injectable()
export class CopyAddedDocument implements EventHandler<typeof documentAdded> {
  async handle({ data }: EventOf<typeof documentAdded>, tx: Tx): Promise<void> {
    const facts = { is: 'document', name: data.document.name };
    await tx.query(CHANGE, [data.jointPurchaseId, documentOccasion(data), JSON.stringify(facts)]);
  }
}

/** A lot stands on another rung. */
@Injectable()
export class CopyReachedRung implements EventHandler<typeof rungReached> {
  async handle({ data }: EventOf<typeof rungReached>, tx: Tx): Promise<void> {
    const { jointPurchaseId, lotId, volume, unitPriceE4 } = data;
    await movePurchase(tx, jointPurchaseId, 'standings = standings || $2::jsonb', [JSON.stringify({ [lotId]: { volume, unitPriceE4 } })]);
  }
}

import type { Ladder } from '@tributary/contracts';
import type { Links } from './links.rules.js';
import { action, type Block, type Fact, factsOf, type Mail, note, paragraph } from './mail-content.js';
import { count, deadline, listed, oneLine, price } from './words.rules.js';

/** What the invitation to a joint purchase tells one person, who may act for several of the invited districts. */
export interface InvitationFacts {
  readonly jointPurchaseId: string;
  readonly reference: string;
  readonly title: string;
  readonly leadName: string;
  readonly cutOffAt: string;
  readonly lots: readonly { readonly title: string; readonly unit: string; readonly ladder: Ladder }[];
  /** Districts invited in all. */
  readonly invitedDistricts: number;
  /** The invited districts for which the person may act, at least one. */
  readonly districts: readonly InvitedDistrict[];
}

export interface InvitedDistrict {
  readonly organisationId: string;
  readonly name: string;
  readonly zone: string;
}

/** Invites a person's districts to commit, and says by when and what it costs at which volume. */
export function invitationMail(facts: InvitationFacts, links: Links): Mail {
  const title = oneLine(facts.title);
  const [first] = facts.districts;
  if (!first) throw new Error('An invitation names at least one district.');
  const names = listed(facts.districts.map(({ name }) => oneLine(name)));
  const one = facts.districts.length === 1;
  const until = deadline(facts.cutOffAt, first.zone);
  return {
    subject: `${title}: commit by ${until}`,
    content: {
      heading: `${names} ${one ? 'is' : 'are'} invited to buy together: ${title}`,
      blocks: [
        paragraph(
          `${oneLine(facts.leadName)} buys for ${count(facts.invitedDistricts, 'district')}. The more you all commit, the lower the price for everyone.`,
        ),
        factsOf(null, [
          { label: 'Commit by', value: until, strong: true },
          { label: 'Reference', value: facts.reference },
        ]),
        ...facts.lots.map((lot) => ladderOf(lot, facts.lots.length > 1)),
        ...facts.districts.map((district) =>
          action(actionLabel(facts, district), links.jointPurchase(district.organisationId, facts.jointPurchaseId)),
        ),
        note(
          `You can change your quantity until ${until}. Then it binds. If you do nothing, ${names} ${one ? 'takes no part and pays' : 'take no part and pay'} nothing.`,
        ),
      ],
      because: `You get this mail because you act for ${names} in joint purchases.`,
    },
  };
}

function ladderOf(lot: InvitationFacts['lots'][number], named: boolean): Block {
  const unit = oneLine(lot.unit);
  const rows: Fact[] = lot.ladder.map((rung) => ({ label: `From ${count(rung.fromQuantity, unit)}`, value: price(rung.unitPriceE4) }));
  const heading = `Price per ${unit}, by what all districts commit together`;
  return factsOf(named ? `${oneLine(lot.title)}. ${heading}` : heading, rows);
}

function actionLabel(facts: InvitationFacts, district: InvitedDistrict): string {
  return facts.districts.length === 1 ? 'Choose your quantity' : `Choose a quantity for ${oneLine(district.name)}`;
}

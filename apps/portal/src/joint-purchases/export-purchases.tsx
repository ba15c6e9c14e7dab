import type { JointPurchaseListItem } from '@tributary/contracts';
import { csvText } from '../formats/csv.js';
import { download } from '../parts/download.js';
import { ExportButton } from '../parts/export-button.js';
import { useActing } from '../shell/acting.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import type { ListState } from './addresses.js';
import { readPurchases } from './purchases.queries.js';
import { hasPrice, statusText } from './state.js';

const mostAtOnce = 200;

/** All purchases that fit the filters, page by page, as one file. */
export function ExportPurchases({ state }: { state: ListState }) {
  const { organisationId } = useActing();
  const make = async () => {
    const all: JointPurchaseListItem[] = [];
    let after: string | undefined;
    do {
      const page = await readPurchases(organisationId, state, mostAtOnce, after);
      all.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    download(t('purchases.file'), csvText([head(), ...all.flatMap(rowsOf)]));
  };
  return <ExportButton make={make} />;
}

const columns = [
  'title',
  'reference',
  'state',
  'lastDay',
  'lot',
  'price',
  'volume',
  'unit',
  'answer',
  'own',
  'in',
  'declined',
  'invited',
] as const;

function head(): string[] {
  return columns.map((name) => t(`purchases.csv.${name}`));
}

// One row for each lot, so that a spreadsheet can sum and sort prices and volumes.
function rowsOf(purchase: JointPurchaseListItem): (string | number)[][] {
  const { title, reference, cutOffAt, ownAnswer, committedDistricts, declinedDistricts, invitedDistricts } = purchase;
  const answer = ownAnswer === null ? '' : t(`purchases.ownAnswers.${ownAnswer}`);
  return purchase.lots.map((lot) => [
    title,
    reference,
    statusText(purchase),
    cutOffAt,
    lot.title,
    lot.price.unitPriceE4 === null || !hasPrice(purchase) ? '' : lot.price.unitPriceE4 / 10_000,
    lot.price.totalQuantity,
    pluralOf(lot.unit),
    answer,
    lot.ownQuantity ?? '',
    committedDistricts,
    declinedDistricts,
    invitedDistricts,
  ]);
}

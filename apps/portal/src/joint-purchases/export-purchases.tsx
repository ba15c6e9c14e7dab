import { Button } from '@mantine/core';
import type { JointPurchaseListItem } from '@tributary/contracts';
import { useMutation } from '@tanstack/react-query';
import { csvText } from '../formats/csv.js';
import { download } from '../parts/download.js';
import { useActing } from '../shell/acting.js';
import { pluralOf } from '../words/plural.js';
import { t } from '../words/words.js';
import type { ListState } from './addresses.js';
import { readPurchases } from './purchases.queries.js';
import { statusText } from './state.js';

const mostAtOnce = 200;

/** All purchases that fit the filters, page by page, as one file. */
export function ExportPurchases({ state }: { state: ListState }) {
  const { organisationId } = useActing();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const all: JointPurchaseListItem[] = [];
      let after: string | undefined;
      do {
        const page = await readPurchases(organisationId, state, mostAtOnce, after);
        all.push(...page.items);
        after = page.next ?? undefined;
      } while (after !== undefined);
      download(t('purchases.file'), csvText([head(), ...all.map(row)]));
    },
  });
  return (
    <Button variant="default" onClick={() => !isPending && mutate()} data-disabled={isPending || undefined}>
      {isPending ? t('parts.list.exporting') : t('parts.list.export')}
    </Button>
  );
}

function head(): string[] {
  const names = ['title', 'reference', 'state', 'lastDay', 'price', 'volume', 'unit', 'own', 'in', 'invited'] as const;
  return names.map((name) => t(`purchases.csv.${name}`));
}

function row(purchase: JointPurchaseListItem): (string | number)[] {
  const { title, reference, cutOffAt, price, unit, ownQuantity, committedDistricts, invitedDistricts } = purchase;
  const dollars = price.unitPriceE4 === null ? '' : price.unitPriceE4 / 10_000;
  return [
    title,
    reference,
    statusText(purchase),
    cutOffAt,
    dollars,
    price.totalQuantity,
    pluralOf(unit),
    ownQuantity ?? '',
    committedDistricts,
    invitedDistricts,
  ];
}

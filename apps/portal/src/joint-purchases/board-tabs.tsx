import { Tabs } from '@mantine/core';
import type { JointPurchaseView, LotView } from '@tributary/contracts';
import { useNavigate } from '@tanstack/react-router';
import { countText } from '../formats/money.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { boardTabs, type BoardState, type BoardTab } from './board-address.js';
import classes from './board-tabs.module.css';
import type { Changes } from './changes.js';
import { Documents } from './documents.js';
import { PartiesTable } from './parties-table.js';
import { PriceSource } from './price-source.js';
import { Specification } from './specification.js';

interface BoardTabsProps {
  purchase: JointPurchaseView;
  lot: LotView;
  state: BoardState;
  changes: Changes | null;
}

/** What stands below the ladder: who is in, what exactly is bought, where the price comes from, and the papers. */
export function BoardTabs({ purchase, lot, state, changes }: BoardTabsProps) {
  const { organisationId } = useActing();
  const navigate = useNavigate();
  const { jointPurchaseId } = purchase;
  const go = (value: string | null) =>
    void navigate({
      to: '/o/$organisationId/joint-purchases/$jointPurchaseId',
      params: { organisationId, jointPurchaseId },
      search: { ...state, tab: boardTabs.find((tab) => tab === value) },
      replace: true,
      resetScroll: false,
    });
  return (
    <Tabs value={state.tab ?? 'districts'} onChange={go} keepMounted={false} className={classes.tabs}>
      <Tabs.List>
        {boardTabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`purchases.tabs.${tab}`)} <Count of={countOf(tab, purchase)} />
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="districts">
        <PartiesTable purchase={purchase} lot={lot} changes={changes} />
      </Tabs.Panel>
      <Tabs.Panel value="specification">
        <Specification purchase={purchase} />
      </Tabs.Panel>
      <Tabs.Panel value="source">
        <PriceSource purchase={purchase} />
      </Tabs.Panel>
      <Tabs.Panel value="documents">
        <Documents purchase={purchase} />
      </Tabs.Panel>
    </Tabs>
  );
}

function countOf(tab: BoardTab, { participants, documents }: JointPurchaseView): number {
  return tab === 'districts' ? participants.length : tab === 'documents' ? documents.length : 0;
}

function Count({ of }: { of: number }) {
  return of === 0 ? null : <span className={classes.count}>{countText(of)}</span>;
}

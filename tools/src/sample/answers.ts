import type { AnswerReceipt, CommitBasketBody, CommitmentReceipt, JointPurchaseView } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import type { Running } from '../running.ts';
import { callerFor, type Caller, type Write } from './caller.ts';
import { officerOf, placeOf, type Places } from './people.ts';
import { enterSites, type Sites } from './sites.ts';
import { dollars, type AnswerStory, type Story, type Take } from './story.ts';

const dayMs = 86_400_000;

type BasketLot = CommitBasketBody['lots'][number];

function takenOf(lotId: string, { sites, upToMore = 0, ceiling, alone }: Take, known: Sites): BasketLot {
  const lines = Object.entries(sites).map(([site, quantity]) => ({ siteId: placeOf(known, site), quantity }));
  return {
    ...{ lotId, lines, tolerance: upToMore },
    ceilingE4: ceiling === undefined ? null : dollars(ceiling),
    alonePriceE4: alone === undefined ? null : dollars(alone),
  };
}

function basketOf({ takes = [], approvedDaysAgo }: AnswerStory, { lots }: JointPurchaseView, sites: Sites): CommitBasketBody {
  const taken = takes.flatMap((take, index) => {
    const lotId = lots[index]?.lotId;
    return take === null || lotId === undefined ? [] : [takenOf(lotId, take, sites)];
  });
  if (approvedDaysAgo === undefined) return { lots: taken, approval: null };
  const approvedOn = new Date(Date.now() - approvedDaysAgo * dayMs).toISOString().slice(0, 10);
  return { lots: taken, approval: { approvedOn, fileId: null } };
}

/** The officer's role reaches procurement by an event, so a first call may come too early. */
function write<Answer>(officer: Caller, sent: Write): Promise<Answer> {
  return eventually(() => officer.write<Answer>(sent), { timeoutMs: 30_000, intervalMs: 250 });
}

async function answer(running: Running, places: Places, purchase: JointPurchaseView, story: AnswerStory): Promise<void> {
  const officer = callerFor(running, officerOf(story.district).email);
  const organisation = placeOf(places, story.district);
  const path = `/procurement/v1/joint-purchases/${purchase.jointPurchaseId}`;
  const name = `${purchase.title} ${story.district}`;
  if (story.declines !== undefined) {
    const body = { reason: story.declines };
    await write<AnswerReceipt>(officer, { method: 'POST', path: `${path}/decline`, organisation, name: `decline ${name}`, body });
    return;
  }
  const body = basketOf(story, purchase, await enterSites(running, places, story.district));
  const commitment = { path: `${path}/commitment`, organisation };
  const { revision } = await write<CommitmentReceipt>(officer, { ...commitment, method: 'PUT', name: `commit ${name}`, body });
  if (story.withdraws) await write<AnswerReceipt>(officer, { ...commitment, method: 'DELETE', name: `withdraw ${name}`, revision });
}

/** What the districts of a story answer, one after the other. */
export async function answerAll(running: Running, places: Places, purchase: JointPurchaseView, { answers = [] }: Story): Promise<void> {
  for (const story of answers) await answer(running, places, purchase, story);
}

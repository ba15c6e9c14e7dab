import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listState, newPurchaseState } from '../joint-purchases/addresses.js';
import { boardState, commitState } from '../joint-purchases/board-address.js';
import { acting } from './acting.js';

const purchases = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases',
  validateSearch: listState,
  component: lazyRouteComponent(() => import('../joint-purchases/purchases-page.js'), 'PurchasesPage'),
});
const newPurchase = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/new',
  validateSearch: newPurchaseState,
  component: lazyRouteComponent(() => import('../joint-purchases/new/new-purchase-page.js'), 'NewPurchasePage'),
});
const purchase = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId',
  validateSearch: boardState,
  component: lazyRouteComponent(() => import('../joint-purchases/purchase-page.js'), 'PurchasePage'),
});
const changeDraft = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/change',
  validateSearch: newPurchaseState,
  component: lazyRouteComponent(() => import('../joint-purchases/new/change-draft-page.js'), 'ChangeDraftPage'),
});
const publish = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/publish',
  component: lazyRouteComponent(() => import('../joint-purchases/new/check-publishing-page.js'), 'CheckPublishingPage'),
});
const published = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/published',
  component: lazyRouteComponent(() => import('../joint-purchases/new/published-page.js'), 'PublishedPage'),
});
const commit = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/commit',
  validateSearch: commitState,
  component: lazyRouteComponent(() => import('../joint-purchases/commit/commit-page.js'), 'CommitPage'),
});
const committed = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/committed',
  component: lazyRouteComponent(() => import('../joint-purchases/commit/committed-page.js'), 'CommittedPage'),
});
const withdraw = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/withdraw',
  component: lazyRouteComponent(() => import('../joint-purchases/leave/withdraw-page.js'), 'WithdrawPage'),
});
const decline = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/decline',
  component: lazyRouteComponent(() => import('../joint-purchases/leave/decline-page.js'), 'DeclinePage'),
});
const invite = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/invite',
  component: lazyRouteComponent(() => import('../joint-purchases/lead/invite-page.js'), 'InvitePage'),
});
const extend = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/extend',
  component: lazyRouteComponent(() => import('../joint-purchases/lead/extend-page.js'), 'ExtendPage'),
});
const cancel = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/cancel',
  validateSearch: newPurchaseState,
  component: lazyRouteComponent(() => import('../joint-purchases/lead/cancel-page.js'), 'CancelPage'),
});
const giveUp = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/give-up',
  validateSearch: newPurchaseState,
  component: lazyRouteComponent(() => import('../joint-purchases/lead/give-up-page.js'), 'GiveUpPage'),
});
const orders = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/orders',
  component: lazyRouteComponent(() => import('../joint-purchases/lead/orders-page.js'), 'OrdersPage'),
});
const record = createRoute({
  getParentRoute: () => acting,
  path: '/joint-purchases/$jointPurchaseId/record',
  component: lazyRouteComponent(() => import('../joint-purchases/lead/record-page.js'), 'RecordPage'),
});

/** Joint purchases: the list, one of them, and every step that is taken with one. */
export const purchaseRoutes = [
  purchases,
  newPurchase,
  purchase,
  changeDraft,
  publish,
  published,
  commit,
  committed,
  withdraw,
  decline,
  invite,
  extend,
  cancel,
  giveUp,
  orders,
  record,
] as const;

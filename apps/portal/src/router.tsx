import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { noteNavigation } from './parts/arrival.js';
import { readSearch, writeSearch } from './parts/address.js';
import { Loading } from './parts/loading.js';
import { acting, root } from './routes/acting.js';
import { directoryRoutes } from './routes/directory-routes.js';
import { ownRoutes } from './routes/own-routes.js';
import { purchaseRoutes } from './routes/purchase-routes.js';
import { Arriving } from './shell/outside.js';
import { unsubscribeState } from './settings/addresses.js';

const welcome = createRoute({
  getParentRoute: () => root,
  pendingComponent: Arriving,
  path: '/',
  component: lazyRouteComponent(() => import('./welcome/welcome-page.js'), 'WelcomePage'),
});
const accept = createRoute({
  getParentRoute: () => root,
  pendingComponent: Arriving,
  path: '/accept/$grantId',
  component: lazyRouteComponent(() => import('./welcome/accept-page.js'), 'AcceptPage'),
});
const unsubscribe = createRoute({
  getParentRoute: () => root,
  pendingComponent: Arriving,
  path: '/unsubscribe',
  validateSearch: unsubscribeState,
  component: lazyRouteComponent(() => import('./settings/unsubscribe-page.js'), 'UnsubscribePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([welcome, accept, unsubscribe, acting.addChildren([...ownRoutes, ...purchaseRoutes, ...directoryRoutes])]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: () => <Loading page />,
  scrollRestoration: true,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
});

router.subscribe('onBeforeNavigate', ({ hrefChanged, fromLocation }) => {
  if (hrefChanged && fromLocation !== undefined) noteNavigation();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Arriving, Broken, Nowhere } from '../shell/outside.js';

export const root = createRootRoute({ notFoundComponent: Nowhere, errorComponent: Broken });

/** Every page on which somebody acts for an organisation lies below it. */
export const acting = createRoute({
  getParentRoute: () => root,
  path: '/o/$organisationId',
  pendingComponent: Arriving,
  component: lazyRouteComponent(() => import('../shell/shell.js'), 'Shell'),
});

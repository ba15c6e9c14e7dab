import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Broken, Nowhere } from '../shell/outside.js';

export const root = createRootRoute({ notFoundComponent: Nowhere, errorComponent: Broken });

/** Every page on which somebody acts for an organisation lies below it. */
export const acting = createRoute({
  getParentRoute: () => root,
  path: '/o/$organisationId',
  component: lazyRouteComponent(() => import('../shell/shell.js'), 'Shell'),
});

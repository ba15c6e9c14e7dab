import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { districtsState } from '../districts/addresses.js';
import { importState } from '../imports/addresses.js';
import { networksState } from '../networks/addresses.js';
import { acting } from './acting.js';

const districts = createRoute({
  getParentRoute: () => acting,
  path: '/districts',
  validateSearch: districtsState,
  component: lazyRouteComponent(() => import('../districts/districts-page.js'), 'DistrictsPage'),
});
const district = createRoute({
  getParentRoute: () => acting,
  path: '/districts/$districtId',
  component: lazyRouteComponent(() => import('../districts/district-page.js'), 'DistrictPage'),
});
const imports = createRoute({
  getParentRoute: () => acting,
  path: '/districts/imports',
  component: lazyRouteComponent(() => import('../imports/imports-page.js'), 'ImportsPage'),
});
const oneImport = createRoute({
  getParentRoute: () => acting,
  path: '/districts/imports/$importId',
  validateSearch: importState,
  component: lazyRouteComponent(() => import('../imports/import-page.js'), 'ImportPage'),
});
const networks = createRoute({
  getParentRoute: () => acting,
  path: '/networks',
  validateSearch: networksState,
  component: lazyRouteComponent(() => import('../networks/networks-page.js'), 'NetworksPage'),
});
const newNetwork = createRoute({
  getParentRoute: () => acting,
  path: '/networks/new',
  component: lazyRouteComponent(() => import('../networks/new-network-page.js'), 'NewNetworkPage'),
});
const network = createRoute({
  getParentRoute: () => acting,
  path: '/networks/$networkId',
  component: lazyRouteComponent(() => import('../networks/network-page.js'), 'NetworkPage'),
});
const changeNetwork = createRoute({
  getParentRoute: () => acting,
  path: '/networks/$networkId/change',
  component: lazyRouteComponent(() => import('../networks/change-network-page.js'), 'ChangeNetworkPage'),
});

/** Districts, the files that bring them in, and networks. */
export const directoryRoutes = [districts, district, imports, oneImport, networks, newNetwork, network, changeNetwork] as const;

import { AgencyEntity } from './agencies/agency.entity.js';
import { OrganisationEntity } from './agencies/organisation.entity.js';
import { DistrictImportEntity } from './district-imports/district-import.entity.js';
import { DistrictHistoryEntity } from './districts/district-history.entity.js';
import { DistrictEntity } from './districts/district.entity.js';
import { RoleGrantEntity } from './grants/role-grant.entity.js';
import { Start1795500000000 } from './migrations/1795500000000-start.js';
import { NetworkEntity } from './networks/network.entity.js';
import { PersonEntity } from './people/person.entity.js';

export const entities = [
  OrganisationEntity,
  AgencyEntity,
  DistrictEntity,
  DistrictHistoryEntity,
  DistrictImportEntity,
  NetworkEntity,
  PersonEntity,
  RoleGrantEntity,
];

/** In the order in which they run. */
export const migrations = [Start1795500000000];
